import type { Ring } from '#core/contracts/jobs.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { BotsStore } from '#core/store/bots.ts';
import type { TimelineStore } from '#core/store/timeline.ts';
import { rowOf, visitorEntryOf, visitorStateOf } from '#core/store/views.ts';
import { followUps } from './follow-ups.ts';

export type EffectDeps = {
  timeline: Pick<TimelineStore, 'append'>;
  bots: Pick<BotsStore, 'list'>;
  emitter: Emitter;
  ring: Ring;
};

/**
 * Carries out what the events ask for. Idempotent: entries have their seq as key, screens order and merge by seq,
 * a bell that rings twice is one job. What was said is durable before, so screens need not wait for the timeline.
 */
export const carryOut = async (
  { timeline, bots, emitter, ring }: EffectDeps,
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
  const next = followUps(conversation, events);
  if (next.answer) ring('answer', { conversationId: conversation.id });
  if (next.route) ring('route', { botId: conversation.botId });
  await timeline.append(conversation.id, events);
  if (next.handOut) for (const bot of await bots.list({ kind: 'all' })) ring('route', { botId: bot.id });
};
