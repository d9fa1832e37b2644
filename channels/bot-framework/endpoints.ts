/** The other side of the protocol (Azure Bot Service, "Authentication with the Bot Connector API"). */
export type Endpoints = {
  /** Who signs what comes in. */
  issuer: string;
  /** Where its keys are named. */
  openIdMetadata: string;
  /** Where tokens for what goes out are had, before the tenant. */
  login: string;
  /** The one connector that is not Microsoft's; absent outside of tests. */
  connector?: string;
};

export const MICROSOFT: Endpoints = {
  issuer: 'https://api.botframework.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  login: 'https://login.microsoftonline.com',
};

/** What tokens of ours are for, and the tenant of apps that belong to none. */
export const SCOPE = 'https://api.botframework.com/.default';
export const SHARED_TENANT = 'botframework.com';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** @throws TypeError when one of them is beyond this machine: others than Microsoft's are for tests on it alone */
export const onLoopback = (endpoints: Required<Endpoints>): Endpoints => {
  for (const address of Object.values(endpoints))
    if (!LOOPBACK.has(new URL(address).hostname)) throw new TypeError('Only a loopback address may stand in here.');
  return endpoints;
};
