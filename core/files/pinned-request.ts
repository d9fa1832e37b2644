import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Pinned } from './pin.ts';

export type PinnedCall = {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | undefined;
  signal: AbortSignal;
  to: Pinned;
};

/** Whatever is asked for, the answer is what was looked at before. */
const answering =
  (to: Pinned): LookupFunction =>
  (_hostname, { all }, callback) => {
    const [first] = to;
    if (all) callback(null, to);
    else if (first) callback(null, first.address, first.family);
  };

/** One request over a connection of its own. Resolves with the head of the answer. */
export const requestPinned = ({ url, method, headers, body, signal, to }: PinnedCall): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      ...{ method, signal, agent: false, lookup: answering(to) },
      headers: { ...Object.fromEntries(headers), ...(body && { 'content-length': body.byteLength }) },
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
