import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const Head = Compile(Type.Object({ alg: Type.String(), kid: Type.String({ minLength: 1 }) }));
const Claims = Compile(Type.Object({ iss: Type.String() }));

/** What a token says of itself, before anybody has checked it; undefined for what is no token. */
export const saidBy = (authorization: string | undefined): { alg: string; issuer: string } | undefined => {
  const [, head, claims] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization ?? '') ?? [];
  const [header, payload] = [decoded(head), decoded(claims)];
  return Head.Check(header) && Claims.Check(payload) ? { alg: header.alg, issuer: payload.iss } : undefined;
};

const decoded = (part = ''): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
