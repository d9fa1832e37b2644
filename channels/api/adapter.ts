import type { Adapter } from '../contract/adapter.ts';
import { authenticate } from './authenticate.ts';
import { CAPABILITIES } from './capabilities.ts';
import { extras } from './extras.ts';
import { parse } from './parse.ts';
import { type Payload, render } from './render.ts';
import { send } from './send.ts';
import { type ApiAccount, Secrets, Settings } from './settings.ts';

/** Any system of one's own: signed JSON in, signed webhooks out, as https://www.standardwebhooks.com describes both. */
export const createApi = (): Adapter<ApiAccount['settings'], ApiAccount['secrets'], Payload> => ({
  kind: 'api',
  capabilities: CAPABILITIES,
  settings: Settings,
  secrets: Secrets,
  webhook: { authenticate, parse },
  outbound: { render, send },
  extras,
});
