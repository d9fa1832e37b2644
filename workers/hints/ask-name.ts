import type { Logger } from 'pino';
import type { Adapter } from '#channels/contract/adapter.ts';
import { peerId } from '#channels/contract/ids.ts';
import type { Jobs } from '#core/contracts/jobs.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { isPlaceholder, nameAmong } from '#core/domain/customer-name.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { type WayDeps, wayThrough } from './way-through.ts';

export type AskNameDeps = WayDeps & {
  store: WayDeps['store'] & Pick<Store, 'contacts' | 'conversations'>;
  emitter: Pick<Emitter, 'toAgents'>;
  log: Logger;
};

/** Whoever has no name there today may have one tomorrow. Milliseconds. */
const EVERY = 24 * 60 * 60_000;
/** Milliseconds. */
const PATIENCE = 5_000;

/** A customer of whom nobody knows a name has written, on a platform that may know one. */
export const isNameless = (
  { customerName }: Conversation,
  events: readonly ConversationEvent[],
  adapter: Adapter | undefined,
): boolean =>
  adapter?.extras?.profile !== undefined &&
  isPlaceholder(customerName) &&
  events.some(({ type }) => type === 'customerMessage');

/**
 * Learns what a customer is called from their platform, where its messages do not say it. In nobody's way, and once a day at
 * most; what fails is asked again with what they write after that. What they say of themselves counts for more.
 */
export const createAskName = (deps: AskNameDeps) => {
  const { store, emitter, log } = deps;

  const nameThere = async (
    { channelAccountId: id, contactId, peer }: Conversation,
    signal: AbortSignal,
  ): Promise<string> => {
    const way = await wayThrough(deps, id);
    const profile = way?.adapter.extras?.profile;
    if (!way || !profile || !(await store.contacts.mayAskName(contactId, store.time(), EVERY))) return '';
    const account = { id, settings: way.known.settings, secrets: way.channels.sealing.openSecrets(way.known) };
    const reach = { fetch, now: store.time, signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) };
    const known = await profile(peerId(peer), { account, reach }).catch((error: Error) => {
      log.info({ channelAccountId: id, why: error.message }, 'the platform did not say what a customer is called');
      return null;
    });
    return known ? nameAmong(known) : '';
  };

  return async ({ conversationId }: Jobs['askName'], signal: AbortSignal): Promise<void> => {
    const conversation = await store.conversations.find(EVERYTHING, conversationId);
    if (conversation === null || !isPlaceholder(conversation.customerName)) return;
    const { botId, contactId } = conversation;
    const [contact] = await store.contacts.some([contactId]);
    if (!contact) return;
    const isKnown = !isPlaceholder(contact.name);
    const name = isKnown ? contact.name : await nameThere(conversation, signal);
    if (name === '' || !(isKnown || (await store.contacts.call(contactId, contact.name, name)))) return;
    await store.conversations.rename(conversation, name);
    emitter.toAgents(botId, { type: 'named', contactId, customerName: name });
  };
};
