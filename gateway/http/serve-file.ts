import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';
import type { FileFacts } from '#core/domain/files/file.ts';
import type { FileVariant } from '#core/files/signed-address.ts';
import { MissingFile, type Storage, StorageTrouble, thumbnailOf } from '#core/files/storage.ts';
import { rangeIn } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';

type Served = { key: string; variant: FileVariant; name: string; facts: FileFacts };
type Opened = Awaited<ReturnType<Storage['open']>>;

/** Seconds: who has lost the right to see it does not find it in their browser for long. */
const LONGEST_CACHED = 15 * 60;

const small = { mimeType: 'image/webp', inline: true };

/** What is under a key stays as it is. */
const tagOf = ({ key, variant, facts }: Served): string =>
  `"${Buffer.from(`${key}.${variant}.${facts.size}`).toString('base64url')}"`;

const names = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

const opened = async (work: Promise<Opened>, { log }: FastifyRequest): Promise<Opened> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof MissingFile) throw new BatonError('not_found');
    if (!(error instanceof StorageTrouble)) throw error;
    log.error({ err: error }, 'a file cannot be read');
    throw new BatonError('unavailable');
  }
};

/** Sends the bytes as fast as they are read, and stops reading when the reader goes. */
export const serveFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { storage, file, until }: { storage: Storage; file: Served; until: number },
): Promise<FastifyReply> => {
  const { key, variant, name, facts } = file;
  const isSmall = variant === 'thumb';
  if (isSmall && !facts.thumbnail) throw new BatonError('not_found');
  const { mimeType, inline } = isSmall ? small : facts;
  const tag = tagOf(file);
  const seconds = Math.max(0, Math.floor((until - Date.now()) / 1_000));
  const { range: asked, 'if-range': ifRange, 'if-none-match': known } = request.headers;
  const describe = (): FastifyReply =>
    reply.headers({
      'content-type': mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType,
      'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', name, mimeType),
      'cache-control': `private, max-age=${Math.min(seconds, LONGEST_CACHED)}`,
      etag: tag,
      'accept-ranges': isSmall ? 'none' : 'bytes',
    });

  if (names(known, tag)) return describe().code(304).send();
  const usable = !isSmall && (ifRange === undefined || String(ifRange).trim() === tag);
  const range = usable ? rangeIn(asked, facts.size) : null;
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${facts.size}`).send();
  if (request.method === 'HEAD' && !isSmall) return describe().header('content-length', facts.size).send();
  const { bytes, size } = await opened(storage.open(isSmall ? thumbnailOf(key) : key, range ?? undefined), request);
  // The reader has gone before there was anything to stop.
  if (reply.raw.destroyed) bytes.destroy();
  if (request.method === 'HEAD') {
    bytes.destroy();
    return describe().header('content-length', size).send();
  }
  if (range === null) return describe().header('content-length', size).send(bytes);
  return describe()
    .code(206)
    .headers({
      'content-range': `bytes ${range.start}-${range.end}/${size}`,
      'content-length': range.end - range.start + 1,
    })
    .send(bytes);
};
