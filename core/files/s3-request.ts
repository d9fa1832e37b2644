import { createReadStream } from 'node:fs';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { nameOf } from './name-of.ts';
import { errorOf } from './s3-errors.ts';
import { StorageTrouble } from './storage.ts';

export type S3Options = {
  /** Without a trailing slash and without the bucket. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** path: https://endpoint/bucket/key. host: https://bucket.endpoint/key. */
  addressing: 'path' | 'host';
};

/** How a storage is reached. Times in milliseconds. */
export type S3Line = { silence: number; tries: number; firstPause: number; lookup?: LookupFunction };
const S3_LINE: S3Line = { silence: 20_000, tries: 4, firstPause: 200 };

export type S3Call = {
  method: 'GET' | 'PUT' | 'DELETE';
  key: string;
  headers?: Record<string, string>;
  /** The file that is sent, and the hash of it that is signed. */
  body?: { path: string; size: number; sha256: string };
};

/** The hash of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const urlOf = ({ endpoint, bucket, addressing }: S3Options, key: string): URL => {
  const url = new URL(endpoint);
  if (addressing === 'host') url.hostname = `${bucket}.${url.hostname}`;
  const base = url.pathname.replace(/\/+$/, '');
  url.pathname = addressing === 'host' ? `${base}/${nameOf(key)}` : `${base}/${bucket}/${nameOf(key)}`;
  return url;
};

/** Resolves with the head of the answer; its body is still to be read. */
const answerTo = (request: ClientRequest, silence: number): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', resolve);
    // Holds for the body as well: who has stopped to read comes back with a range.
    request.setTimeout(silence, () => request.destroy(new Error('The storage for files fell silent.')));
  });

const sendOnce = async (options: S3Options, call: S3Call, { silence, lookup }: S3Line): Promise<IncomingMessage> => {
  const { method, body } = call;
  const headers = { ...call.headers, 'x-amz-content-sha256': body?.sha256 ?? EMPTY };
  const { accessKeyId, secretAccessKey, region } = options;
  const url = urlOf(options, call.key);
  const keys = { accessKeyId, secretAccessKey, region, service: 's3' };
  const signed = await new AwsV4Signer({ method, url: url.href, headers, ...keys }).sign();
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, {
    method,
    ...(lookup && { lookup }),
    headers: { ...Object.fromEntries(signed.headers), ...(body && { 'content-length': body.size }) },
  });
  const answer = answerTo(request, silence);
  if (body === undefined) request.end();
  // What goes wrong in sending is told by the request as well; an answer may come before everything is sent, and says why.
  else pipeline(createReadStream(body.path), request).catch(() => undefined);
  const response = await answer;
  const { statusCode = 0 } = response;
  if (statusCode >= 200 && statusCode < 300) return response;
  const error = errorOf(statusCode, await text(response).catch(() => ''));
  request.destroy();
  throw error;
};

const isFinal = (error: unknown): boolean =>
  !(error instanceof StorageTrouble ? error.passing : error instanceof Error && 'code' in error) &&
  !(error instanceof Error && error.message.endsWith('fell silent.'));

/** Asks as often as it makes sense, and says in words what came of it. The body of the answer is the caller's to read. */
export const createS3Request = (options: S3Options, line: S3Line = S3_LINE) => {
  const { tries, firstPause } = line;
  return async (call: S3Call): Promise<IncomingMessage> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await sendOnce(options, call, line);
      } catch (error) {
        if (isFinal(error)) throw error;
        if (attempt === tries) {
          if (error instanceof StorageTrouble) throw error;
          throw new StorageTrouble('The storage for files cannot be reached.', true, error);
        }
        await pause(Math.random() * firstPause * 2 ** attempt);
      }
    }
  };
};
