import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ClientMessageId } from '#core/contracts/primitives.ts';
import { nameOfFile } from '#core/domain/channels/spoken-parts.ts';
import type { App } from './fastify.ts';

/** A file is sent as it is, not as a form: the body is its bytes, and what else is to be said stands in headers. */
export const UploadHeaders = Type.Object({
  'idempotency-key': ClientMessageId,
  'x-file-name': Type.Optional(Type.String({ maxLength: 1_000, description: 'Percent-encoded' })),
});

/** Bodies are read as they come: none of it is kept in memory. */
export const streamBodies = (app: App): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (_: unknown, payload: Readable) => payload);
};

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
};

/** Ends with the connection: what came of a file until then is nothing. */
const endedWith = ({ raw }: FastifyRequest): AbortSignal => {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.complete) gone.abort(new Error('The connection was lost while the file came.'));
  });
  return gone.signal;
};

/** What a request says of the file that it brings. */
export const uploadIn = (request: FastifyRequest) => {
  const { headers, raw } = request;
  const length = Number(headers['content-length']);
  return {
    uploadId: String(headers['idempotency-key']),
    name: nameOfFile(decoded(String(headers['x-file-name'] ?? ''))),
    mimeType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    size: Number.isFinite(length) && headers['content-length'] !== undefined ? length : undefined,
    bytes: raw,
    signal: endedWith(request),
  };
};
