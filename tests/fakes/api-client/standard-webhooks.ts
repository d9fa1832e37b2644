import { createHmac } from 'node:crypto';

/** As https://www.standardwebhooks.com describes it, by nobody's library. */
export const signatureOf = (key: string, id: string, timestamp: string, body: string | Uint8Array): string => {
  const secret = Buffer.from(key.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return `v1,${mac}`;
};

export const signedHeaders = (key: string, id: string, body: string | Uint8Array, at = Date.now()) => {
  const timestamp = String(Math.floor(at / 1_000));
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf(key, id, timestamp, body),
  };
};
