import type { SendError } from './outbound.ts';

/** What the network says before anything was sent: trying again is harmless. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Of a request to a platform that got no answer. It may have been carried out, unless it surely never left. */
export const noAnswer = (error: unknown): SendError => {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown };
  return typeof code === 'string' && NOT_SENT.has(code)
    ? { kind: 'retry', why: 'The platform cannot be reached.', code }
    : {
        kind: 'unknownOutcome',
        why: 'The platform did not answer. The message may have arrived.',
        ...(typeof code === 'string' && { code }),
      };
};

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date. */
export const retryAfter = (headers: Headers, now: number): number | undefined => {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
};
