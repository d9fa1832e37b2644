import type { Adapter } from '../contract/adapter.ts';
import { createGraph } from '../meta/graph.ts';
import { createMessagingExtras } from '../meta/messaging-extras.ts';
import type { Payload } from '../meta/messaging-payload.ts';
import { authenticate } from './authenticate.ts';
import { CAPABILITIES } from './capabilities.ts';
import { createCheck } from './check.ts';
import { parse } from './parse.ts';
import { createInstagramProfile } from './profile.ts';
import { render } from './render.ts';
import { createInstagramSend } from './send.ts';
import { type InstagramAccount, Secrets, Settings } from './settings.ts';

/** An Instagram professional account, through the Graph API and the page that it belongs to. `graphUrl` is another one than Meta's in tests only: no admin can set it. */
export const createInstagram = ({
  graphUrl,
}: {
  graphUrl?: string;
} = {}): Adapter<InstagramAccount['settings'], InstagramAccount['secrets'], Payload> => {
  const graph = createGraph(graphUrl === undefined ? {} : { url: graphUrl });
  return {
    kind: 'instagram',
    capabilities: CAPABILITIES,
    settings: Settings,
    secrets: Secrets,
    webhook: { authenticate, parse },
    outbound: { render, send: createInstagramSend(graph) },
    extras: { ...createMessagingExtras(graph), check: createCheck(graph), profile: createInstagramProfile(graph) },
  };
};
