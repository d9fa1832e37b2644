import { nameAmong, placeholderName } from '../../customer-name.ts';
import { saidOfThemselves } from '../asking.ts';
import type { Asked, Conversation, LaterReason, Waiting } from '../state.ts';
import type { Change, Changes } from './change.ts';

/**
 * What is known of the customer from now on. They are called by the name that they give; what a bot made out of their words is
 * a guess, and names who has no name yet.
 */
const knowing = (c: Conversation, collected: Record<string, string>, said: Record<string, string>): Change => {
  const guess = c.customerName === placeholderName(c.peer) ? nameAmong(collected) : '';
  const name = nameAmong(said) || guess;
  return { collected: { ...c.collected, ...collected }, ...(name !== '' && { customerName: name }) };
};

/** What the asker heard the customer speak. */
const heard = ({ language, languageDetected }: Omit<Asked, 'collected'>): Change =>
  languageDetected ? { language } : {};

const answeredLater = (place: Waiting | null, reason: LaterReason): Waiting | null => place && { ...place, reason };

/** A person is asked for. */
export const asked: Changes<'handoverRequested' | 'contactLeft' | 'handoverUnavailable'> = {
  handoverRequested: (c, e) => ({
    status: 'waiting',
    outside: null,
    awaitingBot: null,
    ...(e.reason === 'other_bot' && { otherBot: true }),
    firstReplyAt: null,
    ...knowing(c, e.collected, saidOfThemselves(e)),
    ...heard(e),
    asked: null,
    waiting: {
      since: e.at,
      reason: e.reason,
      priority: e.priority,
      // An agent who passes it on does not want it back while others are left.
      ...(e.by.kind === 'agent' ? { declinedBy: [e.by.id], declinedAt: e.at } : { declinedBy: [], declinedAt: null }),
      skills: e.skills,
      language: e.language,
      ...(e.languageDetected && { languageDetected: true }),
    },
    due: e.due,
    dueFrom: e.at,
    replied: false,
    breached: [],
  }),
  contactLeft: (c, e) => ({
    ...knowing(c, e.collected, saidOfThemselves(e)),
    waiting: answeredLater(c.waiting, e.reason),
    lastWaiting: answeredLater(c.lastWaiting, e.reason),
  }),
  // It says what may be done now: the bot owes nothing more.
  handoverUnavailable: (c, e) => ({
    ...(e.reason && { otherBot: true }),
    ...(e.asked && { ...knowing(c, e.asked.collected, {}), ...heard(e.asked), asked: e.asked }),
    answeredSeq: Math.max(c.answeredSeq, c.awaitingBot?.seq ?? 0),
    awaitingBot: null,
  }),
};
