import { expect, test } from 'vitest';
import { GRACE, sendWithin, UNHURRIED } from '#channels/whatsapp-web/pace.ts';
import { ABANDONED_AFTER, answerWithin, FRESH, LONGEST_ANSWER } from '#core/domain/delivery/patience.ts';

const FILE = [{}];

test('nobody takes an attempt for abandoned that may still succeed', () => {
  for (const files of [[], FILE]) {
    expect(answerWithin(files)).toBeLessThanOrEqual(LONGEST_ANSWER);
    expect(FRESH + answerWithin(files)).toBeLessThan(ABANDONED_AFTER);
  }
});

test('a browser that sends a message says what came of it while somebody waits for that', () => {
  for (const files of [[], FILE]) expect(sendWithin(files, UNHURRIED) + GRACE).toBeLessThanOrEqual(answerWithin(files));
});

test('a message with a file has longer, and nothing longer than a call into the page may take', () => {
  expect(sendWithin(FILE, UNHURRIED)).toBeGreaterThan(sendWithin([], UNHURRIED));
  expect(sendWithin(FILE, { call: 8_000 })).toBe(8_000);
});
