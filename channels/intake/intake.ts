import { peerId } from '#channels/contract/ids.ts';
import type { InboundEvent, Sender } from '#channels/contract/inbound.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { ChannelAccountId } from '#core/domain/ids.ts';
import { type AcceptDeps, acceptFromCustomer, type FromCustomer } from '#core/store/accept.ts';
import { type AfterwardsDeps, acceptAfterwards } from '#core/store/accept-afterwards.ts';
import type { ChannelAccountsStore } from '#core/store/channel-accounts.ts';
import type { Known } from '#core/store/contact-ids.ts';
import type { FilesStore } from '#core/store/files.ts';
import { afterwardsOf } from './afterwards.ts';
import { type CustomersDeps, createCustomers } from './customers.ts';
import { heardIn } from './heard-files.ts';
import { type EchoDeps, isOurs, lostAnswer } from './own-echo.ts';
import type { HandedOver, Hearer, Receipts } from './ports.ts';
import { languageOf } from './sender.ts';
import { showTyping, type TypingDeps } from './typing.ts';

export type IntakeDeps = AcceptDeps &
  CustomersDeps &
  TypingDeps &
  AfterwardsDeps & { deliveries: EchoDeps } & {
    channelAccounts: Pick<ChannelAccountsStore, 'heard' | 'setHealth'>;
    time: NonNullable<AcceptDeps['time']>;
    files: Pick<FilesStore, 'expect'>;
    /** Rings for files of an account; never waited for. Absent: they are found by who looks for what is overdue. */
    ringForFiles?: ((id: ChannelAccountId) => void) | undefined;
    /** Absent: only that a receipt came is remembered. */
    receipts?: Receipts | undefined;
    /** Absent: only that somebody was handed over is remembered. */
    handedOver?: HandedOver | undefined;
  };

type Handlers = {
  [T in InboundEvent['type']]: (account: Hearer, event: Extract<InboundEvent, { type: T }>) => Promise<void>;
};

/** A conversation that ends while words for it come in makes the write fail; the next one finds what is open then. */
const ATTEMPTS = 3;

/** What channels hear, whether it came by request or over a connection that is kept up. */
export const createIntake = (deps: IntakeDeps) => {
  const { channelAccounts, inbox, deliveries, receipts, handedOver, time, files: expected, ringForFiles } = deps;
  const customers = createCustomers(deps);

  const accept = async (from: FromCustomer): Promise<void> => {
    for (let left = ATTEMPTS; ; left -= 1) {
      try {
        await acceptFromCustomer(deps, from);
        return;
      } catch (error) {
        if (left === 1 || !(error instanceof BatonError && error.code === 'conflict')) throw error;
      }
    }
  };

  /** Who said something under this id; null when it was told before and they are nobody's contact any more. */
  const saying = async (id: ChannelAccountId, from: Sender, externalId: string): Promise<Known | null> => {
    const known = await customers.meet(id, from);
    if (known) return known;
    // It would open a conversation without words.
    const isNew = (await customers.find(id, from)) === null;
    if (isNew && (await inbox.conversationOf(id, externalId)) !== null) return null;
    return customers.recognise(id, from, time());
  };

  /** What was said to or by a customer, by them or to them without Baton. */
  const said = async (
    { id, kind, botId }: Hearer,
    from: Sender,
    { id: externalId, parts, ...event }: Extract<InboundEvent, { type: 'message' | 'outside' }>,
  ): Promise<void> => {
    const known = await saying(id, from, externalId);
    if (known === null) return;
    const { peer, name } = known;
    const { text, files } = heardIn(id, externalId, parts);
    const createdAt = time();
    const outside = event.type === 'outside' || undefined;
    const standby = event.type === 'message' ? event.standby : undefined;
    await accept({
      ...{ botId, channel: kind, channelAccountId: id, peer, customerName: name },
      ...{ language: languageOf(from), externalId, text, clientMessageId: null, outside, standby },
      files: files.map(({ ref: _, ...file }) => file),
      keepFiles: (conversationId) =>
        expected.expect(files.map((file) => ({ ...file, conversationId, botId, channelAccountId: id, createdAt }))),
    });
    if (files.length > 0) ringForFiles?.(id);
  };

  const afterwards = async ({ id }: Hearer, event: Parameters<typeof afterwardsOf>[0]): Promise<void> => {
    const { externalId, what } = afterwardsOf(event);
    await acceptAfterwards(deps, id, externalId, what);
  };

  const handlers: Handlers = {
    message: (account, event) => said(account, event.from, event),

    identity: ({ id }, { before, after }) => customers.rename(id, before, after),

    receipt: async ({ id }, receipt) => {
      if (!receipts) return;
      const named =
        'peer' in receipt ? { ...receipt, peer: peerId(await customers.peerOf(id, receipt.peer)) } : receipt;
      await receipts.settle(id, named);
    },

    outside: async (account, event) => {
      const peer = await customers.peerOf(account.id, event.to);
      const echo = { accountId: account.id, peer, externalId: event.id };
      if (await isOurs(deliveries, echo)) return;
      const deliveryId = receipts && (await lostAnswer(deliveries, echo, event));
      if (deliveryId)
        return receipts.settle(account.id, {
          ...{ type: 'receipt', at: event.at, status: 'sent', ids: [event.id], deliveryId },
        });
      await said(account, { peer: event.to }, event);
    },

    handover: async (account, event) => {
      const { from } = event;
      if (handedOver)
        await handedOver(
          account,
          { ...(await customers.recognise(account.id, from, time())), language: languageOf(from) },
          event,
        );
    },

    // A pairing code opens the whole account: it is shown to admins elsewhere and never stored.
    session: ({ id }, event) =>
      channelAccounts.setHealth(id, event.state, time(), 'why' in event ? event.why : undefined),

    reaction: afterwards,
    edit: afterwards,
    delete: afterwards,

    typing: async ({ id }, { from }) => {
      const known = await customers.find(id, from);
      if (known) await showTyping(deps, id, known.peer);
    },
  };

  return {
    /** Resolves once it is durable: only then may the platform take it for delivered. What comes again changes nothing. */
    hear: async (account: Hearer, event: InboundEvent): Promise<void> => {
      const handle = handlers[event.type] as (account: Hearer, event: InboundEvent) => Promise<void>;
      await Promise.all([handle(account, event), channelAccounts.heard(account.id, event.type, time())]);
    },
  };
};
export type Intake = ReturnType<typeof createIntake>;
