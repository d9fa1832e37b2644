import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';

type Kept = { changedAt: number; bytes: Buffer; packed: Buffer; etag: string };

/** A few small files of one folder, kept in memory until they change. */
export const createFiles = (folder: string) => {
  const kept = new Map<string, Kept>();

  const load = async (name: string, fill: (text: string) => string): Promise<Kept> => {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => {
      throw new BatonError('unavailable', 'The widget is not built yet.');
    });
    const bytes = Buffer.from(fill(await readFile(path, 'utf8')));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    return { changedAt: mtimeMs, bytes, packed: await promisify(gzip)(bytes), etag };
  };

  /** `fill` puts in what is not known when the file is built; what it gives is kept under `variant`. */
  const read = async (name: string, variant: string, fill: (text: string) => string): Promise<Kept> => {
    const key = `${name}?${variant}`;
    const known = kept.get(key);
    const changedAt = await stat(join(folder, name)).then(
      (file) => file.mtimeMs,
      () => 0,
    );
    if (known && known.changedAt === changedAt) return known;
    const loaded = await load(name, fill);
    kept.set(key, loaded);
    return loaded;
  };

  return {
    /** Answers with the file, packed where the browser can unpack it, or with 304. Type and caching are the caller's. */
    send: async (
      request: FastifyRequest,
      reply: FastifyReply,
      name: string,
      variant = '',
      fill = (text: string): string => text,
    ): Promise<FastifyReply> => {
      const { bytes, packed, etag } = await read(name, variant, fill);
      reply.header('etag', etag).header('vary', 'accept-encoding');
      if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
      const unpacks = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      return unpacks ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(bytes);
    },
  };
};
