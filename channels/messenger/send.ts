import type { Outbound } from '../contract/adapter.ts';
import type { Graph } from '../meta/graph.ts';
import type { Payload } from '../meta/messaging-payload.ts';
import { createSend } from '../meta/messaging-send.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { MessengerAccount } from './settings.ts';

export type Send = Outbound<MessengerAccount['settings'], MessengerAccount['secrets'], Payload>['send'];

/** Our id of a message goes along, and comes back with its echo. */
export const createMessengerSend = (graph: Graph): Send =>
  createSend(graph, { name: 'Messenger', capabilities: CAPABILITIES, metadata: true });
