import type { OutgoingMessage } from '../contract/outbound.ts';
import { written } from '../contract/rich-text.ts';
import { asked } from './answers.ts';
import { CAPABILITIES, CAPTION } from './capabilities.ts';
import { takesCaption } from './files.ts';
import type { Payload } from './payload.ts';

/** Files first, so that what can be tapped is the last that the customer sees. A template stands for its text. */
export const render = (message: OutgoingMessage): Payload[] => {
  const [first, ...others] = message.template
    ? [{ kind: 'template' as const, template: message.template }, ...filesOf(message)]
    : saidIn(message);
  if (!first) return [];
  return [{ ...first, ...(message.replyTo && { replyTo: message.replyTo }) }, ...others];
};

const saidIn = (message: OutgoingMessage): Payload[] => {
  const text = written(message.text, CAPABILITIES.marks);
  const [file, ...more] = message.files;
  const isCaption = file && more.length === 0 && message.choices.length === 0 && takesCaption(file);
  if (isCaption && text !== '' && text.length <= CAPTION.most) return [{ kind: 'file', file, caption: text }];
  return [...filesOf(message), ...asked(text, message.choices, message.language)];
};

const filesOf = ({ files }: OutgoingMessage): Payload[] => files.map((file) => ({ kind: 'file', file }));
