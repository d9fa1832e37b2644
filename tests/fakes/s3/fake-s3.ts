import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { refuse, type S3Code } from './answers.ts';
import { checkSignature, type Keys } from './signature.ts';

/** What becomes of a request instead. cut: the line breaks in mid-body. short: half of the body, then silence. */
export type Misbehaviour = { code: S3Code } | 'hang' | 'cut' | 'short';

type Options = Keys & { bucket: string; addressing: 'path' | 'host' };
type Stored = { bytes: Buffer; mimeType: string };

export const S3_KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'eu-central-1',
  bucket: 'baton-files',
  addressing: 'path',
} as const;

const rangeOf = (header: string | undefined, size: number): [start: number, end: number] | null => {
  const [, start = '0', end = ''] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  return header === undefined ? null : [Number(start), end === '' ? size - 1 : Math.min(Number(end), size - 1)];
};

/** A bucket that speaks S3 over a real socket, and believes nobody whose signature it has not checked itself. */
export const startFakeS3 = async (changes: Partial<Options> = {}) => {
  const options: Options = { ...S3_KEYS, ...changes };
  const objects = new Map<string, Stored>();
  const requests: string[] = [];
  const misbehaving: Misbehaviour[] = [];
  let now = Date.now;

  const give = (
    request: IncomingMessage,
    response: ServerResponse,
    { bytes, mimeType }: Stored,
    how?: Misbehaviour,
  ) => {
    const range = rangeOf(request.headers.range, bytes.length);
    if (range && range[0] >= bytes.length) return refuse(response, 'InvalidRange', request.url ?? '');
    const part = range ? bytes.subarray(range[0], range[1] + 1) : bytes;
    const place = range ? { 'content-range': `bytes ${range[0]}-${range[1]}/${bytes.length}` } : {};
    response.writeHead(range ? 206 : 200, { 'content-type': mimeType, 'content-length': part.length, ...place });
    if (how === undefined) return response.end(part);
    return response.write(part.subarray(0, part.length / 2), () => how === 'cut' && response.destroy());
  };

  const keep = async (request: IncomingMessage, response: ServerResponse, key: string): Promise<void> => {
    if (request.headers['content-length'] === undefined)
      return refuse(response, 'MissingContentLength', request.url ?? '');
    const bytes = await buffer(request);
    const promised = request.headers['x-amz-content-sha256'];
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (promised !== 'UNSIGNED-PAYLOAD' && promised !== hash)
      return refuse(response, 'XAmzContentSHA256Mismatch', request.url ?? '');
    objects.set(key, { bytes, mimeType: String(request.headers['content-type']) });
    response.writeHead(200, { etag: `"${createHash('md5').update(bytes).digest('hex')}"` }).end();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { method = '', url = '', headers } = request;
    requests.push(`${method} ${url}`);
    const how = misbehaving.shift();
    if (how === 'hang') return undefined;
    if (typeof how === 'object') return refuse(response, how.code, url);
    if (how === 'cut' && method !== 'GET') return request.once('data', () => request.destroy());
    const wrong = checkSignature({ method, url, headers }, options, now());
    if (wrong) return refuse(response, wrong, url);
    const [bucket, key] = placeOf(options, request);
    if (bucket !== options.bucket) return refuse(response, 'NoSuchBucket', url);
    if (method === 'PUT') return keep(request, response, key);
    if (method === 'DELETE') {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    if (method !== 'GET') return refuse(response, 'MethodNotAllowed', url);
    const stored = objects.get(key);
    return stored ? give(request, response, stored, how) : refuse(response, 'NoSuchKey', url);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    options: {
      ...options,
      endpoint: options.addressing === 'host' ? `http://localhost:${port}` : `http://127.0.0.1:${port}`,
    },
    objects,
    requests,
    /** For the next requests, one after the other. */
    misbehave: (...next: Misbehaviour[]) => misbehaving.push(...next),
    setClock: (clock: () => number) => {
      now = clock;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
export type FakeS3 = Awaited<ReturnType<typeof startFakeS3>>;

const placeOf = ({ addressing }: Options, { url = '', headers }: IncomingMessage): [bucket: string, key: string] => {
  const path = decodeURIComponent(url.split('?')[0] ?? '').slice(1);
  if (addressing === 'host') return [headers.host?.split('.')[0] ?? '', path];
  const end = path.indexOf('/');
  return [path.slice(0, end), path.slice(end + 1)];
};
