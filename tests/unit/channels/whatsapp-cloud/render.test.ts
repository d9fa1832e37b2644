import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { externalId } from '#channels/contract/ids.ts';
import { choose } from '#channels/whatsapp-cloud/list-label.ts';
import type { Payload } from '#channels/whatsapp-cloud/payload.ts';
import { render } from '#channels/whatsapp-cloud/render.ts';
import { file, message } from './world.ts';

const MB = 1024 * 1024;
const words = (length: number): string =>
  'word '
    .repeat(Math.ceil(length / 5))
    .slice(0, length)
    .trim();
const textIn = (payload: Payload): string => {
  if (payload.kind === 'file') return payload.caption ?? '';
  return payload.kind === 'template' ? '' : payload.text;
};

test('formatted text is written as WhatsApp does', () => {
  expect(render(message({ text: '**Now** [here](https://example.com)' }))).toEqual([
    { kind: 'text', text: '*Now* here (https://example.com)' },
  ]);
});

test('nothing said is nothing sent', () => {
  expect(render(message())).toEqual([]);
});

test('only the first of several messages is a reply', () => {
  const payloads = render(message({ text: words(9_000), replyTo: externalId('wamid.1') }));
  expect(payloads.map(({ replyTo }) => replyTo)).toEqual(['wamid.1', undefined, undefined]);
});

describe('choices', () => {
  const kindOf = (choices: string[], text = 'Which?') =>
    render(message({ text, choices }))
      .map(({ kind }) => kind)
      .join();

  test.each([
    ['three short ones', ['Yes', 'No', 'x'.repeat(20)], 'buttons'],
    ['four short ones', ['1', '2', '3', '4'], 'list'],
    ['one that is too long for a button', ['Yes', 'x'.repeat(21)], 'list'],
    ['one that is as long as a row and its description', ['Yes', words(72)], 'list'],
    ['one that is longer', ['Yes', words(73)], 'text'],
    ['ten', Array.from({ length: 10 }, (_, i) => `No. ${i}`), 'list'],
    ['eleven', Array.from({ length: 11 }, (_, i) => `No. ${i}`), 'text'],
    ['two that begin alike', [`${words(40)} a`, `${words(40)} b`], 'text'],
    ['the same twice', ['Yes', 'Yes '], 'buttons'],
    ['none with words in it', [' '], 'text'],
  ])('%s', (_, choices, kind) => {
    expect(kindOf(choices)).toBe(kind);
  });

  test('without words above them are numbered', () => {
    expect(render(message({ choices: ['Yes', 'No'] }))).toEqual([{ kind: 'text', text: '1. Yes\n2. No' }]);
  });

  test('below a long text keep the end of it with them', () => {
    const text = `${words(3_000)}\n\nWhich one?`;
    const [before, asked, ...more] = render(message({ text, choices: ['Yes', 'No'] }));
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ kind: 'buttons', choices: ['Yes', 'No'] });
    expect([before, asked].map((payload) => payload && textIn(payload)).join(' ')).toBe(text);
  });

  test('that are cut in a row stand below it as a whole', () => {
    const choice = 'I want my money back for the blue lamp';
    const [asked] = render(message({ text: 'What?', choices: [choice, 'Nothing'] }));
    expect(asked).toEqual({
      ...{ kind: 'list', text: 'What?' },
      rows: [
        { id: choice, title: 'I want my money back…', description: choice },
        { id: 'Nothing', title: 'Nothing' },
      ],
    });
  });

  test('are all there in some form, whatever they are, and within the limits', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 14 }),
        (text, all) => {
          const payloads = render(message({ text, choices: all }));
          for (const payload of payloads) expect(textIn(payload).length).toBeLessThanOrEqual(4_096);
          const given = payloads.flatMap((payload) => {
            if (payload.kind === 'buttons') return [...payload.choices];
            return payload.kind === 'list' ? payload.rows.map(({ title, description }) => description ?? title) : [];
          });
          const written = payloads.map(textIn).join('\n');
          for (const choice of all) expect(given.includes(choice.trim()) || written.includes(choice.trim())).toBe(true);
        },
      ),
    );
  });
});

describe('files', () => {
  const jpeg = file('image', 'image/jpeg');
  const ogg = file('audio', 'audio/ogg');

  test('one with a short text carries it', () => {
    expect(render(message({ text: '**Look**', files: [jpeg] }))).toEqual([
      { kind: 'file', file: jpeg, caption: '*Look*' },
    ]);
  });

  test.each([
    ['a text that is too long for a caption', { text: 'x'.repeat(1_025), files: [jpeg] }, ['file', 'text']],
    ['a sound', { text: 'Listen', files: [ogg] }, ['file', 'text']],
    ['several', { text: 'Look', files: [jpeg, jpeg] }, ['file', 'file', 'text']],
    ['choices', { text: 'Which?', choices: ['a', 'b'], files: [jpeg] }, ['file', 'buttons']],
    ['no text', { files: [jpeg] }, ['file']],
  ])('with %s', (_, said, kinds) => {
    expect(render(message(said)).map(({ kind }) => kind)).toEqual(kinds);
  });
});

test('a template stands for its text', () => {
  const template = { name: 'hello', language: 'en', parameters: ['Ada'] };
  expect(render(message({ text: 'Hello Ada', template }))).toEqual([{ kind: 'template', template }]);
});

test('a caption is a text of no more than 1024 characters', () => {
  expect(
    render(message({ text: 'x'.repeat(1_024), files: [file('document', 'application/pdf', { size: MB })] })),
  ).toHaveLength(1);
});

test.each([
  ['de-CH', 'Auswählen'],
  ['pt-BR', 'Escolher'],
  ['xx', 'Choose'],
  [undefined, 'Choose'],
])('the button of a list says “choose” in the language %s', (language, label) => {
  const [list] = render(message({ text: 'Which?', choices: ['1', '2', '3', '4'], ...(language && { language }) }));
  expect(list?.kind).toBe('list');
  expect(list && choose(list)).toBe(label);
});
