import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openingLine, openingText, unavailableText } from '#channels/web/widget/texts/opening.ts';
import { entry } from './entries.ts';

beforeAll(() => {
  vi.stubGlobal('navigator', { languages: ['en-GB'] });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** By the clock of whoever runs this: as with a customer. */
const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
const NOW = at(20, 18);
const asked = (text: string, opensAt: number | null) =>
  entry(2, { kind: 'event', event: 'unavailable', text, unavailable: { because: 'outside_hours', opensAt } });

test('the next opening is said as people say it', () => {
  expect(openingText(at(20, 20), NOW)).toMatch(/^today at 20:00$/);
  expect(openingText(at(21, 9), NOW)).toMatch(/^tomorrow at 0?9:00$/);
  expect(openingText(at(23, 9), NOW)).toMatch(/^on Monday at 0?9:00$/);
  expect(openingText(at(27, 9), NOW)).toMatch(/^on 27 November at 0?9:00$/);
});

test('it stands where the admin wants it, or on a line of its own', () => {
  const said = asked('Closed. Back {opens}. What now?', at(20, 20));
  expect([unavailableText(said, NOW), openingLine(said, NOW)]).toEqual([
    'Closed. Back today at 20:00. What now?',
    null,
  ]);
  const silent = asked('Closed for today.', at(20, 20));
  expect([unavailableText(silent, NOW), openingLine(silent, NOW)]).toEqual([
    'Closed for today.',
    'We are back today at 20:00.',
  ]);
});

test('what is not known, or is over, is not said', () => {
  expect(unavailableText(asked('Back {opens}.', null), NOW)).toBe('Back later.');
  for (const opensAt of [null, at(20, 9)]) expect(openingLine(asked('Closed.', opensAt), NOW)).toBeNull();
  expect(openingLine(entry(2), NOW)).toBeNull();
});

test('where the admin says nothing, the widget does', () => {
  expect(unavailableText(asked('', null), NOW)).toContain('not at work');
});
