import { ABSENCES, DISCARDED } from '#core/domain/conversation/commands.ts';
import type { Entry } from '#dashboard/src/model/timeline.ts';
import { agentSays, asked, customerSays, ME, notice, OTHER, taken } from './samples.ts';

/** When all of it happened: a Monday at nine, by the clock of whoever looks. */
export const MONDAY = new Date(2024, 0, 1, 9, 0).getTime();
const HOUR = 3_600_000;

type Kind = Entry['type'];
type Of<T extends Kind> = Extract<Entry, { type: T }>;
type Body<T extends Kind> = Omit<Of<T>, 'seq' | 'at' | 'by' | 'type'>;
const by = { kind: 'agent', id: OTHER, name: 'Maya' } as const;
const made = <T extends Kind>(type: T, body: Body<T>, who: Entry['by'] = by): Of<T> =>
  ({ seq: 1, at: MONDAY, by: who, type, ...body }) as unknown as Of<T>;

export const unavailable = (text: string, opensAt: number | null) =>
  made('handoverUnavailable', { because: 'outside_hours', opensAt, text }, { kind: 'customer' });

export const handedOver = (message?: string): Of<'handoverRequested'> => ({
  ...(asked(1) as Of<'handoverRequested'>),
  ...{ by, reason: 'agent', collected: {}, ...(message !== undefined && { message }) },
});

const decision: Of<'offered'>['decision'] = {
  ...{ at: MONDAY, outcome: 'assigned', chosen: OTHER, because: 'longest_idle', policy: 'longest_idle' },
  ...{ keptUntil: null, candidates: [] },
};
const due = { firstReply: MONDAY + HOUR, resolution: null };
const place = { agentId: OTHER, agentName: 'Maya', slots: [] };
const hows = ['assigned', 'accepted', 'takeover', 'transfer', 'reopened'] as const;

/** Each kind of entry, with what may be left empty given and left empty. */
export const EVERY_EVENT: { [T in Kind]: Of<T>[] } = {
  opened: [
    made('opened', {
      ...{ botId: 'b', contactId: 'c', channel: 'web', channelAccountId: 'w', peer: 'p' },
      ...{ customerName: 'Priya', previousId: null },
    }),
  ],
  customerMessage: [customerSays(1) as Of<'customerMessage'>],
  botMessage: [made('botMessage', { text: 'Hi', answersSeq: 1, citations: [], quickReplies: [], source: 'offline' })],
  agentMessage: [agentSays(1, 'client') as Of<'agentMessage'>],
  outsideMessage: [made('outsideMessage', { text: 'I will call you', inboxId: 'i' }, { kind: 'outside' })],
  customerReacted: ['👍', null].map((emoji) =>
    made('customerReacted', { to: 1, emoji, inboxId: 'i' }, { kind: 'customer' }),
  ),
  customerEdited: [made('customerEdited', { of: 1, text: 'Hello!', inboxId: 'i' }, { kind: 'customer' })],
  customerDeleted: [made('customerDeleted', { of: 1, inboxId: 'i' }, { kind: 'customer' })],
  notice: [notice(1, 'One moment') as Of<'notice'>],
  note: [made('note', { text: 'Look' })],
  botReplyDiscarded: DISCARDED.map((because) => made('botReplyDiscarded', { answersSeq: 1, because })),
  assistantFailed: (['answer', 'suggest', 'summarise'] as const).map((what) =>
    made('assistantFailed', { what, because: 'timeout' }),
  ),
  handoverRequested: [asked(1) as Of<'handoverRequested'>, ...[undefined, '', 'She is upset'].map(handedOver)],
  contactLeft: (['message', 'callback'] as const).map((reason) => made('contactLeft', { reason, collected: {} })),
  handoverUnavailable: [
    unavailable('Back {opens}, {opens}.', MONDAY + HOUR),
    unavailable('Back {opens}.', null),
    unavailable('Closed.', MONDAY + 90 * HOUR),
    unavailable('', null),
  ],
  offered: [made('offered', { ...place, expiresAt: MONDAY, decision })],
  offerDeclined: ['', 'Busy'].map((reason) => made('offerDeclined', { agentId: OTHER, reason })),
  offerExpired: [made('offerExpired', { agentId: ME })],
  offerWithdrawn: ABSENCES.map((because) => made('offerWithdrawn', { agentId: OTHER, because })),
  taken: [taken(1) as Of<'taken'>, ...hows.map((how) => made('taken', { ...place, how, decision: null }))],
  transferOffered: ['', 'Please'].map((message) =>
    made('transferOffered', { to: ME, toName: 'Omar', message, expiresAt: MONDAY }),
  ),
  transferDeclined: ['', 'Busy'].map((reason) => made('transferDeclined', { agentId: OTHER, reason })),
  transferWithdrawn: [
    made('transferWithdrawn', { agentId: OTHER }),
    ...ABSENCES.map((because) => made('transferWithdrawn', { agentId: OTHER, because }, { kind: 'system' })),
  ],
  transferExpired: [made('transferExpired', { agentId: OTHER })],
  queued: ['', 'Billing'].map((message) => made('queued', { botId: 'b', message })),
  unassigned: (['agent', ...ABSENCES] as const).flatMap((reason) => [
    made('unassigned', { reason }),
    made('unassigned', { reason, agentName: 'Omar', botId: 'b' }),
  ]),
  restoredToAi: ['', 'Be kind'].map((instruction) => made('restoredToAi', { instruction })),
  held: [made('held', {})],
  unheld: [made('unheld', {})],
  resolved: [made('resolved', {}), made('resolved', {}, { kind: 'system' })],
  dropped: (['ended', 'left'] as const).map((how) => made('dropped', { how })),
  closed: [made('closed', {})],
  reopened: [made('reopened', { due }), made('reopened', {}, { kind: 'system' })],
  prioritised: ([0, 1, 2, 3] as const).map((priority) => made('prioritised', { priority })),
  serviceLevelBreached: (['firstReply', 'resolution'] as const).map((what) =>
    made('serviceLevelBreached', { what, priority: 1 }),
  ),
  categorised: [made('categorised', { categoryId: 'c' }), made('categorised', { categoryId: null })],
  tagged: [[], ['vip', 'refund']].map((tags) => made('tagged', { tags })),
  engagementStatusSet: (['in_progress', 'chat_finished', 'follow_up', 'completed'] as const).map((status) =>
    made('engagementStatusSet', { status }),
  ),
  summarised: [made('summarised', { text: 'Wants a refund', source: 'offline' })],
};
