import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { withWords } from '#core/domain/files/in-words.ts';

/** One thing that was said, by whom. `answers`: up to which seq it answers the customer; 0 for the customer's own words. */
export type Line = { seq: number; who: 'customer' | 'bot' | 'agent'; name: string; text: string; answers: number };

/** What the customer sees, in the words of their own page, where the admin left the text empty. */
const NOBODY = 'Nobody can be had right now.';

/** Who answered without Baton is not known by name. */
const OUTSIDE = 'A colleague';

const lineOf = (event: ConversationEvent): Line | null => {
  const { seq } = event;
  switch (event.type) {
    case 'customerMessage':
      return { seq, who: 'customer', name: '', text: withWords(event.meant ?? event.text, event.files), answers: 0 };
    case 'botMessage':
      return { seq, who: 'bot', name: '', text: withWords(event.text, event.files), answers: event.answersSeq };
    case 'agentMessage':
      return {
        seq,
        who: 'agent',
        name: event.by.kind === 'agent' ? event.by.name : '',
        text: withWords(event.text, event.files),
        answers: seq,
      };
    case 'outsideMessage':
      return { seq, who: 'agent', name: OUTSIDE, text: withWords(event.text, event.files), answers: seq };
    // The customer was told, and may choose: what they wrote until then is settled.
    case 'handoverUnavailable':
      return { seq, who: 'bot', name: '', text: event.text || NOBODY, answers: seq };
    default:
      return null;
  }
};

type Said = { event: ConversationEvent; line: Line };

const edited = ({ event, line }: Said, { text, seq }: { text: string; seq: number }, answered: number): Said => {
  const files = 'files' in event ? event.files : undefined;
  return { event, line: { ...line, text: withWords(text, files), seq: line.seq > answered ? seq : line.seq } };
};

const linesNow = (timeline: readonly ConversationEvent[]): Line[] => {
  const said = new Map<number, Said>();
  let answered = 0;
  for (const event of timeline) {
    const line = lineOf(event);
    if (line) said.set(event.seq, { event, line });
    answered = Math.max(answered, line?.answers ?? 0);
    if (event.type === 'customerDeleted') said.delete(event.of);
    const before = event.type === 'customerEdited' ? said.get(event.of) : undefined;
    if (event.type === 'customerEdited' && before) said.set(event.of, edited(before, event, answered));
  }
  return [...said.values()].map(({ line }) => line);
};

/**
 * What was said, oldest first; what nobody has answered comes last, also where it was written while the bot was still
 * answering something earlier. Notes are for agents only and notices are nobody's words: neither is speech. What the customer
 * edited is as it is now, and unanswered from then on where it was so before; what they deleted was not said.
 */
export const spoken = (timeline: readonly ConversationEvent[]): Line[] => {
  const lines = linesNow(timeline);
  const open = new Set(unanswered(lines));
  return [...lines.filter((line) => !open.has(line)), ...open];
};

export const saidBy = (lines: readonly Line[], who: Line['who']): Line[] => lines.filter((line) => line.who === who);

/** What the customer wrote and nobody has answered. */
export const unanswered = (lines: readonly Line[]): Line[] => {
  const answered = Math.max(0, ...lines.map(({ answers }) => answers));
  return lines.filter(({ who, seq }) => who === 'customer' && seq > answered);
};
