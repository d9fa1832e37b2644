import { botSpeaks, type Conversation } from '../state.ts';
import type { Change, Changes } from './change.ts';
import { deleted, edited, preview } from './last-message.ts';

/** What may be answered by its number. Nothing is written where there was nothing before either. */
const offering = ({ choices }: Conversation, offered: string[]): Change =>
  offered.length > 0 || choices ? { choices: offered.length > 0 ? offered : null } : {};

/** The bot owes nothing any more of what came up to here. */
const settled = ({ answeredSeq, awaitingBot }: Conversation, { answersSeq }: { answersSeq: number }): Change => ({
  answeredSeq: Math.max(answeredSeq, answersSeq),
  awaitingBot: awaitingBot && awaitingBot.seq > answersSeq ? awaitingBot : null,
});

/** Since the first of their words a person answers without Baton. While an agent is in charge, or needed, it changes nothing. */
const silenced = ({ status, outside }: Conversation, at: number): Change =>
  status === 'ai' ? { outside: outside ?? at, awaitingBot: null } : {};

/** What the bot owes is not as it was: an answer that was begun before is none. */
const changed = ({ awaitingBot, answeredSeq }: Conversation, of: number, change: { seq?: number; changed: number }) =>
  awaitingBot && of > answeredSeq ? { ...awaitingBot, ...change } : awaitingBot;

export const said: Changes<
  | 'customerMessage'
  | 'botMessage'
  | 'agentMessage'
  | 'outsideMessage'
  | 'customerReacted'
  | 'customerEdited'
  | 'customerDeleted'
  | 'botReplyDiscarded'
> = {
  customerMessage: (c, e) => ({
    ...preview(e, 'customer', c.customerName),
    lastCustomerAt: e.at,
    ...(e.language && { language: e.language }),
    awaitingBot: botSpeaks(c) ? { ...c.awaitingBot, seq: e.seq, since: c.awaitingBot?.since ?? e.at } : null,
    // They speak to somebody else, as when a person answers outside.
    ...(e.standby && silenced(c, e.at)),
  }),
  botMessage: (c, e) => ({ ...preview(e, 'bot', ''), ...settled(c, e), ...offering(c, e.quickReplies) }),
  agentMessage: (c, e) => ({
    ...preview(e, 'agent', e.by.kind === 'agent' ? e.by.name : ''),
    ...offering(c, []),
    firstReplyAt: c.firstReplyAt ?? e.at,
    replied: true,
    due: c.due.firstReply === null ? c.due : { ...c.due, firstReply: null },
  }),
  outsideMessage: (c, e) => ({ ...preview(e, 'outside', ''), ...offering(c, []), ...silenced(c, e.at) }),
  customerReacted: () => ({}),
  // What the bot has not answered yet is to be answered as it is now.
  customerEdited: (c, e) => ({
    last: edited(c, e),
    awaitingBot: changed(c, e.of, { seq: e.seq, changed: e.seq }),
  }),
  customerDeleted: (c, e) => ({
    last: deleted(c, e),
    deleted: [...(c.deleted ?? []), e.of],
    awaitingBot: changed(c, e.of, { changed: e.seq }),
  }),
  // Where somebody else has the word, nothing is owed anyway; what was changed is still to be answered.
  botReplyDiscarded: (c, e) => (e.because === 'words_deleted' ? settled(c, e) : {}),
};
