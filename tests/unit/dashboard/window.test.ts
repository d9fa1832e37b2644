import { describe, expect, test } from 'vitest';
import { windowHint } from '#dashboard/src/composer/window-hint.ts';
import { remaining } from '#dashboard/src/model/format.ts';
import { windowView } from '#dashboard/src/model/window.ts';
import { en } from '#dashboard/src/texts/en.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WINDOWS = {
  'whatsapp-cloud': { base: DAY, human: DAY, templates: true },
  messenger: { base: DAY, human: 7 * DAY, templates: false },
};
const AT = Date.parse('2026-11-22T10:00:00Z');
const seen = (channel: 'web' | 'whatsapp-cloud' | 'messenger', after: number | null) =>
  windowView({ channel, lastCustomerAt: after === null ? null : AT }, WINDOWS, AT + (after ?? 0));

describe('what an agent may do, as the minutes pass', () => {
  test.each([
    ['web', 30 * DAY, null],
    ['whatsapp-cloud', 17 * HOUR, { kind: 'far', until: AT + DAY }],
    ['whatsapp-cloud', 18 * HOUR, { kind: 'near', left: 6 * HOUR, urgent: false }],
    ['whatsapp-cloud', 23 * HOUR, { kind: 'near', left: HOUR, urgent: true }],
    ['whatsapp-cloud', DAY, { kind: 'closed', wroteAt: AT, after: DAY, templates: true }],
    ['whatsapp-cloud', null, { kind: 'closed', wroteAt: null, after: DAY, templates: true }],
    ['messenger', 23 * HOUR, { kind: 'near', left: HOUR, urgent: true }],
    ['messenger', DAY, { kind: 'people', until: AT + 7 * DAY }],
    ['messenger', 7 * DAY, { kind: 'closed', wroteAt: AT, after: 7 * DAY, templates: false }],
  ] as const)('%s, %j ms after the customer wrote', (channel, after, expected) => {
    expect(seen(channel, after)).toEqual(expected);
  });

  test('is said in words, and shorter on a phone', () => {
    const near = seen('whatsapp-cloud', DAY - (2 * HOUR + 14 * MINUTE));
    expect(near && windowHint(near, en, 'WhatsApp', String)).toEqual({
      ...{ hint: 'WhatsApp lets you answer freely for another 2 h 14 min', short: '2 h 14 min left to answer' },
      near: false,
    });
    const people = seen('messenger', 2 * DAY);
    expect(people && windowHint(people, en, 'Messenger', () => 'Sunday 10:00')).toMatchObject({
      hint: 'Only people may answer now, until Sunday 10:00',
    });
  });
});

test.each([
  [2 * HOUR + 14 * MINUTE + 59_000, '2 h 14 min'],
  [HOUR, '1 h 0 min'],
  [59 * MINUTE, '59 min'],
  [9 * MINUTE + 59_000, '9:59'],
])('%j ms are left as %j', (milliseconds, words) => {
  expect(remaining(milliseconds)).toBe(words);
});
