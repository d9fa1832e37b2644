import type { Recipient, SendError } from '../contract/outbound.ts';
import type { Endpoints } from './endpoints.ts';
import { isConnector } from './hosts.ts';
import { channelOf, conversationOf, routeIn } from './peer.ts';
import type { BotAccount } from './settings.ts';

/** Where a conversation is reached, and what every activity into it has. */
export type Reached = {
  /** Of the connector, before `/v3`. */
  serviceUrl: string;
  conversation: string;
  address: { channelId: string; conversation: object; recipient: object; from?: object };
};

const UNHEARD: SendError = {
  kind: 'recipient',
  why: 'It is not known how this conversation is reached. It is, as soon as the customer writes again.',
};
const FOREIGN: SendError = {
  kind: 'recipient',
  why: 'This conversation is reached through a host that is not in the list of those that are allowed.',
};

/** Allowed hosts may have changed since the customer wrote: nothing goes anywhere else. */
export const reachedBy = (
  { peer, route }: Recipient,
  { settings }: BotAccount,
  endpoints: Endpoints,
): { ok: true; to: Reached } | { ok: false; error: SendError } => {
  const known = routeIn(route);
  if (!known) return { ok: false, error: UNHEARD };
  if (!isConnector(known.serviceUrl, settings, endpoints)) return { ok: false, error: FOREIGN };
  const { user, bot, tenant } = known;
  const id = conversationOf(peer);
  return {
    ok: true,
    to: {
      ...{ serviceUrl: known.serviceUrl.replace(/\/+$/, ''), conversation: encodeURIComponent(id) },
      address: {
        ...{
          channelId: channelOf(peer),
          recipient: { id: user },
          conversation: { id, ...(tenant && { tenantId: tenant }) },
        },
        ...(bot && { from: { id: bot } }),
      },
    },
  };
};
