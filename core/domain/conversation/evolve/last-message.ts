import { withWords } from '../../files/in-words.ts';
import type { Conversation, LastMessage } from '../state.ts';
import type { Change, Of } from './change.ts';

const LONGEST = 160;

/** The words; else what the first file is. */
const saidIn = ({ text, files = [] }: Pick<Of<'customerMessage'>, 'text' | 'files'>) => {
  const [first] = files;
  if (text.trim() !== '' || first === undefined) return { text: text.slice(0, LONGEST) };
  const { kind, voice, name } = first;
  return { text: withWords('', files).slice(0, LONGEST), file: { kind, name, ...(voice && { voice }) } };
};

export const preview = (
  event: Of<'customerMessage' | 'botMessage' | 'agentMessage' | 'outsideMessage'>,
  from: LastMessage['from'],
  author: string,
): Change => ({
  last: { seq: event.seq, at: event.at, from, author, ...saidIn(event) },
});

/** The same message as it is now, where the entry is the one that was said last. A file without words stays one. */
export const edited = ({ last }: Conversation, { of, seq, text }: Of<'customerEdited'>): LastMessage | null => {
  if (last?.seq !== of) return last;
  if (last.file && text.trim() === '') return { ...last, edited: seq };
  const { file: _, ...said } = last;
  return { ...said, text: text.slice(0, LONGEST), edited: seq };
};

export const deleted = ({ last }: Conversation, { of }: Of<'customerDeleted'>): LastMessage | null => {
  if (last?.seq !== of) return last;
  const { file: _, ...said } = last;
  return { ...said, text: '', deleted: true };
};
