import { NOTHING_DUE } from '../promises.ts';
import type { Conversation } from '../state.ts';
import type { Change, Changes, Of } from './change.ts';
import { NOBODY } from './queue.ts';

/** `takenAt` stays: it tells whether an agent was in charge at the end. */
const ended = (c: Conversation, at: number): Change => ({
  ...NOBODY,
  takenAt: c.takenAt,
  waiting: null,
  asked: null,
  awaitingBot: null,
  due: NOTHING_DUE,
  endedAt: at,
});

const owedAfter = (c: Conversation, { seq, at, instruction }: Of<'restoredToAi'>): Conversation['awaitingBot'] => {
  const theirs = c.last?.from === 'customer' ? c.last : null;
  const anew = { since: at, handedBack: seq };
  if (theirs && !theirs.deleted) return { seq: theirs.edited ?? theirs.seq, ...anew };
  if (instruction !== '') return { seq, ...anew };
  // Whether there is something above what they have deleted is for who reads the timeline.
  return theirs && { seq: theirs.seq, ...anew };
};

/** Whose it is: an agent's, the bot's, or nobody's any more. */
export const charge: Changes<
  | 'taken'
  | 'transferOffered'
  | 'transferDeclined'
  | 'transferWithdrawn'
  | 'transferExpired'
  | 'restoredToAi'
  | 'held'
  | 'unheld'
  | 'resolved'
  | 'dropped'
  | 'closed'
> = {
  taken: (c, e) => ({
    ...NOBODY,
    status: 'taken',
    waiting: null,
    lastWaiting: c.waiting ?? c.lastWaiting,
    asked: null,
    awaitingBot: null,
    agentId: e.agentId,
    agentName: e.agentName,
    lastAgentId: e.agentId,
    slots: e.slots,
    takenAt: e.at,
  }),
  transferOffered: (c, e) => ({
    transfer: { to: e.to, from: c.agentId ?? '', message: e.message, at: e.at, expiresAt: e.expiresAt },
  }),
  transferDeclined: () => ({ transfer: null }),
  transferWithdrawn: () => ({ transfer: null }),
  transferExpired: () => ({ transfer: null }),
  // What the customer said last and nobody answered is the bot's again; so is what the agent asks of it.
  restoredToAi: (c, e) => ({
    ...NOBODY,
    status: 'ai',
    waiting: null,
    lastWaiting: null,
    due: NOTHING_DUE,
    awaitingBot: owedAfter(c, e),
    instruction: e.instruction || c.instruction,
  }),
  held: () => ({ onHold: true }),
  unheld: () => ({ onHold: false }),
  resolved: (c, e) => ({ ...ended(c, e.at), status: 'resolved' }),
  dropped: (c, e) => ({ ...ended(c, e.at), status: 'dropped' }),
  closed: (c, e) => ({ ...ended(c, c.endedAt ?? e.at), status: 'closed' }),
};
