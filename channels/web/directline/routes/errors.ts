import type { FastifyReply, FastifyRequest } from 'fastify';
import { type BatonError, ERRORS, type ErrorCode } from '#core/domain/errors.ts';

/** Direct Line's own words for what went wrong; whoever else reads them gets the sentence. */
const CODES: Partial<Record<ErrorCode, string>> = {
  invalid_input: 'BadArgument',
  empty_message: 'MissingProperty',
  too_large: 'MessageSizeTooBig',
  not_found: 'BadArgument',
  unauthenticated: 'TokenExpired',
  wrong_origin: 'Forbidden',
  site_not_allowed: 'Forbidden',
  rate_limited: 'TooManyRequests',
};
/** Its clients ask for a new token only after this. */
const TOKEN_EXPIRED = 403;

const codeOf = (error: Partial<BatonError> & { validation?: unknown; statusCode?: number }): ErrorCode => {
  if (error.code !== undefined && error.code in ERRORS) return error.code;
  if (error.validation !== undefined) return 'invalid_input';
  if (error.statusCode === 413) return 'too_large';
  if (error.statusCode === 429) return 'rate_limited';
  return error.statusCode !== undefined && error.statusCode < 500 ? 'invalid_input' : 'internal';
};

export const handleDirectLineError = (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
  const code = codeOf(error as Parameters<typeof codeOf>[0]);
  if (code === 'internal')
    request.log.error({ err: error, route: request.routeOptions.url }, 'a Direct Line request failed');
  const { status, message } = ERRORS[code];
  reply
    .code(code === 'unauthenticated' ? TOKEN_EXPIRED : status)
    .type('application/json')
    .send({ error: { code: CODES[code] ?? 'ServiceError', message } });
};
