import type { AgentId, BotId, ChannelAccountId, ConversationId, Peer } from '../domain/ids.ts';
import type { Scope } from '../domain/permissions.ts';

/** Rooms are scopes: who may see something is decided when a room is joined, never when something is sent. */
export const ALL_BOTS = 'all';
export const botRoom = (id: BotId): string => `bot:${id}`;
export const agentRoom = (id: AgentId): string => `agent:${id}`;
export const conversationRoom = (id: ConversationId): string => `conversation:${id}`;
/** Where a person of the team hears of the bots that they see. */
export const scopeRooms = (scope: Scope): string[] => (scope.kind === 'all' ? [ALL_BOTS] : scope.botIds.map(botRoom));
export const visitorRoom = (channelAccountId: ChannelAccountId, peer: Peer): string =>
  `visitor:${channelAccountId}:${peer}`;
