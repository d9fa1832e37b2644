import { type TSchema, Type } from 'typebox';
import { ErrorBody } from '#core/contracts/errors.ts';

/** No body: the status says it all. */
export const Done = Type.Null({ description: 'Done' });

const failures = { '4xx': ErrorBody, '5xx': ErrorBody };

/** The answers of a route: what it gives when all is well, and ErrorBody otherwise. */
export const answers = <T extends TSchema>(ok: T) => ({ 200: ok, ...failures });
export const answersNothing = { 204: Done, ...failures };
