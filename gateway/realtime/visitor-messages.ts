import type { VisitorToServer } from '#core/contracts/realtime.ts';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { AttachedFile } from '#core/domain/files/file.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import { type AcceptDeps, acceptFromCustomer, ensureConversation, type Latest } from '#core/store/accept.ts';
import { type ApplyDeps, applyCommand } from '#core/store/apply.ts';
import type { LaterHandover } from '#core/store/inbox.ts';
import type { Deps } from '../deps.ts';
import type { Budgets } from './budget.ts';
import type { Customers } from './customers.ts';
import type { VisitorSocket } from './sockets.ts';

type Of<T extends VisitorToServer['type']> = Extract<VisitorToServer, { type: T }>;
type Handlers = { [T in VisitorToServer['type']]: (message: Of<T>) => Promise<null> };
type Words = Pick<Of<'send'>, 'clientMessageId' | 'text' | 'files'>;
export type VisitorDeps = Pick<Deps, 'store' | 'queues' | 'settle'> & {
  emitter: Emitter;
  customers: Customers;
  messages: Budgets;
};

const CUSTOMER = { kind: 'customer' } as const;

/** What a customer's widget may say. It never names a conversation: which one it is, the server knows. */
export const visitorHandlers = (socket: VisitorSocket, deps: VisitorDeps): Handlers => {
  const { store, queues, settle, emitter, customers, messages } = deps;
  const applying: ApplyDeps = { ...store, settle };
  const accepting: AcceptDeps = {
    ...store,
    ring: (conversationId) => queues.ring('converse', { conversationId }),
  };
  const { data } = socket;
  const { channelAccountId, peer, bot, customerName, language } = data;
  const from = { botId: bot.id, channel: 'web', channelAccountId, peer, customerName, language } as const;

  const spend = (): void => {
    if (!messages.take(`${channelAccountId}:${peer}`, Date.now())) throw new BatonError('rate_limited');
  };

  const nowIn = (conversationId: string): void => {
    if (conversationId !== data.conversationId) {
      data.seq = 0;
      customers.began(data);
    }
    Object.assign(data, { conversationId, open: true });
  };

  /** As far as this socket has heard; before its welcome it knows nothing. What is out of date, the store corrects. */
  const latest = (): Latest | null | undefined => {
    const { welcomed, conversationId, open } = data;
    if (!welcomed) return undefined;
    if (conversationId === null) return null;
    return open ? { id: conversationId, open, lastAgentId: null } : undefined;
  };

  /** Theirs, for this message alone. */
  const filesFor = async ({ clientMessageId, text, files = [] }: Words): Promise<AttachedFile[]> => {
    if (files.length === 0) {
      if (text === '') throw new BatonError('empty_message');
      return [];
    }
    const by = { kind: 'customer', peer, channelAccountId } as const;
    const taken = await store.files.take(files, by, clientMessageId);
    if (taken === null) throw new BatonError('file_gone');
    return taken;
  };

  const accept = async (words: Words, handover?: LaterHandover): Promise<null> => {
    spend();
    const { clientMessageId, text } = words;
    const files = await filesFor(words);
    const { conversationId } = await acceptFromCustomer(accepting, {
      ...from,
      latest: latest(),
      connectedTo: customers.gateway(),
      // A client's ids are unique for one sender only.
      externalId: `${peer}:${clientMessageId}`,
      clientMessageId,
      text,
      files,
      ...(handover && { handover }),
    });
    nowIn(conversationId);
    return null;
  };

  /** Goes the way of every message, so that it stays in its place among them. */
  const acceptForLater = async (words: Words, handover: LaterHandover): Promise<null> => {
    if (!(await store.bots.cached(bot.id))?.humanSupport) throw new BatonError('human_support_off');
    return accept(words, handover);
  };

  /** Stored if it is further than before, and then told to the agents who look. */
  const receipt = async (how: { receivedSeq: number } | { seenSeq: number }): Promise<null> => {
    const { conversationId } = data;
    const moved = conversationId && (await store.conversations.customerReceipt(conversationId, how));
    if (moved) emitter.toConversationAgents(conversationId, { type: 'receipt', conversationId, ...moved });
    return null;
  };

  return {
    // The ack means: durable. Nothing but the one insert stands between, as long as the conversation is known.
    send: (message) => accept(message),
    leaveMessage: ({ contact, ...message }) => acceptForLater(message, { reason: 'message', collected: contact }),
    requestCallback: ({ contact, ...message }) => acceptForLater(message, { reason: 'callback', collected: contact }),

    typing: async () => {
      const { conversationId } = data;
      if (conversationId)
        emitter.toConversationAgents(conversationId, {
          type: 'typing',
          conversationId,
          who: 'customer',
          name: customerName,
        });
      return null;
    },

    received: ({ seq }) => receipt({ receivedSeq: Math.min(seq, data.seq) }),
    seen: ({ seq }) => receipt({ seenSeq: Math.min(seq, data.seq) }),

    requestHandover: async ({ anyway = false }) => {
      spend();
      const id = await ensureConversation(accepting, { ...from, connectedTo: customers.gateway() });
      nowIn(id);
      await applyCommand(applying, id, { ...ASKING, anyway }, CUSTOMER);
      return null;
    },

    end: async () => {
      spend();
      const current = await store.conversations.currentOf(channelAccountId, peer);
      if (current !== null) await applyCommand(applying, current.id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
      data.open = false;
      return null;
    },
  };
};
