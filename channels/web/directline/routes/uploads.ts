import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ErrorBody } from '#core/contracts/errors.ts';
import type { FileState } from '#core/contracts/files.ts';
import { Id } from '#core/contracts/primitives.ts';
import type { VisitorToServer } from '#core/contracts/realtime.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Guest } from '../guest.ts';
import { messageIdOf, SaidActivity, saidBy } from '../said.ts';
import type { VisitorDeps } from '../visitor.ts';

type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;
export type UploadDeps = {
  guestOf: (request: FastifyRequest, id: string) => Promise<{ guest: Guest }>;
  doorOf: (guest: Guest) => VisitorDeps;
  say: (guest: Guest, said: VisitorToServer) => Promise<void>;
  limit: object;
};

const MOST_FILES = 10;
/** Bytes of the activity beside the files. */
const LARGEST_ACTIVITY = 64 * 1024;
const activity = Compile(SaidActivity);

type Upload = { name: string; type: string; bytes: Readable };

/** The same file of the same message again is the same file. */
const keyOf = (messageId: string, index: number): string =>
  createHash('sha256').update(`${messageId}:${index}`).digest('hex');

/** Through the door of every visitor: what is allowed, how large, and what becomes of it is decided there. */
const keep = async ({ origin, token }: VisitorDeps, { name, type, bytes }: Upload, key: string): Promise<string> => {
  const response = await fetch(`${origin()}/api/web/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token()}`,
      ...{ 'content-type': type, 'idempotency-key': key, 'x-file-name': encodeURIComponent(name) },
    },
    body: Readable.toWeb(bytes) as ReadableStream,
    duplex: 'half',
  } as RequestInit).catch(() => null);
  if (response === null) throw new BatonError('unavailable');
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new BatonError((answer as ErrorBody | null)?.code ?? 'unavailable');
  return (answer as FileState).id;
};

const readActivity = (text: string): SaidActivity => {
  try {
    const said: unknown = JSON.parse(text);
    if (activity.Check(said)) return said;
  } catch {
    // As every other thing that is not an activity.
  }
  throw new BatonError('invalid_input', 'The part `activity` is not an activity in JSON.');
};

/** Files come with their activity in a form, or one by itself as the whole body. */
export const uploadRoutes = async (app: App, { guestOf, doorOf, say, limit }: UploadDeps): Promise<void> => {
  await app.register(multipart, { limits: { files: MOST_FILES, fileSize: Number.POSITIVE_INFINITY, fields: 1 } });
  app.addContentTypeParser('*', async (_: unknown, payload: Readable) => payload);

  /** In their order; the activity is the first part of what clients send, and is read where it stands. */
  const takeForm = async (request: FastifyRequest, door: VisitorDeps) => {
    let said: SaidActivity | undefined;
    const files: string[] = [];
    const fresh = randomUUID();
    for await (const part of request.parts()) {
      const isActivity = part.fieldname === 'activity';
      if (part.type === 'field') {
        if (isActivity) said = readActivity(String(part.value));
      } else if (isActivity) {
        said = readActivity(await textOf(part.file));
      } else {
        const id = said ? messageIdOf(said, () => fresh) : fresh;
        const upload = { name: part.filename ?? '', type: part.mimetype, bytes: part.file };
        files.push(await keep(door, upload, keyOf(id, files.length)));
      }
    }
    const told = said ?? { type: 'message' };
    return { said: told, id: messageIdOf(told, () => fresh), files };
  };

  const takeBody = async (request: FastifyRequest, door: VisitorDeps) => {
    const id = randomUUID();
    const name = /filename="([^"]*)"/.exec(request.headers['content-disposition'] ?? '')?.[1] ?? '';
    const type = request.headers['content-type'] ?? 'application/octet-stream';
    const file = await keep(door, { name, type, bytes: request.raw }, keyOf(id, 0));
    return { said: { type: 'message' }, id, files: [file] };
  };

  app.post(
    '/v3/directline/conversations/:id/upload',
    { schema: { hide: true, params: Type.Object({ id: Id }) }, config: { rateLimit: limit } },
    async (request) => {
      const { guest } = await guestOf(request, request.params.id);
      const { said, id, files } = await (request.isMultipart() ? takeForm : takeBody)(request, doorOf(guest));
      const message = saidBy(said, id, files);
      if (message !== null) await say(guest, message);
      return { id };
    },
  );
};

const textOf = async (bytes: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_ACTIVITY) throw new BatonError('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
