import type { Adapter } from '../contract/adapter.ts';
import { createGraph } from '../meta/graph.ts';
import { createMessagingExtras } from '../meta/messaging-extras.ts';
import type { Payload } from '../meta/messaging-payload.ts';
import { authenticate } from './authenticate.ts';
import { CAPABILITIES } from './capabilities.ts';
import { createCheck } from './check.ts';
import { parse } from './parse.ts';
import { createMessengerProfile } from './profile.ts';
import { render } from './render.ts';
import { createMessengerSend } from './send.ts';
import { type MessengerAccount, Secrets, Settings } from './settings.ts';

/** A Facebook page’s Messenger, through the Graph API. `graphUrl` is another one than Meta's in tests only: no admin can set it. */
export const createMessenger = ({
  graphUrl,
}: {
  graphUrl?: string;
} = {}): Adapter<MessengerAccount['settings'], MessengerAccount['secrets'], Payload> => {
  const graph = createGraph(graphUrl === undefined ? {} : { url: graphUrl });
  return {
    kind: 'messenger',
    capabilities: CAPABILITIES,
    settings: Settings,
    secrets: Secrets,
    webhook: { authenticate, parse },
    outbound: { render, send: createMessengerSend(graph) },
    extras: { ...createMessagingExtras(graph), check: createCheck(graph), profile: createMessengerProfile(graph) },
  };
};
