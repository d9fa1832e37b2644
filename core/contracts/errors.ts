import { type Static, Type } from 'typebox';
import { ERRORS, type ErrorCode } from '../domain/errors.ts';

export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** The body of every failed request: a code to act on, a sentence to read. */
export const ErrorBody = Type.Object({
  code: Type.Enum(ERROR_CODES),
  message: Type.String(),
  retryable: Type.Boolean(),
});
export type ErrorBody = Static<typeof ErrorBody>;

export const errorBody = (code: ErrorCode, detail?: string): ErrorBody => ({
  code,
  message: detail ? `${ERRORS[code].message} ${detail}` : ERRORS[code].message,
  retryable: ERRORS[code].retryable,
});
