import { createHmac, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';

/** A key that signs for some channels. */
export type SigningKey = { kid: string; endorsements: string[]; publicKey: KeyObject; privateKey: KeyObject };

/** Every channel that Azure publishes has its own; these are enough here. */
const ENDORSED = ['facebook', 'msteams', 'webchat', 'directline', 'telegram'];

export const newKey = (endorsements = ENDORSED): SigningKey => ({
  ...{ kid: randomUUID(), endorsements },
  ...generateKeyPairSync('rsa', { modulusLength: 2_048 }),
});

/** As the issuer shows it: RFC 7517, and which channels it may sign for. */
export const jwkOf = ({ kid, endorsements, publicKey }: SigningKey): object => ({
  ...publicKey.export({ format: 'jwk' }),
  ...{ use: 'sig', kid, x5t: kid, endorsements },
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

export type Signed = { key: SigningKey; claims: object; algorithm?: 'RS256' | 'HS256' | 'none'; kid?: string };

/** A JSON web token. HS256 is as a forger makes it, with the public key as the secret. */
export const signed = ({ key, claims, algorithm = 'RS256', kid = key.kid }: Signed): string => {
  const said = `${encoded({ typ: 'JWT', alg: algorithm, kid, x5t: kid })}.${encoded(claims)}`;
  const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
  const signature = {
    RS256: () => createSign('RSA-SHA256').update(said).sign(key.privateKey, 'base64url'),
    HS256: () => createHmac('sha256', pem).update(said).digest('base64url'),
    none: () => '',
  };
  return `${said}.${signature[algorithm]()}`;
};
