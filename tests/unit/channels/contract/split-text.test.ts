import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthIn, splitText } from '#channels/contract/split-text.ts';

const utf16 = (most: number) => ({ most, unit: 'utf16' as const });

describe('a text that is too long', () => {
  test('is cut at the best seam that leaves enough before it', () => {
    expect(splitText('One two.\n\nThree four five six.', utf16(20))).toEqual(['One two.', 'Three four five six.']);
    expect(splitText('One two three four.\n\nFive six.', utf16(24))).toEqual(['One two three four.', 'Five six.']);
    expect(splitText('First sentence here. Second one.', utf16(25))).toEqual(['First sentence here.', 'Second one.']);
    expect(splitText('a few words only', utf16(9))).toEqual(['a few', 'words', 'only']);
  });

  test('is cut within a word only where the word is longer than the limit', () => {
    expect(splitText(`${'a'.repeat(25)} b`, utf16(10))).toEqual(['a'.repeat(10), 'a'.repeat(10), 'aaaaa b']);
  });

  test('is never cut within what is read as one character', () => {
    expect(splitText('👨‍👩‍👧👨‍👩‍👧', utf16(9))).toEqual(['👨‍👩‍👧', '👨‍👩‍👧']);
    expect(splitText('äöü', { most: 3, unit: 'utf8' })).toEqual(['ä', 'ö', 'ü']);
  });

  test('fits in every part, and loses nothing but space', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 40, max: 80 }),
        fc.constantFrom('utf16' as const, 'utf8' as const),
        (words, most, unit) => {
          const parts = splitText(words, { most, unit });
          for (const part of parts) expect(lengthIn(part, unit)).toBeLessThanOrEqual(most);
          expect(parts.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
        },
      ),
    );
  });

  test('that is short stays whole, and one without words is none', () => {
    expect(splitText(' Hello ', utf16(10))).toEqual(['Hello']);
    expect(splitText(' \n ', utf16(10))).toEqual([]);
  });
});
