import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inkOn } from '#channels/web/widget/model/contrast.ts';
import { piecesOf } from '#channels/web/widget/model/format.ts';

const links = (text: string) => piecesOf(text).flatMap(({ href }) => (href === null ? [] : [href]));

test('links end where the sentence goes on', () => {
  expect(links('See https://example.com/a. Or (https://example.com/b), or https://example.com/c(d).')).toEqual([
    'https://example.com/a',
    'https://example.com/b',
    'https://example.com/c(d)',
  ]);
});

test('nothing but http and https becomes a link', () => {
  const hostile = 'javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd //evil.example <a href="x">';
  expect(links(hostile)).toEqual([]);
  expect(piecesOf(hostile).map(({ text }) => text)).toEqual([hostile]);
});

test('bold is two stars around words, with links in it or not', () => {
  expect(piecesOf('order **#10488** leaves')).toEqual([
    { text: 'order ', bold: false, href: null },
    { text: '#10488', bold: true, href: null },
    { text: ' leaves', bold: false, href: null },
  ]);
  expect(piecesOf('2 ** 3 ** 4').map(({ bold }) => bold)).toEqual([false]);
  expect(piecesOf('**https://example.com**')[0]).toMatchObject({ bold: true, href: 'https://example.com/' });
});

test('no text is lost or added but the stars, and every link is safe', () => {
  const words = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('**', 'https://', 'http://a.b', ')', '(', '<b>', ' ', '\n')),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join('');
      const pieces = piecesOf(text);
      const drawn = pieces.map((piece) => piece.text).join('');
      expect(drawn.replaceAll('*', '')).toBe(text.replaceAll('*', ''));
      for (const { href } of pieces) if (href !== null) expect(href).toMatch(/^https?:\/\//);
    }),
    { numRuns: 300 },
  );
});

test('the ink can be read on the brand', () => {
  expect(inkOn('rgb(15, 90, 92)')).toBe('#ffffff');
  expect(inkOn('rgb(255, 214, 10)')).toBe('#17181a');
  expect(inkOn('rgba(250, 250, 250, 1)')).toBe('#17181a');
  expect(inkOn('oklch(0.5 0.1 200)')).toBe('#ffffff');
});
