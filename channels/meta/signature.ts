import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const HEADER = /^sha256=([0-9a-f]{64})$/;

/**
 * Whether Meta has signed exactly these bytes. They are what came in, never JSON that was written anew: Meta escapes more
 * than JSON has to, and signs that (Webhooks, "Validate payloads"). The older `x-hub-signature` with SHA-1 is no proof.
 */
export const isSigned = (body: Uint8Array, header: string | undefined, appSecret: string): boolean => {
  const claimed = HEADER.exec(header ?? '')?.[1];
  if (claimed === undefined || appSecret === '') return false;
  return timingSafeEqual(createHmac('sha256', appSecret).update(body).digest(), Buffer.from(claimed, 'hex'));
};

/** Takes as long for any two texts: not even their lengths can be learned from it. */
export const isSameSecret = (given: string, secret: string): boolean =>
  secret !== '' && timingSafeEqual(hash(given), hash(secret));
const hash = (text: string) => createHash('sha256').update(text).digest();
