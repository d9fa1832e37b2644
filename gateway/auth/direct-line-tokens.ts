import type { FastifyInstance } from 'fastify';
import type { Guest } from '#channels/web/directline/guest.ts';

/** Seconds. Its clients ask for a new one after fifteen minutes. */
const TOKEN_LIFE = 30 * 60;
/** It stands in an address: it opens one connection, at once. */
const STREAM_LIFE = 60;

const ISSUER = 'baton';
const AUDIENCE = { token: 'baton:direct-line', stream: 'baton:direct-line-stream' } as const;
type Kind = keyof typeof AUDIENCE;
type Claims = { ch: unknown; sub: unknown; user?: unknown };

/** Signed, not stored. `user` is where Direct Line's clients look for who they are. */
export const createDirectLineTokens = (jwt: FastifyInstance['jwt']) => {
  const sign = (kind: Kind, { channelAccountId, peer, userId }: Guest, expiresIn: number): string =>
    jwt.sign(
      { ch: channelAccountId, ...(userId !== undefined && { user: userId }) },
      { iss: ISSUER, aud: AUDIENCE[kind], sub: peer, expiresIn },
    );

  const read = (kind: Kind, token: string): Guest | null => {
    try {
      const { ch, sub, user } = jwt.verify<Claims>(token, {
        algorithms: ['HS256'],
        allowedIss: ISSUER,
        allowedAud: AUDIENCE[kind],
        requiredClaims: ['sub', 'ch', 'exp', 'iss', 'aud'],
      });
      if (typeof ch !== 'string' || typeof sub !== 'string') return null;
      return { channelAccountId: ch, peer: sub, ...(typeof user === 'string' && { userId: user }) };
    } catch {
      return null;
    }
  };

  return {
    issue: (guest: Guest) => ({ token: sign('token', guest, TOKEN_LIFE), expires_in: TOKEN_LIFE }),
    guestOf: (token: string): Guest | null => read('token', token),
    forStream: (guest: Guest): string => sign('stream', guest, STREAM_LIFE),
    guestOfStream: (token: string): Guest | null => read('stream', token),
  };
};
