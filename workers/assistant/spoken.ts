import type { ConversationEvent } from '#core/domain/conversation/events.ts';

/** One thing that was said, by whom. `answers`: up to which seq it answers the customer; 0 for the customer's own words. */
export type Line = { seq: number; who: 'customer' | 'bot' | 'agent'; name: string; text: string; answers: number };

/** What the customer sees, in the words of their own page, where the admin left the text empty. */
const NOBODY = 'Nobody can be had right now.';

const lineOf = (event: ConversationEvent): Line | null => {
  const { seq } = event;
  switch (event.type) {
    case 'customerMessage':
      return { seq, who: 'customer', name: '', text: event.text, answers: 0 };
    case 'botMessage':
      return { seq, who: 'bot', name: '', text: event.text, answers: event.answersSeq };
    case 'agentMessage':
      return {
        seq,
        who: 'agent',
        name: event.by.kind === 'agent' ? event.by.name : '',
        text: event.text,
        answers: seq,
      };
    // The customer was told, and may choose: what they wrote until then is settled.
    case 'handoverUnavailable':
      return { seq, who: 'bot', name: '', text: event.text || NOBODY, answers: seq };
    default:
      return null;
  }
};

/**
 * What was said, oldest first; what nobody has answered comes last, also where it was written while the bot was still
 * answering something earlier. Notes are for agents only and notices are nobody's words: neither is speech.
 */
export const spoken = (timeline: readonly ConversationEvent[]): Line[] => {
  const lines = timeline.map(lineOf).filter((line) => line !== null);
  const open = new Set(unanswered(lines));
  return [...lines.filter((line) => !open.has(line)), ...open];
};

export const saidBy = (lines: readonly Line[], who: Line['who']): Line[] => lines.filter((line) => line.who === who);

/** What the customer wrote and nobody has answered. */
export const unanswered = (lines: readonly Line[]): Line[] => {
  const answered = Math.max(0, ...lines.map(({ answers }) => answers));
  return lines.filter(({ who, seq }) => who === 'customer' && seq > answered);
};
