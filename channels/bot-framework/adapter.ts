import type { Adapter } from '../contract/adapter.ts';
import { createAuthenticate } from './authenticate.ts';
import { CAPABILITIES } from './capabilities.ts';
import { createConnector } from './connector.ts';
import { type Endpoints, MICROSOFT, onLoopback } from './endpoints.ts';
import { createExtras } from './extras.ts';
import { parse } from './parse.ts';
import type { Payload } from './payload.ts';
import { render } from './render.ts';
import { createVerify } from './sdk.ts';
import { createSend } from './send.ts';
import { type BotAccount, Secrets, Settings } from './settings.ts';
import { createTokens } from './tokens.ts';

/**
 * A bot that is registered with Azure Bot Service, and every channel that is connected to it. `loopback` stands in for
 * Microsoft in tests, on this machine alone: no admin can set it.
 */
export const createBotFramework = ({
  loopback,
}: {
  loopback?: Required<Endpoints>;
} = {}): Adapter<BotAccount['settings'], BotAccount['secrets'], Payload> => {
  const endpoints = loopback ? onLoopback(loopback) : MICROSOFT;
  const tokens = createTokens(endpoints);
  const connector = createConnector(tokens);
  return {
    kind: 'bot-framework',
    capabilities: CAPABILITIES,
    settings: Settings,
    secrets: Secrets,
    webhook: { authenticate: createAuthenticate(endpoints, createVerify(endpoints)), parse },
    outbound: { render, send: createSend(endpoints, connector) },
    extras: createExtras(endpoints, tokens, connector),
  };
};
