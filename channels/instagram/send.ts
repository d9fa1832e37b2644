import type { Outbound } from '../contract/adapter.ts';
import type { Graph } from '../meta/graph.ts';
import type { Payload } from '../meta/messaging-payload.ts';
import { createSend } from '../meta/messaging-send.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { InstagramAccount } from './settings.ts';

export type Send = Outbound<InstagramAccount['settings'], InstagramAccount['secrets'], Payload>['send'];

/** Sent by the page that the account belongs to; the customer's id says where to. */
export const createInstagramSend = (graph: Graph): Send =>
  createSend(graph, { name: 'Instagram', capabilities: CAPABILITIES, platform: 'instagram', metadata: false });
