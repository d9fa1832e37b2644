import { peerId } from '#channels/contract/ids.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import { spoken } from '#core/domain/channels/spoken-parts.ts';
import { BatonError } from '#core/domain/errors.ts';
import { type AcceptDeps, acceptFromCustomer, type FromCustomer } from '#core/store/accept.ts';
import type { ChannelAccountsStore } from '#core/store/channel-accounts.ts';
import { type CustomersDeps, createCustomers } from './customers.ts';
import type { Hearer, Outside, Receipts } from './ports.ts';
import { languageOf } from './sender.ts';

export type IntakeDeps = AcceptDeps &
  CustomersDeps & {
    channelAccounts: Pick<ChannelAccountsStore, 'heard' | 'setHealth'>;
    time: NonNullable<AcceptDeps['time']>;
    /** Absent: only that a receipt came is remembered. */
    receipts?: Receipts | undefined;
    /** Absent: only that somebody answered elsewhere is remembered. */
    outside?: Outside | undefined;
  };

type Handlers = {
  [T in InboundEvent['type']]: (account: Hearer, event: Extract<InboundEvent, { type: T }>) => Promise<void>;
};

/** A conversation that ends while words for it come in makes the write fail; the next one finds what is open then. */
const ATTEMPTS = 3;

/** What channels hear, whether it came by request or over a connection that is kept up. */
export const createIntake = (deps: IntakeDeps) => {
  const { channelAccounts, inbox, receipts, outside, time } = deps;
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

  /** Of what Baton has no form for yet only is remembered that it came. */
  const nothingMore = async (): Promise<void> => undefined;

  const handlers: Handlers = {
    message: async ({ id, kind, botId }, { id: externalId, from, parts }) => {
      // Told again under an id that is nobody's any more, it would open a conversation without words.
      const isNew = (await customers.find(id, from)) === null;
      if (isNew && (await inbox.conversationOf(id, externalId)) !== null) return;
      const { peer, name } = await customers.recognise(id, from, time());
      await accept({
        ...{ botId, channel: kind, channelAccountId: id, peer, customerName: name },
        ...{ language: languageOf(from), externalId, text: spoken(parts), clientMessageId: null },
      });
    },

    identity: ({ id }, { before, after }) => customers.rename(id, before, after),

    receipt: async ({ id }, receipt) => {
      if (!receipts) return;
      const named =
        'peer' in receipt ? { ...receipt, peer: peerId(await customers.peerOf(id, receipt.peer)) } : receipt;
      await receipts.settle(id, named);
    },

    outside: async (account, event) => {
      if (outside) await outside(account, await customers.peerOf(account.id, event.to), event);
    },

    // A pairing code opens the whole account: it is shown to admins elsewhere and never stored.
    session: ({ id }, event) =>
      channelAccounts.setHealth(id, event.state, time(), 'why' in event ? event.why : undefined),

    reaction: nothingMore,
    edit: nothingMore,
    delete: nothingMore,
    typing: nothingMore,
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
