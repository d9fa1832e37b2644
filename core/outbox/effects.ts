import type { Logger } from 'pino';
import type { Ring } from '../contracts/jobs.ts';
import { saidOfThemselves } from '../domain/conversation/asking.ts';
import { withoutDeleted } from '../domain/conversation/deleted.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import { nameAmong } from '../domain/customer-name.ts';
import type { FileId } from '../domain/files/file.ts';
import type { AgentId } from '../domain/ids.ts';
import type { Emitter } from '../realtime/emitter.ts';
import type { AgentsStore } from '../store/agents.ts';
import type { ContactStore } from '../store/contacts.ts';
import type { ConversationStore } from '../store/conversations/store.ts';
import type { DeliveryStore } from '../store/deliveries/store.ts';
import type { FilesStore } from '../store/files.ts';
import type { TimelineStore } from '../store/timeline.ts';
import { rowOf, visitorEntryOf, visitorStateOf } from '../store/views.ts';
import { followUps } from './follow-ups.ts';
import { outgoingOf } from './outgoing.ts';

export type EffectDeps = {
  timeline: Pick<TimelineStore, 'append'>;
  contacts: Pick<ContactStore, 'learn'>;
  conversations: Pick<ConversationStore, 'renameOthers'>;
  deliveries: Pick<DeliveryStore, 'enqueue'>;
  files: Pick<FilesStore, 'move'>;
  agents: Pick<AgentsStore, 'freed' | 'byIds'>;
  emitter: Emitter;
  ring: Ring;
  log: Logger;
};

/**
 * Shows what happened and writes it into the timeline. Idempotent: entries have their seq as key, screens order and
 * merge by seq. What was said is durable before, so screens need not wait for the timeline.
 */
export const carryOut = async (
  { timeline, contacts, conversations, deliveries, files, emitter }: Omit<EffectDeps, keyof RingDeps>,
  conversation: Conversation,
  events: readonly ConversationEvent[],
): Promise<void> => {
  if (events.length === 0) return;
  // Before anybody hears of them, and asks for them.
  await files.move(filesIn(events), conversation.id);
  const shown = withoutDeleted(conversation, events);
  emitter.toAgents(conversation.botId, { type: 'conversation', row: rowOf(conversation), entries: shown });
  for (const event of events)
    if (event.type === 'queued' && event.from !== undefined && event.from !== conversation.botId)
      emitter.goneFrom(event.from, conversation);
  const entries = shown.map(visitorEntryOf).filter((entry) => entry !== null);
  if (entries.length > 0)
    emitter.toVisitor(conversation.channelAccountId, conversation.peer, {
      type: 'entries',
      state: visitorStateOf(conversation),
      entries,
    });
  for (const said of events.map(saidOfThemselves)) {
    if (Object.keys(said).length === 0) continue;
    await contacts.learn(conversation.contactId, said);
    if (nameAmong(said) === '') continue;
    await conversations.renameOthers(conversation);
    const { botId, contactId, customerName } = conversation;
    emitter.toAgents(botId, { type: 'named', contactId, customerName });
  }
  await deliveries.enqueue(outgoingOf(conversation, events));
  await timeline.append(conversation.id, events);
};

/** Of messages that came in: they were accepted for another conversation where that had ended meanwhile. */
const filesIn = (events: readonly ConversationEvent[]): FileId[] =>
  events.flatMap((event) =>
    event.type === 'customerMessage' || event.type === 'outsideMessage' ? (event.files ?? []).map(({ id }) => id) : [],
  );

type RingDeps = Pick<EffectDeps, 'agents' | 'ring' | 'log'>;

/** Remembers since when whose hands it left are idle, so that the routing that follows knows. */
const recordFreed = async (
  { agents }: RingDeps,
  { freed }: Conversation,
  events: readonly ConversationEvent[],
): Promise<void> => {
  const at = events.find(({ seq }) => seq === freed?.seq)?.at;
  if (freed && !freed.offered && at !== undefined) await agents.freed(freed.agentId, at);
};

/** The bots of whoever has room again: nobody else can be given more than before. */
const ringForRoom = async ({ agents, ring }: RingDeps, freed: readonly AgentId[]): Promise<void> => {
  const botIds = (await agents.byIds(freed)).flatMap((agent) => agent.botIds);
  for (const botId of new Set(botIds)) ring('route', { botId });
};

/**
 * Rings for the work that follows from the events, once their effects are confirmed: whoever comes finds a
 * conversation in which nothing is owed. A bell that is lost here is rung by the sweep.
 */
export const ringFor = (deps: RingDeps, conversation: Conversation, events: readonly ConversationEvent[]): void => {
  if (events.length === 0) return;
  const { ring, log } = deps;
  const next = followUps(conversation, events);
  if (next.deliver) ring('deliver', { channelAccountId: conversation.channelAccountId });
  if (next.answer) ring('answer', { conversationId: conversation.id });
  recordFreed(deps, conversation, events)
    .catch((error: unknown) => log.warn({ err: error }, 'who is idle is not known'))
    .then(() => {
      if (next.route) ring('route', { botId: conversation.botId });
      return ringForRoom(deps, next.freed);
    })
    .catch((error: unknown) => log.warn({ err: error }, 'freed room is left to the sweep'));
};
