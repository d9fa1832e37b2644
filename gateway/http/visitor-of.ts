import type { FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';
import type { Visitor, VisitorTokens } from '../auth/visitor-tokens.ts';

/** Whose token a request bears. @throws BatonError */
export const createVisitorOf =
  (visitorTokens: Pick<VisitorTokens, 'visitorOf'>) =>
  ({ headers }: Pick<FastifyRequest, 'headers'>): Visitor => {
    const [scheme, token] = headers.authorization?.split(' ') ?? [];
    const visitor = scheme?.toLowerCase() === 'bearer' && token ? visitorTokens.visitorOf(token) : null;
    if (visitor === null) throw new BatonError('unauthenticated');
    return visitor;
  };
