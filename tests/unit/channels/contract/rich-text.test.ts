import { describe, expect, test } from 'vitest';
import { written } from '#channels/contract/rich-text.ts';

describe('the one rich form', () => {
  test.each([
    [
      '**bold**, _slanted_, ~~gone~~ and `code`',
      '*bold*, _slanted_, ~gone~ and `code`',
      'bold, slanted, gone and code',
    ],
    ['[our shop](https://shop.example)', 'our shop (https://shop.example)', 'our shop (https://shop.example)'],
    ['https://shop.example/a?b=1&c=2', 'https://shop.example/a?b=1&c=2', 'https://shop.example/a?b=1&c=2'],
    ['We have:\n- beans\n- **tea**', 'We have:\n- beans\n- *tea*', 'We have:\n• beans\n• tea'],
    ['3. three\n4. four', '3. three\n4. four', '3. three\n4. four'],
    ['- one\n  - two', '- one\n  - two', '• one\n  • two'],
    ['```\nnpm start\n```', '```npm start```', 'npm start'],
    ['> said', '> said', '> said'],
    ['one\n\ntwo\nthree', 'one\n\ntwo\nthree', 'one\n\ntwo\nthree'],
  ])('%j is written with the marks of WhatsApp, or without any', (text, whatsapp, plain) => {
    expect(written(text, 'whatsapp')).toBe(whatsapp);
    expect(written(text, 'plain')).toBe(plain);
    expect(written(text, 'markdown')).toBe(text);
  });

  test.each([
    '3*4*5 is 60',
    'snake_case_name',
    '# 1 in sales',
    '<b>no HTML</b> & more',
    '5 * 3 * 2',
    'a | b',
    'me@shop.example',
  ])('%j stands for itself', (text) => {
    expect(written(text, 'plain')).toBe(text);
    expect(written(text, 'whatsapp')).toBe(text);
  });
});
