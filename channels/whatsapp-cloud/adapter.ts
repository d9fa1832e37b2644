import type { Adapter } from '../contract/adapter.ts';
import { peerId } from '../contract/ids.ts';
import { createGraph } from '../meta/graph.ts';
import { authenticate } from './authenticate.ts';
import { CAPABILITIES } from './capabilities.ts';
import { createExtras } from './extras.ts';
import { parse } from './parse.ts';
import type { Payload } from './payload.ts';
import { render } from './render.ts';
import { createSend } from './send.ts';
import { Secrets, Settings, type WhatsAppAccount } from './settings.ts';

/** The WhatsApp Business Cloud API. `graphUrl` is another one than Meta's in tests only: no admin can set it. */
export const createWhatsAppCloud = ({
  graphUrl,
}: {
  graphUrl?: string;
} = {}): Adapter<WhatsAppAccount['settings'], WhatsAppAccount['secrets'], Payload> => {
  const graph = createGraph(graphUrl === undefined ? {} : { url: graphUrl });
  return {
    kind: 'whatsapp-cloud',
    capabilities: CAPABILITIES,
    settings: Settings,
    secrets: Secrets,
    webhook: { authenticate, parse },
    outbound: { render, send: createSend(graph) },
    extras: createExtras(graph),
    peerOfPhone: peerId,
  };
};
