import { describe, expect, test } from 'vitest';
import { standingOf, windowAfter } from '#core/domain/channels/window.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT = Date.parse('2026-11-22T10:00:00Z');
const WHATSAPP = { base: DAY, human: DAY, templates: true };
const MESSENGER = { base: DAY, human: 7 * DAY, templates: false };

const RULES = { whatsapp: WHATSAPP, messenger: MESSENGER };
const standing = (of: keyof typeof RULES, who: 'bot' | 'agent', after: number | null) => {
  const window = windowAfter(RULES[of], after === null ? null : AT);
  return window && standingOf(window, who, AT + (after ?? 0));
};

describe('the messaging window', () => {
  test.each([
    ['whatsapp', 'agent', 0, { open: true, as: 'reply', closesAt: AT + DAY }],
    ['whatsapp', 'agent', DAY - 1, { open: true, as: 'reply', closesAt: AT + DAY }],
    ['whatsapp', 'agent', DAY, { open: false, since: AT + DAY, allowed: ['template'] }],
    ['whatsapp', 'bot', DAY, { open: false, since: AT + DAY, allowed: ['template'] }],
    ['whatsapp', 'agent', null, { open: false, since: null, allowed: ['template'] }],
    ['messenger', 'agent', DAY - 1, { open: true, as: 'reply', closesAt: AT + DAY }],
    ['messenger', 'agent', DAY, { open: true, as: 'human_tag', closesAt: AT + 7 * DAY }],
    ['messenger', 'agent', 7 * DAY - 1, { open: true, as: 'human_tag', closesAt: AT + 7 * DAY }],
    ['messenger', 'agent', 7 * DAY, { open: false, since: AT + 7 * DAY, allowed: [] }],
    ['messenger', 'bot', DAY, { open: false, since: AT + DAY, allowed: ['human_tag'] }],
    ['messenger', 'bot', 7 * DAY, { open: false, since: AT + DAY, allowed: [] }],
    ['messenger', 'agent', null, { open: false, since: null, allowed: [] }],
  ] as const)('of %s for the %s, %j ms after the customer wrote', (of, who, after, expected) => {
    expect(standing(of, who, after)).toEqual(expected);
  });

  test('is not there where a platform has none', () => {
    expect(windowAfter(undefined, AT)).toBeNull();
  });

  test('of people is never shorter than that of everybody', () => {
    expect(windowAfter({ ...WHATSAPP, human: HOUR }, AT)).toMatchObject({ humanClosesAt: AT + DAY });
  });
});
