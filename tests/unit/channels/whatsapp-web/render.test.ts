import { expect, test } from 'vitest';
import type { OutgoingFile, OutgoingMessage } from '#channels/contract/outbound.ts';
import { render } from '#channels/whatsapp-web/render.ts';

const message = (changes: Partial<OutgoingMessage>): OutgoingMessage => ({
  ...{ text: '', choices: [], files: [], by: 'agent' },
  ...changes,
});
const file = (changes: Partial<OutgoingFile> = {}): OutgoingFile => ({
  ...{ media: 'image', mimeType: 'image/png', fileName: 'a.png', size: 3, open: async () => new Uint8Array(3) },
  ...changes,
});

test('text is written as WhatsApp shows it, with choices as a numbered list', () => {
  expect(render(message({ text: '**Shall** I?', choices: ['Yes', 'No'] }))).toEqual([
    { text: '*Shall* I?\n\n1. Yes\n2. No' },
  ]);
});

test('a text is the caption of the last file', () => {
  const [first, second, ...others] = render(message({ text: 'Look', files: [file(), file()] }));
  expect([first, second]).toMatchObject([
    { text: '', as: 'media' },
    { text: 'Look', as: 'media' },
  ]);
  expect(others).toEqual([]);
});

test('a text that is too long for a caption, or a sticker that has none, is followed by it', () => {
  const long = 'word '.repeat(300).trim();
  expect(render(message({ text: long, files: [file()] }))).toMatchObject([{ text: '' }, { text: long }]);
  const sticker = file({ media: 'sticker', mimeType: 'image/webp' });
  expect(render(message({ text: 'Look', files: [sticker] }))).toMatchObject([{ as: 'sticker' }, { text: 'Look' }]);
});

test.each([
  ['of a type that it does not show', { mimeType: 'image/tiff' }],
  ['that is too large to be shown', { size: 17 * 2 ** 20 }],
  ['that is a document', { media: 'document', mimeType: 'application/pdf' }],
] as const)('a file %s goes as a document', (_, changes) => {
  expect(render(message({ files: [file(changes)] }))).toMatchObject([{ as: 'document' }]);
});

test('only the first message is the answer to another one', () => {
  const payloads = render(message({ text: 'word '.repeat(2_000), replyTo: 'X' as never }));
  expect(payloads.length).toBeGreaterThan(1);
  expect(payloads.map(({ replyTo }) => replyTo)).toEqual(['X', ...payloads.slice(1).map(() => undefined)]);
});

test('what says nothing sends nothing', () => {
  expect(render(message({}))).toEqual([]);
});
