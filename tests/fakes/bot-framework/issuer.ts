import { randomUUID } from 'node:crypto';
import { jwkOf, newKey, type SigningKey, signed } from './keys.ts';

export type App = { id: string; password: string; tenant: string };
export type Reply = { status: number; json?: object; bytes?: Uint8Array; type?: string; headers?: object };

const METADATA = '/v1/.well-known/openidconfiguration';
const KEYS = '/v1/.well-known/keys';
const SCOPE = 'https://api.botframework.com/.default';

/** Azure’s side of trust: it signs what connectors send, shows its keys, and gives apps tokens for their password. */
export const createIssuer = (url: () => string, apps: readonly App[]) => {
  let keys: SigningKey[] = [newKey()];
  const granted = new Set<string>();
  const issuer = { keysAskedFor: 0, tokensAskedFor: 0, secondsOfTokens: 3_599 };

  const grant = (tenant: string, form: URLSearchParams): Reply => {
    issuer.tokensAskedFor += 1;
    const app = apps.find(({ id }) => id === form.get('client_id'));
    if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== SCOPE)
      return refused(400, 'invalid_request', 900_144);
    if (!app || (tenant !== app.tenant && tenant !== 'botframework.com'))
      return refused(400, 'unauthorized_client', 700_016);
    if (form.get('client_secret') !== app.password) return refused(401, 'invalid_client', 7_000_215);
    const token = `eyJ0eXAiOiJKV1Qi.${randomUUID()}.c2lnbmVk`;
    granted.add(token);
    const seconds = issuer.secondsOfTokens;
    return {
      status: 200,
      json: { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token },
    };
  };

  return Object.assign(issuer, {
    metadata: () => `${url()}${METADATA}`,
    isGranted: (authorization = ''): boolean => granted.has(authorization.replace(/^Bearer /, '')),
    /** Tokens that were given so far are not taken any more. */
    revoke: (): void => granted.clear(),
    key: (): SigningKey => keys.at(-1) as SigningKey,
    /** Another key from now on; those before it are gone. */
    rotate: (endorsements?: string[]): SigningKey => {
      keys = [newKey(endorsements)];
      return keys[0] as SigningKey;
    },
    /** What a connector has of its own accord; `changes` are to its claims. */
    tokenFor: (appId: string, serviceUrl: string, changes: object = {}): string => {
      const now = Math.floor(Date.now() / 1_000);
      const times = { nbf: now - 60, exp: now + 3_600 };
      const claims = { serviceurl: serviceUrl, ...times, iss: url(), aud: appId, ...changes };
      return signed({ key: keys.at(-1) as SigningKey, claims });
    },
    answer: (path: string, body: string): Reply | undefined => {
      if (path === METADATA)
        return {
          status: 200,
          json: {
            ...{ issuer: url(), jwks_uri: `${url()}${KEYS}`, authorization_endpoint: 'https://invalid.example' },
            ...{ id_token_signing_alg_values_supported: ['RS256'] },
          },
        };
      if (path === KEYS) {
        issuer.keysAskedFor += 1;
        return { status: 200, json: { keys: keys.map(jwkOf) } };
      }
      const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path)?.[1];
      return tenant === undefined ? undefined : grant(tenant, new URLSearchParams(body));
    },
  });
};
export type Issuer = ReturnType<typeof createIssuer>;

const refused = (status: number, error: string, code: number): Reply => ({
  status,
  json: {
    ...{ error, error_description: `AADSTS${code}: Refused.`, error_codes: [code], trace_id: randomUUID() },
    correlation_id: randomUUID(),
  },
});
