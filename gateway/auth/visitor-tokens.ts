import type { FastifyInstance } from 'fastify';

/** Seconds, as in the tokens. */
const TOKEN_LIFE = 10 * 60;
const REFRESH_LIFE = 90 * 24 * 3600;

const ISSUER = 'baton';
const AUDIENCE = { token: 'baton:visitor', refresh: 'baton:visitor-refresh' } as const;
type Kind = keyof typeof AUDIENCE;

/** A customer of one web channel. */
export type Visitor = { channelAccountId: string; peer: string };

export type VisitorTokens = ReturnType<typeof createVisitorTokens>;

/** Signed, not stored: a gateway can check them without asking anybody. */
export const createVisitorTokens = (jwt: FastifyInstance['jwt']) => {
  const sign = (kind: Kind, { channelAccountId, peer }: Visitor, expiresIn: number): string =>
    jwt.sign({ ch: channelAccountId }, { iss: ISSUER, aud: AUDIENCE[kind], sub: peer, expiresIn });

  const read = (kind: Kind, token: string): Visitor | null => {
    try {
      const claims = jwt.verify<{ ch: unknown; sub: unknown }>(token, {
        algorithms: ['HS256'],
        allowedIss: ISSUER,
        allowedAud: AUDIENCE[kind],
        requiredClaims: ['sub', 'ch', 'exp', 'iss', 'aud'],
      });
      const { ch, sub } = claims;
      return typeof ch === 'string' && typeof sub === 'string' ? { channelAccountId: ch, peer: sub } : null;
    } catch {
      return null;
    }
  };

  return {
    issue: (visitor: Visitor, now: number) => ({
      token: sign('token', visitor, TOKEN_LIFE),
      expiresAt: now + TOKEN_LIFE * 1_000,
      refreshToken: sign('refresh', visitor, REFRESH_LIFE),
    }),
    visitorOf: (token: string): Visitor | null => read('token', token),
    refreshOf: (refreshToken: string): Visitor | null => read('refresh', refreshToken),
  };
};
