import { numbered } from '../contract/choices.ts';
import type { ExternalId } from '../contract/ids.ts';
import type { OutgoingFile, OutgoingMessage } from '../contract/outbound.ts';
import { written } from '../contract/rich-text.ts';
import { splitText } from '../contract/split-text.ts';
import { CAPABILITIES } from './capabilities.ts';

/** One message as it is sent. */
export type Payload = {
  text: string;
  file?: OutgoingFile;
  as?: 'media' | 'document' | 'sticker';
  replyTo?: ExternalId;
};

/** Longer ones are cut off on phones. */
const LONGEST_CAPTION = 1_024;

/** Files first, the last with the text as its caption where it can have one; then what is left of the text. */
export const render = (message: OutgoingMessage): Payload[] => {
  const texts = splitText(wordsOf(message), CAPABILITIES.text);
  const files = message.files.map(fileOf);
  const last = files.at(-1);
  const isCaption = last !== undefined && last.as !== 'sticker' && texts.length === 1 && isShort(texts[0]);
  if (isCaption) last.text = texts.pop() ?? '';
  const [first, ...others] = [...files, ...texts.map((text): Payload => ({ text }))];
  if (!first) return [];
  return [message.replyTo === undefined ? first : { ...first, replyTo: message.replyTo }, ...others];
};

const isShort = (text = ''): boolean => text.length <= LONGEST_CAPTION;

const wordsOf = ({ text, choices }: OutgoingMessage): string =>
  [written(text, CAPABILITIES.marks), numbered(choices)].filter((words) => words !== '').join('\n\n');

/** What WhatsApp does not show as what it is goes as a document: that can be anything. */
const fileOf = (file: OutgoingFile): Payload & { file: OutgoingFile } => {
  const limit = CAPABILITIES.media.out[file.media];
  const isShown =
    limit !== undefined && file.size <= limit.most && (limit.types === '*' || limit.types.includes(file.mimeType));
  const as = isShown && file.media !== 'document' ? (file.media === 'sticker' ? 'sticker' : 'media') : 'document';
  return { text: '', file, as };
};
