import { expect, test } from 'vitest';
import { areNumbered, chosenBy, numbered } from '#channels/contract/choices.ts';

const CHOICES = ['Order status', 'Return a parcel', 'Something else'];

test('choices that cannot be tapped are numbered', () => {
  expect(numbered(CHOICES)).toBe('1. Order status\n2. Return a parcel\n3. Something else');
});

test.each([
  ['2', 'Return a parcel'],
  [' 2. ', 'Return a parcel'],
  ['(3)', 'Something else'],
  ['2)', 'Return a parcel'],
  ['2️⃣', 'Return a parcel'],
  ['order STATUS', 'Order status'],
  ['4', null],
  ['0', null],
  ['2 parcels', null],
  ['', null],
])('%j means %j', (said, meant) => {
  expect(chosenBy(said, CHOICES)).toBe(meant);
});

test('a choice that is a number is meant by its words first', () => {
  expect(chosenBy('2', ['5', '2', '1'])).toBe('2');
  expect(chosenBy('5', ['5', '2', '1'])).toBe('5');
  expect(chosenBy('3', ['5', '2', '1'])).toBe('1');
});

test.each([
  ['nothing can be tapped', CHOICES, null, true],
  ['they fit', CHOICES, { most: 3, title: 16 }, false],
  ['there are too many', CHOICES, { most: 2, title: 16 }, true],
  ['one is too long', CHOICES, { most: 3, title: 12 }, true],
  ['one is too long for a title and stands beside it', CHOICES, { most: 3, title: 12, whole: 20 }, false],
])('choices stand in the text as a list where %s', (_, choices, tappable, expected) => {
  expect(areNumbered(choices, tappable)).toBe(expected);
});
