import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Envelope } from './activity.ts';
import { type Endpoints, SCOPE } from './endpoints.ts';
import { within } from './within.ts';

/** Whether a token was made for this app and this activity. Rejects when the keys to check it with cannot be had. */
export type Verify = (
  envelope: Envelope,
  authorization: string,
  context: { appId: string; now: number },
) => Promise<boolean>;

/*
 * The only file that knows Microsoft's SDK. It is loaded with the first token, as it takes some 0.4 s and 45 MB. Only its
 * check of tokens is used: to send, it has no time limits, and repeats by itself what may have arrived.
 */

/** How long the issuer has to name its keys; loading the SDK, which a busy machine is slow at, is not counted. Milliseconds. */
const PATIENCE = 5_000;
/** How often a key that nobody knows is looked for. Milliseconds. */
const LOOKED_FOR_EVERY = 5 * 60_000;
/**
 * The SDK looks for new keys once an hour. It keeps keys by their address, and a fragment makes another address of the same
 * place: with so many, none is looked at again before its hour is over.
 */
const ADDRESSES = 13;

const loadSdk = () => import('botbuilder');

export const createVerify = (endpoints: Endpoints, load = loadSdk): Verify => {
  const made = new Map<string, Promise<ConfigurationBotFrameworkAuthentication>>();
  let address = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;

  const authenticationFor = (appId: string, which: number): Promise<ConfigurationBotFrameworkAuthentication> => {
    const key = `${appId}#${which}`;
    const known = made.get(key);
    if (known) return known;
    const making = makeAuthentication(endpoints, appId, which, load);
    made.set(key, making);
    // What could not be made is made anew for the next.
    making.catch(() => made.delete(key));
    return making;
  };

  const checkOnce = async ({ channelId, serviceUrl }: Envelope, authorization: string, appId: string) => {
    const authentication = await authenticationFor(appId, address);
    return authentication
      .authenticateRequest({ channelId, serviceUrl } as Activity, authorization)
      .then(() => 'genuine' as const, outcomeOf);
  };

  /** Keys are asked for over a connection that was left open, and the issuer may have closed it meanwhile. */
  const check = (...about: Parameters<typeof checkOnce>): Promise<Outcome> =>
    checkOnce(...about).catch(() => checkOnce(...about));

  return async (envelope, authorization, { appId, now }) => {
    await authenticationFor(appId, address);
    const first = await within(AbortSignal.timeout(PATIENCE), check(envelope, authorization, appId));
    if (first !== 'unknown key' || now - lookedAt < LOOKED_FOR_EVERY) return first === 'genuine';
    lookedAt = now;
    address = (address + 1) % ADDRESSES;
    return (await within(AbortSignal.timeout(PATIENCE), check(envelope, authorization, appId))) === 'genuine';
  };
};

type Outcome = 'genuine' | 'not genuine' | 'unknown key';

const makeAuthentication = async (
  { issuer, openIdMetadata, login }: Endpoints,
  appId: string,
  which: number,
  load: typeof loadSdk,
): Promise<ConfigurationBotFrameworkAuthentication> => {
  const sdk = await load();
  const keys = `${openIdMetadata}#${which}`;
  return new sdk.ConfigurationBotFrameworkAuthentication(
    {
      ...{ ToBotFromChannelTokenIssuer: issuer, ToBotFromChannelOpenIdMetadataUrl: keys },
      // Nothing that these would lead to is ever asked for: such tokens are refused before.
      ...{ ToBotFromEmulatorOpenIdMetadataUrl: keys, ToChannelFromBotLoginUrl: login, OAuthUrl: issuer },
      ...{ ToChannelFromBotOAuthScope: SCOPE, ValidateAuthority: true },
    },
    {
      isValidAppId: async (id) => id === appId,
      // By the SDK’s own rule nothing is checked where the app id is empty.
      isAuthenticationDisabled: async () => false,
      createCredentials: () => Promise.reject(new TypeError('Nothing is sent through the SDK.')),
    },
  );
};

/** What jsonwebtoken, below it, calls a token that is not good. */
const NOT_GOOD = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

const outcomeOf = (error: unknown): Outcome => {
  const { name, message, statusCode } = error as { name?: string; message?: string; statusCode?: number };
  if (message === 'Signing Key could not be retrieved.') return 'unknown key';
  if (statusCode === 401 || NOT_GOOD.has(name ?? '')) return 'not genuine';
  throw error;
};
