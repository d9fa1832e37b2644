import { type Conversation, isOpen } from '../state.ts';
import { happens, type Rule, refuse } from './outcome.ts';

/* What a platform tells of what has happened there already: it is recorded, nobody can be refused it any more. */

/** As the customer's words, it needs a conversation that is open: the caller opens the next one. */
export const outsideWrote: Rule<'outsideWrote'> = (conversation, { text, files, inboxId }) =>
  isOpen(conversation.status)
    ? happens({ type: 'outsideMessage', text, ...(files && { files }), inboxId })
    : refuse('conversation_ended');

const isThere = ({ seq }: Conversation, of: number): boolean => of > 0 && of <= seq;

const isDeleted = ({ deleted = [] }: Conversation, of: number): boolean => deleted.includes(of);

/**
 * Of something that is not there nothing is recorded, and of what was deleted no other words either, however late they come.
 * These open nothing and change nobody's turn, also after the end.
 */
export const customerReacted: Rule<'customerReacted'> = (conversation, { to, emoji, inboxId }) =>
  isThere(conversation, to) ? happens({ type: 'customerReacted', to, emoji, inboxId }) : happens();

export const customerEdited: Rule<'customerEdited'> = (conversation, { of, text, inboxId }) =>
  isThere(conversation, of) && !isDeleted(conversation, of)
    ? happens({ type: 'customerEdited', of, text, inboxId })
    : happens();

export const customerDeleted: Rule<'customerDeleted'> = (conversation, { of, inboxId }) =>
  isThere(conversation, of) && !isDeleted(conversation, of)
    ? happens({ type: 'customerDeleted', of, inboxId })
    : happens();
