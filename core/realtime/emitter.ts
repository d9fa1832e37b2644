import type { Server } from 'socket.io';
import { AGENT_NAMESPACE, type ServerToAgent, type ServerToVisitor, VISITOR_NAMESPACE } from '../contracts/realtime.ts';
import type { AgentId, BotId, ChannelAccountId, ConversationId, Peer } from '../domain/ids.ts';
import { ALL_BOTS, agentRoom, botRoom, conversationRoom, visitorRoom } from './rooms.ts';

/** Speaks to everybody who is entitled to hear, on whichever gateway they are. Nothing here is awaited or durable. */
export const createEmitter = (server: Server) => {
  const agents = server.of(AGENT_NAMESPACE);
  const visitors = server.of(VISITOR_NAMESPACE);
  return {
    /** Everybody who sees this bot. */
    toAgents: (botId: BotId, message: ServerToAgent): void => {
      agents.to([botRoom(botId), ALL_BOTS]).emit('message', message);
    },
    toAgent: (id: AgentId, message: ServerToAgent): void => {
      agents.to(agentRoom(id)).emit('message', message);
    },
    /** Agents who have this conversation on the screen. */
    toConversationAgents: (id: ConversationId, message: ServerToAgent): void => {
      agents.to(conversationRoom(id)).emit('message', message);
    },
    toVisitor: (channelAccountId: ChannelAccountId, peer: Peer, message: ServerToVisitor): void => {
      visitors.to(visitorRoom(channelAccountId, peer)).emit('message', message);
    },
  };
};
export type Emitter = ReturnType<typeof createEmitter>;
