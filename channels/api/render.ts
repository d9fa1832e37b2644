import { areNumbered, numbered } from '../contract/choices.ts';
import type { ExternalId } from '../contract/ids.ts';
import type { OutgoingFile, OutgoingMessage } from '../contract/outbound.ts';
import { splitText } from '../contract/split-text.ts';
import { CAPABILITIES } from './capabilities.ts';

export type Payload = {
  text: string;
  choices: readonly string[];
  file?: OutgoingFile;
  replyTo?: ExternalId;
  by: OutgoingMessage['by'];
};

/** Files one by one, then the words; what can be tapped stands with the last of them. */
export const render = ({ text, choices, files, replyTo, by }: OutgoingMessage): Payload[] => {
  const isList = choices.length > 0 && areNumbered(choices, CAPABILITIES.choices);
  const tappable = isList ? [] : choices;
  const parts = splitText(isList ? `${text}\n\n${numbered(choices)}` : text, CAPABILITIES.text);
  const words = parts.length === 0 && tappable.length > 0 ? [''] : parts;
  const said = words.map((part, i) => ({ text: part, choices: i === words.length - 1 ? tappable : [], by }));
  const [first, ...others] = [...files.map((file) => ({ text: '', choices: [], file, by })), ...said];
  return first ? [{ ...first, ...(replyTo !== undefined && { replyTo }) }, ...others] : [];
};
