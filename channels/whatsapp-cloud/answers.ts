import { numbered } from '../contract/choices.ts';
import { splitText } from '../contract/split-text.ts';
import { BUTTONS, CAPABILITIES, INTERACTIVE_BODY, ROWS } from './capabilities.ts';
import type { Payload, Row } from './payload.ts';

/** A question with its answers: buttons for a few short ones, a list for more, and numbers where neither can hold them. */
export const asked = (text: string, wanted: readonly string[], language?: string): Payload[] => {
  const choices = [...new Set(wanted.map((choice) => choice.trim()).filter(Boolean))];
  if (choices.length === 0) return texts(text);
  const rows = choices.map(rowOf);
  // What can be tapped stands below some words.
  if (text === '' || !rows.every((row) => row !== undefined) || !areRows(rows))
    return texts([text, numbered(wanted)].filter(Boolean).join('\n\n'));
  const [before, body] = divided(text);
  return [
    ...texts(before),
    areButtons(choices)
      ? { kind: 'buttons', text: body, choices }
      : { kind: 'list', text: body, rows, ...(language && { language }) },
  ];
};

export const texts = (text: string): Payload[] =>
  splitText(text, CAPABILITIES.text).map((part) => ({ kind: 'text', text: part }));

const areButtons = (choices: readonly string[]): boolean =>
  choices.length <= BUTTONS.most && choices.every((choice) => choice.length <= BUTTONS.title);

/** Meta refuses two rows or buttons of one title. */
const areRows = (rows: readonly Row[]): boolean =>
  rows.length <= ROWS.most && new Set(rows.map(({ title }) => title)).size === rows.length;

/** A choice that is too long for a title is cut there and stands below as a whole. Its words are its id. */
const rowOf = (choice: string): Row | undefined => {
  if (choice.length <= ROWS.title) return { id: choice, title: choice };
  const [start = ''] = splitText(choice, { most: ROWS.title - 1, unit: 'utf16' });
  return choice.length <= ROWS.description ? { id: choice, title: `${start}…`, description: choice } : undefined;
};

/** The end of a text that fits above what can be tapped, and what goes ahead of it. */
const divided = (text: string): [string, string] => {
  const body = splitText(text, INTERACTIVE_BODY).at(-1) ?? '';
  return [text.slice(0, text.length - body.length).trimEnd(), body];
};
