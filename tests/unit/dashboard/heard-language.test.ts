import { describe, expect, it } from 'vitest';
import type { WhyWaiting } from '#core/contracts/why.ts';
import { evolveDetail } from '#dashboard/src/model/detail.ts';
import { de } from '#dashboard/src/texts/de.ts';
import { en } from '#dashboard/src/texts/en.ts';
import { heardWords, needsOf } from '#dashboard/src/texts/why-words.ts';
import { unavailable } from './every-event.ts';
import { row } from './samples.ts';

const speech = { t: en, locale: 'en', now: 0 };
const why = (languageIs: WhyWaiting['languageIs'], language: string | null = 'fr') =>
  ({ skills: ['refunds'], language, languageIs }) as WhyWaiting;

describe('the language of who waits', () => {
  it('is needed where it was asked for, and only told where it was heard', () => {
    expect(needsOf(why('required'), speech)).toEqual(['refunds', 'French']);
    expect(heardWords(why('required'), speech)).toBeNull();
    for (const languageIs of ['wished', 'ignored'] as const) {
      expect(needsOf(why(languageIs), speech)).toEqual(['refunds']);
      expect(heardWords(why(languageIs), speech)).toMatch(/^The customer seems to speak French\./);
    }
    expect(heardWords(why(null, null), speech)).toBeNull();
  });

  it.each([
    ['en', en, /French.*not required/],
    ['de', de, /Französisch.*nicht verlangt/],
  ])('is said not to be required in %s', (locale, t, words) => {
    expect(heardWords(why('ignored'), { t, locale, now: 0 })).toMatch(words);
    expect(heardWords(why('wished'), { t, locale, now: 0 })).not.toMatch(words);
  });
});

it('what a bot collected is there though nobody was', () => {
  const detail = { collected: { order: 'HB-1' } } as unknown as Parameters<typeof evolveDetail>[0];
  const asked = { collected: { name: 'Anna' }, priority: 2 as const, skills: [], language: null };
  const entry = { ...unavailable('', null), asked };
  expect(evolveDetail(detail, row('a'), [entry], 0).collected).toEqual({ order: 'HB-1', name: 'Anna' });
  expect(evolveDetail(detail, row('a'), [unavailable('', null)], 0).collected).toEqual({ order: 'HB-1' });
});
