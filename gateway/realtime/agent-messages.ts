import type { CommandResult } from '#core/contracts/agent-commands.ts';
import type { Ring } from '#core/contracts/jobs.ts';
import type { AgentToServer } from '#core/contracts/realtime.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import { conversationRoom } from '#core/realtime/rooms.ts';
import { carryOut } from '../commands.ts';
import type { Deps } from '../deps.ts';
import type { AgentNamespace, AgentSocket } from './sockets.ts';

type Of<T extends AgentToServer['type']> = Extract<AgentToServer, { type: T }>;
type Handlers = { [T in AgentToServer['type']]: (message: Of<T>) => Promise<CommandResult | null> };
export type AgentDeps = Pick<Deps, 'store' | 'settle' | 'presence' | 'windows' | 'messageTemplates'> & {
  emitter: Emitter;
  ring: Ring;
};

/** Says to everybody on a conversation, but not to the agent's own screens, that they look or no longer do. */
export const announceLooking = (socket: AgentSocket, conversationId: string, on: boolean): void => {
  const { id, name } = socket.data.actor;
  socket
    .to(conversationRoom(conversationId))
    .emit('message', { type: 'looking', conversationId, agentId: id, name, on });
};

/** Tells the one who comes who is already looking. */
const introduceOthers = async (namespace: AgentNamespace, socket: AgentSocket, conversationId: string) => {
  for (const { data } of await namespace.in(conversationRoom(conversationId)).fetchSockets()) {
    const { id: agentId, name } = data.actor;
    if (agentId !== socket.data.actor.id)
      socket.emit('message', { type: 'looking', conversationId, agentId, name, on: true });
  }
};

/** What an agent's dashboard may say. Each handler looks at the agent's scope anew. */
export const agentHandlers = (namespace: AgentNamespace, socket: AgentSocket, deps: AgentDeps): Handlers => {
  const { store, emitter, presence, ring } = deps;
  const { actor } = socket.data;
  let seen = { conversationId: '', seq: 0 };

  const visible = async (conversationId: string): Promise<Conversation> => {
    const conversation = await store.conversations.find(actor.scope, conversationId);
    if (conversation === null) throw new BatonError('not_found');
    return conversation;
  };

  return {
    command: ({ conversationId, command }) => carryOut(deps, actor, conversationId, command),

    looking: async ({ conversationId }) => {
      if (conversationId !== null) await visible(conversationId);
      const before = socket.data.looking;
      if (before === conversationId) return null;
      socket.data.looking = conversationId;
      if (before !== null) {
        await socket.leave(conversationRoom(before));
        announceLooking(socket, before, false);
      }
      if (conversationId !== null) {
        await socket.join(conversationRoom(conversationId));
        announceLooking(socket, conversationId, true);
        introduceOthers(namespace, socket, conversationId).catch(() => undefined);
      }
      return null;
    },

    typing: async ({ conversationId }) => {
      const { agentId, channelAccountId, peer, channel } = await visible(conversationId);
      const typing = { type: 'typing', who: 'agent', name: actor.name } as const;
      socket.to(conversationRoom(conversationId)).emit('message', { ...typing, conversationId });
      // Customers hear of the one who is in charge, by the first name.
      if (agentId !== actor.id) return null;
      emitter.toVisitor(channelAccountId, peer, { ...typing, name: actor.name.split(' ')[0] ?? '' });
      if (channel !== 'web') ring('hint', { conversationId, hint: 'typing', at: store.time() });
      return null;
    },

    seen: async ({ conversationId, seq }) => {
      if (seen.conversationId === conversationId && seq <= seen.seq) return null;
      const { agentId, channelAccountId, peer, channel, seq: latest } = await visible(conversationId);
      if (agentId !== actor.id) return null;
      const seenSeq = Math.min(seq, latest);
      seen = { conversationId, seq: seenSeq };
      await store.conversations.teamSeen(conversationId, seenSeq);
      emitter.toVisitor(channelAccountId, peer, { type: 'receipt', seenSeq });
      if (channel !== 'web') ring('hint', { conversationId, hint: 'read', at: store.time() });
      return null;
    },

    listening: async ({ on }) => {
      await presence.setListening(actor.id, on);
      return null;
    },
  };
};
