import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SpokenPart, spoken } from '#core/domain/channels/spoken-parts.ts';

test('what somebody wrote stays as they wrote it', () => {
  expect(spoken([{ kind: 'text', text: 'Look: [1] https://example.com\n ok' }])).toBe(
    'Look: [1] https://example.com\n ok',
  );
  expect(spoken([{ kind: 'choice', title: 'Yes, please' }])).toBe('Yes, please');
});

test.each<[SpokenPart, string]>([
  [{ kind: 'media', media: 'image', fileName: 'photo.jpg' }, '[Image: photo.jpg]'],
  [{ kind: 'media', media: 'audio', voice: true }, '[Voice message]'],
  [{ kind: 'media', media: 'sticker' }, '[Sticker]'],
  [{ kind: 'media', media: 'document', fileName: 'a]\n[b\u202Egnp.exe' }, '[Document: a b gnp.exe]'],
  [{ kind: 'unsupported', what: 'order' }, '[Not supported here: order]'],
  [{ kind: 'location', latitude: 52.52, longitude: 13.405 }, '[Location: 52.52000, 13.40500]'],
  [
    { kind: 'location', latitude: -1.5, longitude: 2, name: 'Shop https://evil.example/x', address: 'Main St 1' },
    '[Location: Shop, Main St 1 (-1.50000, 2.00000)]',
  ],
])('%o becomes %s', (part, words) => {
  expect(spoken([part])).toBe(words);
});

test('parts stand on lines of their own, in their order', () => {
  expect(
    spoken([
      { kind: 'media', media: 'image' },
      { kind: 'text', text: 'It is broken' },
    ]),
  ).toBe('[Image]\nIt is broken');
});

test('there is always something to read, whatever came', () => {
  expect(spoken([])).toBe('[Message without text]');
  expect(spoken([{ kind: 'text', text: ' \n' }])).toBe('[Message without text]');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (fileName) => {
      const line = spoken([{ kind: 'media', media: 'document', fileName }]);
      expect(line).toMatch(/^\[Document(: [^[\]\p{Cc}]+)?\]$/u);
      expect([...line].length).toBeLessThan(140);
      expect(line).not.toContain('://');
    }),
  );
});
