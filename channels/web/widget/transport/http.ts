import type { ErrorBody } from '#core/contracts/errors.ts';
import type { ErrorCode } from '#core/domain/errors.ts';

/** The server's answer to a request that failed; `unavailable` where there was no answer at all. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

const TIMEOUT = 15_000;

/** `serverTime` is the server's clock, to the second. */
export const request = async <T>(path: string, init: RequestInit): Promise<{ body: T; serverTime: number }> => {
  const response = await fetch(path, { ...init, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) }).catch(() => {
    throw new RequestError('unavailable');
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RequestError((body as ErrorBody | null)?.code ?? 'unavailable');
  return { body: body as T, serverTime: Date.parse(response.headers.get('date') ?? '') || Date.now() };
};
