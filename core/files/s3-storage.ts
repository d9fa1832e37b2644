import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createS3Request, type S3Line, type S3Options } from './s3-request.ts';
import type { ByteRange, Storage } from './storage.ts';

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const rangeOf = ({ start, end }: ByteRange): string => `bytes=${start}-${end}`;

/** `bytes 0-9/100` says that the whole has 100. */
const wholeIn = (contentRange: string | undefined): number | undefined => {
  const size = /\/(\d+)$/.exec(contentRange ?? '')?.[1];
  return size === undefined ? undefined : Number(size);
};

/** In a bucket of any storage that speaks S3: https://docs.aws.amazon.com/AmazonS3/latest/API/. */
export const createS3Storage = (options: S3Options, line?: S3Line): Storage => {
  const ask = createS3Request(options, line);
  return {
    put: async (key, path, { mimeType, size }) => {
      const sha256 = await hashOf(path);
      const headers = { 'content-type': mimeType };
      (await ask({ method: 'PUT', key, headers, body: { path, size, sha256 } })).resume();
    },

    open: async (key, range) => {
      const bytes = await ask({ method: 'GET', key, ...(range && { headers: { range: rangeOf(range) } }) });
      return { bytes, size: wholeIn(bytes.headers['content-range']) ?? Number(bytes.headers['content-length']) };
    },

    remove: async (key) => {
      (await ask({ method: 'DELETE', key })).resume();
    },
  };
};
