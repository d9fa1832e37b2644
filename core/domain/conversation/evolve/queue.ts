import { NOTHING_DUE } from '../promises.ts';
import type { Conversation, Priority, Waiting } from '../state.ts';
import type { Change, Changes } from './change.ts';

export const NOBODY = {
  agentId: null,
  agentName: null,
  slots: [],
  offer: null,
  transfer: null,
  onHold: false,
  takenAt: null,
  outside: null,
} satisfies Change;

const NEW_PLACE = {
  ...{ reason: 'agent', priority: 2, declinedBy: [], declinedAt: null },
  ...{ skills: [], language: null },
} satisfies Omit<Waiting, 'since'>;

/** Back in the queue: the place is kept when there was one. */
const queued = (c: Conversation, at: number): Change => ({
  ...NOBODY,
  status: 'waiting',
  awaitingBot: null,
  firstReplyAt: null,
  waiting: c.waiting ?? c.lastWaiting ?? { ...NEW_PLACE, since: at },
});

/** Who gave it away on purpose, or had it taken away, is not the first to get it again. */
const givenBack = (c: Conversation, at: number): Change => {
  const change = queued(c, at);
  if (!change.waiting || c.agentId === null) return change;
  return { ...change, waiting: { ...change.waiting, declinedBy: [c.agentId], declinedAt: at } };
};

/** Also of the place to which a conversation in somebody's hands would go back. */
const withPriority = (c: Conversation, priority: Priority): Change => ({
  waiting: c.waiting && { ...c.waiting, priority },
  lastWaiting: c.lastWaiting && { ...c.lastWaiting, priority },
});

const declined = (c: Conversation, agentId: string, at: number): Change => ({
  offer: null,
  slots: [],
  waiting: c.waiting && {
    ...c.waiting,
    declinedBy: [...new Set([...c.waiting.declinedBy, agentId])],
    declinedAt: at,
  },
});

/** Who is asked once more begins a new round: nobody else has declined in it yet. */
const asked = ({ waiting }: Conversation, agentId: string): Change =>
  waiting?.declinedBy.includes(agentId) ? { waiting: { ...waiting, declinedBy: [] } } : {};

/** Who is asked to take it, and where it stands in the queue. */
export const queue: Changes<
  | 'offered'
  | 'offerDeclined'
  | 'offerExpired'
  | 'offerWithdrawn'
  | 'queued'
  | 'unassigned'
  | 'reopened'
  | 'prioritised'
  | 'serviceLevelBreached'
> = {
  offered: (c, e) => ({
    ...asked(c, e.agentId),
    slots: e.slots,
    offer: { agentId: e.agentId, at: e.at, expiresAt: e.expiresAt },
  }),
  offerDeclined: (c, e) => declined(c, e.agentId, e.at),
  offerExpired: (c, e) => declined(c, e.agentId, e.at),
  offerWithdrawn: () => ({ offer: null, slots: [] }),
  queued: (c, e) => ({ ...givenBack(c, e.at), botId: e.botId }),
  unassigned: (c, e) => (e.reason === 'agent' ? givenBack(c, e.at) : queued(c, e.at)),
  reopened: (c, e) => ({
    ...queued(c, e.at),
    endedAt: null,
    due: e.due ?? NOTHING_DUE,
    dueFrom: e.at,
    replied: false,
    breached: [],
  }),
  prioritised: (c, e) => ({ ...withPriority(c, e.priority), due: e.due ?? c.due }),
  serviceLevelBreached: (c, e) => ({
    ...withPriority(c, e.priority),
    due: { ...c.due, [e.what]: null },
    breached: [...c.breached, e.what],
  }),
};
