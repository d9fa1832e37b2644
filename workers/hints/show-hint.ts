import type { Logger } from 'pino';
import { type ExternalId, externalId, peerId } from '#channels/contract/ids.ts';
import type { Hint, Jobs } from '#core/contracts/jobs.ts';
import { type Conversation, isOpen } from '#core/domain/conversation/state.ts';
import type { Store } from '#core/store/connect.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { Channels } from '../deliver/deliverer.ts';
import { wayThrough } from './way-through.ts';

export type HintDeps = {
  store: Pick<Store, 'conversations' | 'timeline' | 'inbox' | 'channelAccounts' | 'contacts' | 'outlets' | 'time'>;
  /** Nothing is shown without them. */
  channels: Channels | undefined;
  /** To whoever keeps up the account's connection. */
  passOn: (channelAccountId: string, conversationId: string, hint: Hint) => void;
  log: Logger;
};

/** Later, nobody types any more. Milliseconds. */
const FRESH = 10_000;
/** A platform that takes longer is not asked again: nothing waits for it. Milliseconds. */
const PATIENCE = 5_000;
/** The customer's latest message is among so many entries, or it is too long ago to matter. */
const ENTRIES = 30;

/** The customer's latest message by the platform's id; null where they wrote nothing, or so long ago that it is forgotten. */
const heardIn = async ({ timeline, inbox }: HintDeps['store'], loaded: Loaded): Promise<ExternalId | null> => {
  const entries = await timeline.latestOf(loaded, ENTRIES);
  const latest = entries.filter((event) => event.type === 'customerMessage').sort((a, b) => b.seq - a.seq)[0];
  const row = latest ? await inbox.byId(latest.inboxId) : null;
  return row && externalId(row.externalId);
};

/**
 * Shows a customer on their platform that somebody types, or has read. Good for a moment only: never tried again, in nobody's
 * way, and left out while the account is in trouble.
 */
export const createHints = (deps: HintDeps) => {
  const { store, passOn, log } = deps;

  const show = async (loaded: Loaded, hint: Hint, signal: AbortSignal): Promise<void> => {
    const { channelAccountId: id, id: conversationId, peer, lastCustomerAt } = loaded.conversation;
    const way = await wayThrough(deps, id);
    if (way === null) return;
    const { known, adapter, channels } = way;
    if (adapter.session) return passOn(id, conversationId, hint);
    const { showTyping, markRead } = adapter.extras ?? {};
    if (hint === 'typing' ? !(showTyping && adapter.capabilities.typing.out) : !markRead) return;
    const [heard, route] = await Promise.all([heardIn(store, loaded), store.contacts.routeOf(id, peer)]);
    const to = { peer: peerId(peer), lastHeard: lastCustomerAt, ...(route !== undefined && { route }) };
    const account = { id, settings: known.settings, secrets: channels.sealing.openSecrets(known) };
    const reach = { fetch, now: store.time, signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) };
    if (hint === 'typing') await showTyping?.(to, { account, heard, reach });
    else if (heard !== null) await markRead?.(to, { account, heard, reach });
  };

  return async ({ conversationId, hint, at }: Jobs['hint'], signal: AbortSignal): Promise<void> => {
    if (store.time() > at + FRESH) return;
    const loaded = await store.conversations.load(EVERYTHING, conversationId);
    if (loaded === null || !mayBeShown(loaded.conversation, hint)) return;
    await show(loaded, hint, signal).catch((error: Error) => {
      // What the network says of a failure may repeat the request with its token.
      log.debug({ conversationId, hint, error: error.name }, 'not shown to the customer');
    });
  };
};

const mayBeShown = ({ status }: Conversation, hint: Hint): boolean => hint === 'read' || isOpen(status);
