import { areNumbered, numbered } from '../contract/choices.ts';
import type { OutgoingMessage, Recipient } from '../contract/outbound.ts';
import { written } from '../contract/rich-text.ts';
import { splitText } from '../contract/split-text.ts';
import { CAPABILITIES, marksOf } from './capabilities.ts';
import type { Payload } from './payload.ts';
import { channelOf } from './peer.ts';

/** Files first, so that what can be tapped is the last that the customer sees. */
export const render = (message: OutgoingMessage, to: Recipient): Payload[] => {
  if (message.handover) return [{ kind: 'handover', state: message.handover, message: message.text }];
  const marks = marksOf(channelOf(to.peer));
  const format = marks === 'markdown' ? 'markdown' : 'plain';
  const said = written(message.text, marks);
  // What can be tapped stands below some words.
  const isList = said === '' || areNumbered(message.choices, CAPABILITIES.choices);
  const text = isList ? [said, numbered(message.choices)].filter(Boolean).join('\n\n') : said;
  const texts = splitText(text, CAPABILITIES.text);
  const [first, ...others]: Payload[] = [
    ...message.files.map((file): Payload => ({ kind: 'file', file })),
    ...texts.map((part, i): Payload => {
      const choices = isList || i < texts.length - 1 ? [] : [...new Set(message.choices)];
      return { kind: 'text', text: part, format, choices };
    }),
  ];
  if (!first) return [];
  return [{ ...first, ...(message.replyTo && { replyTo: message.replyTo }) }, ...others];
};
