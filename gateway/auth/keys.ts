import { hkdfSync } from 'node:crypto';

/** One key per purpose, so that what is signed for one can never be passed off as the other. */
export const deriveKey = (secretKey: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, 'baton', purpose, 32));
