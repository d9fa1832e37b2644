import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorBody, errorBody } from '#core/contracts/errors.ts';
import { BatonError, ERRORS, type ErrorCode } from '#core/domain/errors.ts';
import { isStoreClosed } from '#core/store/status.ts';
import { sentenceOf } from './sentence.ts';

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
  if (isStoreAway(error) || isStoreClosed(error)) return errorBody('unavailable');
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
  reply.code(404).header('x-content-type-options', 'nosniff').type('application/json').send(errorBody('not_found'));
};
