import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '#core/contracts/errors.ts';
import type { Reason } from '#core/contracts/why.ts';
import { filterTemplates, templateFilter } from '#dashboard/src/composer/templates.ts';
import { de } from '#dashboard/src/texts/de.ts';
import { en } from '#dashboard/src/texts/en.ts';
import { eventWords } from '#dashboard/src/texts/event-words.ts';
import { againstWords, causeWords, receivingWords } from '#dashboard/src/texts/why-words.ts';
import { asked, customerSays, ME, taken } from './samples.ts';

const names = { me: ME, agent: () => 'Omar', category: () => 'Delivery' };

describe('texts', () => {
  it.each([en, de])('have words for every error code', (texts) => {
    for (const code of ERROR_CODES) expect(texts.errors[code].length).toBeGreaterThan(5);
  });

  it('tell an event in words', () => {
    expect(eventWords(asked(1), en, names)).toEqual({
      bold: 'Asked for a person',
      rest: ['name and e-mail collected'],
    });
    expect(eventWords(taken(2), en, names)?.bold).toBe('You took over');
    expect(eventWords(taken(2), en, { ...names, me: 'somebody else' })?.bold).toBe('Maya took over');
    expect(eventWords(taken(2), de, names)?.bold).toBe('Sie haben übernommen');
  });

  it.each([
    ['en', en],
    ['de', de],
  ])('say in %s why somebody waits and why somebody receives nothing, with every figure', (locale, t) => {
    const speech = { t, locale, now: 1_000 };
    const against: Reason[] = [
      ...(['not_member', 'not_listening', 'away', 'paused', 'declined'] as const).map((code) => ({ code })),
      { code: 'at_limit', active: 4, limit: 5 },
      { code: 'at_bot_limit', active: null, limit: null },
      { code: 'wrapping_up', until: null },
      { code: 'skills', skills: ['refunds', 'coffee'] },
      { code: 'language', language: 'fr' },
    ];
    const words = against.map((reason) => againstWords(reason, speech));
    expect(new Set(words).size).toBe(against.length);
    expect(words.join()).toMatch(/4.*5.*refunds.*coffee.*(French|Französisch)/);
    const mine = against.map((reason) => receivingWords(reason, 0, speech));
    expect(new Set(mine).size).toBe(against.length);
    const offered = { code: 'offered', agentId: 'a', name: 'Omar', until: 23_000 } as const;
    expect(causeWords({ cause: offered }, ME, speech)).toMatch(/Omar.*0:22/);
    expect(causeWords({ cause: offered }, 'a', speech)).not.toContain('Omar');
  });

  it('leave messages to their bubbles', () => {
    expect(eventWords(customerSays(1), en, names)).toBeNull();
  });
});

describe('templates', () => {
  const templates = [
    { id: '1', shortcut: 'hello', title: 'Greeting', text: 'Hello' },
    { id: '2', shortcut: 'refund', title: 'Refund started', text: 'Say hello to your money' },
  ];
  it('are asked for by a slash at the beginning of an otherwise empty draft', () => {
    expect(templateFilter('/')).toBe('');
    expect(templateFilter('/Ref')).toBe('ref');
    expect(templateFilter('and/or')).toBeNull();
    expect(templateFilter('/a\nb')).toBeNull();
  });
  it('match by shortcut first, then anywhere', () => {
    expect(filterTemplates(templates, 'hello').map((template) => template.id)).toEqual(['1', '2']);
    expect(filterTemplates(templates, 'zzz')).toEqual([]);
  });
});
