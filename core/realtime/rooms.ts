import type { AgentId, BotId, ChannelAccountId, ConversationId, Peer } from '../domain/ids.ts';

/** Rooms are scopes: who may see something is decided when a room is joined, never when something is sent. */
export const ALL_BOTS = 'all';
export const botRoom = (id: BotId): string => `bot:${id}`;
export const agentRoom = (id: AgentId): string => `agent:${id}`;
export const conversationRoom = (id: ConversationId): string => `conversation:${id}`;
export const visitorRoom = (channelAccountId: ChannelAccountId, peer: Peer): string =>
  `visitor:${channelAccountId}:${peer}`;
