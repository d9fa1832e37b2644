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
import { within } from './within.ts';

type Failed = { ok: false; error: SendError };
type Granted = { ok: true; token: string; until: Instant };
export type Token = { ok: true; token: string } | Failed;

export type Tokens = {
  /** One that is good for a while yet. */
  of: (account: BotAccount, reach: Reach) => Promise<Token>;
  /** The connector did not take this one: the next is another. */
  forget: (account: BotAccount, token: string) => void;
};

/** So long before its end a token is not used any more. Milliseconds. */
const MARGIN = 5 * 60_000;
/** How long Microsoft has for one, whoever waits for it. Milliseconds. */
const PATIENCE = 15_000;

const isGranted = Compile(Type.Object({ access_token: Type.String({ minLength: 1 }), expires_in: Type.Number() }));
const isRefusal = Compile(Type.Object({ error: Type.String() }));

const REFUSED: SendError = {
  kind: 'auth',
  why: 'Microsoft does not accept the app ID, the app password or the tenant. An admin has to enter what is valid.',
};

/** Tokens for the connector, by the app's password (Azure Bot Service, "Get an access token"). */
export const createTokens = (endpoints: Endpoints): Tokens => {
  const known = new Map<string, Granted>();
  const underWay = new Map<string, Promise<Granted | Failed>>();

  /** One request for all who need it meanwhile: it is nobody's own, and whatever comes of it, the next one is another. */
  const askOnce = (key: string, account: BotAccount, reach: Reach): Promise<Granted | Failed> => {
    const begun = underWay.get(key);
    if (begun) return begun;
    const asked = ask(endpoints, account, { ...reach, signal: AbortSignal.timeout(PATIENCE) }).then((answer) => {
      underWay.delete(key);
      if (answer.ok) known.set(key, answer);
      return answer;
    });
    underWay.set(key, asked);
    return asked;
  };

  return {
    of: async (account, reach) => {
      const key = keyOf(account);
      const kept = known.get(key);
      if (kept && kept.until > reach.now()) return kept;
      return within(reach.signal, askOnce(key, account, reach)).catch(unanswered);
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
): Promise<Granted | Failed> => {
  const body = new URLSearchParams({
    ...{ grant_type: 'client_credentials', scope: SCOPE },
    ...{ client_id: settings.appId, client_secret: secrets.appPassword },
  });
  try {
    const { fetch, signal, now } = reach;
    const address = `${login}/${tenantOf(settings)}/oauth2/v2.0/token`;
    const response = await fetch(address, { method: 'POST', body, signal, redirect: 'error' });
    const said: unknown = await response.json().catch(() => undefined);
    if (response.ok && isGranted.Check(said))
      return { ok: true, token: said.access_token, until: now() + said.expires_in * 1_000 - MARGIN };
    const afterMs = retryAfter(response.headers, now());
    const isRefused = response.status < 500 && response.status !== 429 && isRefusal.Check(said);
    if (isRefused) return { ok: false, error: { ...REFUSED, code: String(response.status) } };
    return { ok: false, error: { kind: 'retry', why: BUSY, ...(afterMs !== undefined && { afterMs }) } };
  } catch (error) {
    return unanswered(error);
  }
};

const unanswered = (error: unknown): Failed => ({ ok: false, error: harmless(noAnswer(error)) });
