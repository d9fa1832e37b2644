import { Compile } from 'typebox/compile';
import { errorBody } from '#core/contracts/errors.ts';
import { Language } from '#core/contracts/primitives.ts';
import { Handshake, PROTOCOL_VERSION } from '#core/contracts/realtime.ts';
import { BatonError } from '#core/domain/errors.ts';
import { bodyOf } from '../http/error-handler.ts';

const handshake = Compile(Handshake);
const language = Compile(Language);

/** The code is the message of the client's `connect_error`, the whole body its `data`. */
export const refusalOf = (error: unknown): Error => {
  const body = bodyOf(error);
  return Object.assign(new Error(body.code), { data: errorBody(body.code, detailOf(error)) });
};
const detailOf = (error: unknown): string | undefined => (error instanceof BatonError ? error.detail : undefined);

/** @throws BatonError when the page is of another version or doesn't speak this protocol at all */
export const readHandshake = (auth: unknown): { token: string | undefined; language: string | undefined } => {
  if (!handshake.Check(auth)) throw new BatonError('protocol_version');
  if (auth.protocol !== PROTOCOL_VERSION) throw new BatonError('protocol_version');
  return { token: auth.token, language: language.Check(auth.language) ? auth.language : undefined };
};
