import { createHmac } from 'node:crypto';

/**
 * JSON as Meta writes it: everything beyond ASCII, and some of what is within, is escaped. The signature is over these
 * bytes (Webhooks, "Validate payloads").
 */
export const asMetaWrites = (body: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(body)
      .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('/', '\\/')
      .replaceAll('@', '\\u0040'),
    'ascii',
  );

export const signatureOf = (body: Uint8Array, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;

export const signedHeaders = (body: Uint8Array, appSecret: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-hub-signature': `sha1=${createHmac('sha1', appSecret).update(body).digest('hex')}`,
  'x-hub-signature-256': signatureOf(body, appSecret),
});
