import type { Capabilities } from '../contract/capabilities.ts';
import { numbered } from '../contract/choices.ts';
import type { OutgoingMessage } from '../contract/outbound.ts';
import { written } from '../contract/rich-text.ts';
import { splitText } from '../contract/split-text.ts';
import type { Payload } from './messaging-payload.ts';

/** Files first, so that what can be tapped is the last that the customer sees: it vanishes with the next message. */
export const createRender =
  (capabilities: Capabilities) =>
  (message: OutgoingMessage): Payload[] => {
    const { by, replyTo, files } = message;
    const text = written(message.text, capabilities.marks);
    const parts = [
      ...files.map((file) => ({ kind: 'file' as const, file })),
      ...textsOf(text, message.choices, capabilities),
    ];
    return parts.map((part, i) => ({ ...part, by, ...(i === 0 && replyTo && { replyTo }) }));
  };

/** What can be tapped stands below some words. A title that is too long would be cut, so all of them are numbered then. */
const textsOf = (text: string, wanted: readonly string[], { text: limit, choices: most }: Capabilities) => {
  const choices = [...new Set(wanted.map((choice) => choice.trim()).filter(Boolean))];
  const fits = most !== null && choices.length <= most.most && choices.every(({ length }) => length <= most.title);
  const isTapped = text !== '' && fits;
  const words = isTapped ? text : [text, numbered(wanted)].filter(Boolean).join('\n\n');
  const parts = splitText(words, limit);
  return parts.map((part, i) => ({
    kind: 'text' as const,
    text: part,
    choices: isTapped && i === parts.length - 1 ? choices : [],
  }));
};
