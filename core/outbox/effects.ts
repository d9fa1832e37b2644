import type { Logger } from 'pino';
import type { Ring } from '../contracts/jobs.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import type { Emitter } from '../realtime/emitter.ts';
import type { BotsStore } from '../store/bots.ts';
import type { TimelineStore } from '../store/timeline.ts';
import { rowOf, visitorEntryOf, visitorStateOf } from '../store/views.ts';
import { followUps } from './follow-ups.ts';

export type EffectDeps = {
  timeline: Pick<TimelineStore, 'append'>;
  bots: Pick<BotsStore, 'list'>;
  emitter: Emitter;
  ring: Ring;
  log: Logger;
};

/**
 * Shows what happened and writes it into the timeline. Idempotent: entries have their seq as key, screens order and
 * merge by seq. What was said is durable before, so screens need not wait for the timeline.
 */
export const carryOut = async (
  { timeline, emitter }: Pick<EffectDeps, 'timeline' | 'emitter'>,
  conversation: Conversation,
  events: readonly ConversationEvent[],
): Promise<void> => {
  if (events.length === 0) return;
  emitter.toAgents(conversation.botId, { type: 'conversation', row: rowOf(conversation), entries: [...events] });
  for (const event of events)
    if (event.type === 'opened' && event.botId !== conversation.botId)
      emitter.toAgents(event.botId, { type: 'gone', conversationId: conversation.id });
  const entries = events.map(visitorEntryOf).filter((entry) => entry !== null);
  if (entries.length > 0)
    emitter.toVisitor(conversation.channelAccountId, conversation.peer, {
      type: 'entries',
      state: visitorStateOf(conversation),
      entries,
    });
  await timeline.append(conversation.id, events);
};

/**
 * Rings for the work that follows from the events, once their effects are confirmed: whoever comes finds a
 * conversation in which nothing is owed. A bell that is lost here is rung by the sweep.
 */
export const ringFor = (
  { bots, ring, log }: Pick<EffectDeps, 'bots' | 'ring' | 'log'>,
  conversation: Conversation,
  events: readonly ConversationEvent[],
): void => {
  if (events.length === 0) return;
  const next = followUps(conversation, events);
  if (next.answer) ring('answer', { conversationId: conversation.id });
  if (next.route) ring('route', { botId: conversation.botId });
  if (!next.handOut) return;
  bots
    .list({ kind: 'all' })
    .then((all) => {
      for (const bot of all) ring('route', { botId: bot.id });
    })
    .catch((error: unknown) => log.warn({ err: error }, 'freed room is left to the sweep'));
};
