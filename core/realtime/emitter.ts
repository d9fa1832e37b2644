import { AGENT_NAMESPACE, type ServerToAgent, type ServerToVisitor, VISITOR_NAMESPACE } from '../contracts/realtime.ts';
import type { AgentId, BotId, ChannelAccountId, ConversationId, Peer } from '../domain/ids.ts';
import { ALL_BOTS, agentRoom, botRoom, conversationRoom, visitorRoom } from './rooms.ts';
import type { Speak } from './speak.ts';

/** Speaks to everybody who is entitled to hear, on whichever gateway they are. Nothing here is awaited or durable. */
export const createEmitter = (speak: Speak) => ({
  /** Everybody who sees this bot. */
  toAgents: (botId: BotId, message: ServerToAgent): void => {
    speak(AGENT_NAMESPACE, [botRoom(botId), ALL_BOTS], message);
  },
  /** Those who saw it as long as it was this bot's, and do not see the bot whose it is now. */
  goneFrom: (before: BotId, { id, botId }: { id: ConversationId; botId: BotId }): void => {
    const message = { type: 'gone', conversationId: id } as const;
    speak(AGENT_NAMESPACE, [botRoom(before)], message, [botRoom(botId), ALL_BOTS]);
  },
  toAgent: (id: AgentId, message: ServerToAgent): void => {
    speak(AGENT_NAMESPACE, [agentRoom(id)], message);
  },
  /** Agents who have this conversation on the screen. */
  toConversationAgents: (id: ConversationId, message: ServerToAgent): void => {
    speak(AGENT_NAMESPACE, [conversationRoom(id)], message);
  },
  toVisitor: (channelAccountId: ChannelAccountId, peer: Peer, message: ServerToVisitor): void => {
    speak(VISITOR_NAMESPACE, [visitorRoom(channelAccountId, peer)], message);
  },
});
export type Emitter = ReturnType<typeof createEmitter>;
