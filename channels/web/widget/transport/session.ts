import type { Session } from '#core/contracts/http.ts';
import { RequestError, request } from './http.ts';
import type { Storage } from './storage.ts';

/** Renewed this long before it ends. Milliseconds. */
const MARGIN = 60_000;
const SHORTEST = 10_000;

export type VisitorSession = ReturnType<typeof createSession>;

/** The token lives in memory only; what is stored is the refresh token, in the frame's own origin. */
export const createSession = (channelId: string, storage: Storage) => {
  let token = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<Session> | null = null;

  const ask = (refreshToken: string | null): Promise<{ body: Session; serverTime: number }> =>
    request<Session>('/api/web/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channelId, ...(refreshToken === null ? {} : { refreshToken }) }),
    });

  const obtain = async (): Promise<Session> => {
    const refreshToken = storage.get('refresh');
    const { body, serverTime } = await ask(refreshToken).catch((error: unknown) => {
      // An expired visitor becomes a new one.
      const expired =
        error instanceof RequestError && (error.code === 'unauthenticated' || error.code === 'invalid_input');
      if (expired && refreshToken !== null) return ask(null);
      throw error;
    });
    token = body.token;
    storage.set('refresh', body.refreshToken);
    const left = body.expiresAt - serverTime;
    clearTimeout(timer);
    timer = setTimeout(
      () => void renew().catch(() => undefined),
      Math.max(SHORTEST, left - Math.min(MARGIN, left / 2)),
    );
    return body;
  };

  /** Two callers share one renewal. */
  const renew = (): Promise<Session> => {
    running ??= obtain().finally(() => {
      running = null;
    });
    return running;
  };

  /** `path` is one of the visitor's own routes. */
  const get = async <T>(path: string): Promise<T> => {
    const ask = () => request<T>(`/api/web/${path}`, { headers: { authorization: `Bearer ${token}` } });
    const { body } = await ask().catch(async (error: unknown) => {
      if (!(error instanceof RequestError) || error.code !== 'unauthenticated') throw error;
      await renew();
      return ask();
    });
    return body;
  };

  return { renew, get, token: () => token };
};
