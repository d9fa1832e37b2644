import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Instant } from '#core/domain/ids.ts';
import type { Reach } from '../contract/adapter.ts';
import type { SendError } from '../contract/outbound.ts';
import { noAnswer, retryAfter } from '../contract/transport.ts';
import { type Endpoints, SCOPE, SHARED_TENANT } from './endpoints.ts';
import { BUSY, harmless } from './errors.ts';
import type { BotAccount } from './settings.ts';

export type Token = { ok: true; token: string } | { ok: false; error: SendError };

export type Tokens = {
  /** One that is good for a while yet. */
  of: (account: BotAccount, reach: Reach) => Promise<Token>;
  /** The connector did not take this one: the next is another. */
  forget: (account: BotAccount, token: string) => void;
};

/** So long before its end a token is not used any more. Milliseconds. */
const MARGIN = 5 * 60_000;

const Granted = Compile(Type.Object({ access_token: Type.String({ minLength: 1 }), expires_in: Type.Number() }));
const Refused = Compile(Type.Object({ error: Type.String() }));

const REFUSED: SendError = {
  kind: 'auth',
  why: 'Microsoft does not accept the app ID, the app password or the tenant. An admin has to enter what is valid.',
};

/** Tokens for the connector, by the app's password (Azure Bot Service, "Get an access token"). */
export const createTokens = (endpoints: Endpoints): Tokens => {
  const known = new Map<string, { token: string; until: Instant }>();

  return {
    of: async (account, reach) => {
      const key = keyOf(account);
      const kept = known.get(key);
      if (kept && kept.until > reach.now()) return { ok: true, token: kept.token };
      const asked = await ask(endpoints, account, reach);
      if (!asked.ok) return asked;
      known.set(key, asked);
      return asked;
    },
    forget: (account, token) => {
      const key = keyOf(account);
      if (known.get(key)?.token === token) known.delete(key);
    },
  };
};

/** Another password is another key: what was had with the one before is not used any more. */
const keyOf = ({ settings, secrets }: BotAccount): string =>
  createHash('sha256')
    .update(JSON.stringify([tenantOf(settings), settings.appId, secrets.appPassword]))
    .digest('base64');

const tenantOf = ({ appType, tenantId }: BotAccount['settings']): string =>
  appType === 'MultiTenant' ? SHARED_TENANT : tenantId;

const ask = async (
  { login }: Endpoints,
  { settings, secrets }: BotAccount,
  reach: Reach,
): Promise<{ ok: true; token: string; until: Instant } | { ok: false; error: SendError }> => {
  const body = new URLSearchParams({
    ...{ grant_type: 'client_credentials', scope: SCOPE },
    ...{ client_id: settings.appId, client_secret: secrets.appPassword },
  });
  try {
    const { fetch, signal, now } = reach;
    const address = `${login}/${tenantOf(settings)}/oauth2/v2.0/token`;
    const response = await fetch(address, { method: 'POST', body, signal, redirect: 'error' });
    const said: unknown = await response.json().catch(() => undefined);
    if (response.ok && Granted.Check(said))
      return { ok: true, token: said.access_token, until: now() + said.expires_in * 1_000 - MARGIN };
    const afterMs = retryAfter(response.headers, now());
    const isRefused = response.status < 500 && response.status !== 429 && Refused.Check(said);
    if (isRefused) return { ok: false, error: { ...REFUSED, code: String(response.status) } };
    return { ok: false, error: { kind: 'retry', why: BUSY, ...(afterMs !== undefined && { afterMs }) } };
  } catch (error) {
    return { ok: false, error: harmless(noAnswer(error)) };
  }
};
