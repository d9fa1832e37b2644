import { expect, test } from 'vitest';
import { chosenBy, numbered } from '#channels/contract/choices.ts';

const CHOICES = ['Order status', 'Return a parcel', 'Something else'];

test('choices that cannot be tapped are numbered', () => {
  expect(numbered(CHOICES)).toBe('1. Order status\n2. Return a parcel\n3. Something else');
});

test.each([
  ['2', 'Return a parcel'],
  [' 2. ', 'Return a parcel'],
  ['(3)', 'Something else'],
  ['order STATUS', 'Order status'],
  ['4', null],
  ['0', null],
  ['2 parcels', null],
  ['', null],
])('%j means %j', (said, meant) => {
  expect(chosenBy(said, CHOICES)).toBe(meant);
});
