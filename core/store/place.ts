import type { QueuePlace } from '../contracts/realtime.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import { asksToBeAnsweredLater } from '../domain/conversation/state.ts';
import type { Instant } from '../domain/ids.ts';
import { expectedWait, PACE_WINDOW, type Pace, paceOf } from '../domain/routing/expected-wait.ts';
import type { AgentsStore } from './agents.ts';
import type { Bot } from './bots.ts';
import type { ConversationStore } from './conversations/store.ts';
import { lookAtDesk } from './desk.ts';

/** Places are exact up to here. */
export const EXACT_PLACES = 200;

export type PaceDeps = {
  conversations: Pick<ConversationStore, 'queueFront' | 'takesSince' | 'waitingCount'>;
  agents: Pick<AgentsStore, 'routableFor'>;
};

/** How quickly a bot's queue moves; null while nobody is there to take anything, or where too little is known. */
export const lookAtPace = async (deps: PaceDeps, bot: Bot, now: Instant): Promise<Pace | null> => {
  const [desk, takes, [head]] = await Promise.all([
    lookAtDesk(deps, { ...bot, queueLimit: null }, now),
    deps.conversations.takesSince(bot.id, now - PACE_WINDOW),
    deps.conversations.queueFront(bot.id, 1),
  ]);
  return desk.listening === 0 ? null : paceOf(takes, head?.since ?? null, now);
};

export const placeAt = (ahead: number, pace: Pace | null): QueuePlace => {
  const position = ahead < EXACT_PLACES ? ahead + 1 : null;
  return { position, expectedWait: position === null ? null : expectedWait(position, pace) };
};

/** Where one customer stands now; null for who doesn't wait in front of a screen. */
export const lookAtPlace = async (
  deps: PaceDeps & { conversations: Pick<ConversationStore, 'aheadOf'> },
  bot: Bot,
  conversation: Conversation,
  now: Instant,
): Promise<QueuePlace | null> => {
  const { waiting } = conversation;
  if (waiting === null || asksToBeAnsweredLater(waiting.reason)) return null;
  const [ahead, pace] = await Promise.all([
    deps.conversations.aheadOf(conversation, EXACT_PLACES),
    lookAtPace(deps, bot, now),
  ]);
  return placeAt(ahead, pace);
};
