import { describe, expect, test } from 'vitest';
import { meantBy } from '#workers/converse/meant.ts';

const WHATSAPP_LIKE = { most: 10, title: 24, whole: 72 };

const FEW = ['Delivery', 'Return', 'Something else'];
const MANY = Array.from({ length: 11 }, (_, i) => `Choice ${i + 1}`);
const conversation = (changes: object = {}) => ({
  ...{ status: 'ai' as const, channel: 'whatsapp-web' as const, choices: FEW },
  ...changes,
});

describe('a number as an answer', () => {
  test.each(['2', '2.', '(2)', ' 2 '])('%j means the second choice', (said) => {
    expect(meantBy(said, conversation(), () => null)).toBe('Return');
  });

  test('the words of a choice are given as the bot wrote them', () => {
    expect(meantBy('return', conversation(), () => null)).toBe('Return');
    expect(meantBy('Return', conversation(), () => null)).toBeUndefined();
  });

  test.each([
    ['a person listens', conversation({ status: 'taken' })],
    ['somebody waits for one', conversation({ status: 'waiting' })],
    ['nothing was given to choose from', conversation({ choices: null })],
    ['nothing was ever asked', conversation({ choices: undefined })],
  ])('is a number where %s', (_, state) => {
    expect(meantBy('2', state, () => null)).toBeUndefined();
  });

  test('counts only where nothing could be tapped', () => {
    expect(meantBy('2', conversation(), () => WHATSAPP_LIKE)).toBeUndefined();
    expect(meantBy('2', conversation({ choices: MANY }), () => WHATSAPP_LIKE)).toBe('Choice 2');
    expect(meantBy('2', conversation({ channel: 'web' }), () => undefined)).toBeUndefined();
  });
});
