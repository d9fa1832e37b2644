import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { type ErrorBody, errorBody } from '#core/contracts/errors.ts';
import { BatonError, ERRORS, type ErrorCode } from '#core/domain/errors.ts';

/** One sentence about the first thing that is wrong. Says where, never repeats what was sent. */
export const sentenceOf = (errors: readonly FastifySchemaValidationError[], part = 'body'): string => {
  // Of a union every branch fails: what they say each is of no use.
  const first = errors.find((error) => error.keyword === 'anyOf') ?? errors[0];
  if (first === undefined) return '';
  const where = [part, ...first.instancePath.split('/').slice(1)].join('.');
  const { additionalProperties: unknown } = first.params;
  if (Array.isArray(unknown))
    return `There is no ${unknown.map((name) => `"${String(name).slice(0, 40)}"`).join(', ')} in ${where}.`;
  const wrong = first.keyword === 'anyOf' ? 'is none of the shapes that are known here' : first.message;
  return `Look at ${where}: it ${wrong ?? 'is not as expected'}.`;
};

const STORE_AWAY = /^Mongo(Network|NetworkTimeout|ServerSelection|NotConnected|PoolCleared|TopologyClosed)/;
const isStoreAway = (error: unknown): boolean => error instanceof Error && STORE_AWAY.test(error.name);

const codeOfStatus = (status: number | undefined): ErrorCode => {
  if (status === 413) return 'too_large';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  if (status === 503) return 'unavailable';
  return status !== undefined && status >= 400 && status < 500 ? 'invalid_input' : 'internal';
};

/** Any failure in the words of the catalogue; only `internal` is worth a look by the people who run this. */
export const bodyOf = (error: unknown): ErrorBody => {
  if (error instanceof BatonError) return errorBody(error.code, error.detail);
  if (isStoreAway(error)) return errorBody('unavailable');
  const { validation, validationContext, statusCode } = error as Partial<FastifyError>;
  if (validation) return errorBody('invalid_input', sentenceOf(validation, validationContext));
  return errorBody(codeOfStatus(statusCode));
};

export const handleError = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const body = bodyOf(error);
  if (body.code === 'internal') request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
  reply.code(ERRORS[body.code].status).type('application/json').send(body);
};

export const handleMissing = (_request: FastifyRequest, reply: FastifyReply): void => {
  reply.code(404).type('application/json').send(errorBody('not_found'));
};
