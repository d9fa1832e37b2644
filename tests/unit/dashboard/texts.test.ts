import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '#core/contracts/errors.ts';
import { TimelineEntry } from '#core/contracts/timeline.ts';
import type { Reason } from '#core/contracts/why.ts';
import { filterTemplates, templateFilter } from '#dashboard/src/composer/templates.ts';
import { momentAfter } from '#dashboard/src/model/format.ts';
import { de } from '#dashboard/src/texts/de.ts';
import { en } from '#dashboard/src/texts/en.ts';
import { eventWords } from '#dashboard/src/texts/event-words.ts';
import { againstWords, causeWords, receivingWords } from '#dashboard/src/texts/why-words.ts';
import { EVERY_EVENT, handedOver, MONDAY, unavailable } from './every-event.ts';
import { asked, customerSays, ME, taken } from './samples.ts';

const moment = (at: number) => momentAfter(at, MONDAY, 'en-GB');
const names = { me: ME, agent: () => 'Omar', bot: () => 'Harbor Coffee', category: () => 'Delivery', moment };

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
      ...(['not_member', 'not_listening', 'away', 'paused'] as const).map((code) => ({ code })),
      { code: 'at_limit', active: 4, limit: 5 },
      { code: 'at_bot_limit', active: null, limit: null },
      { code: 'wrapping_up', until: null },
      { code: 'declined', until: null },
      { code: 'skills', skills: ['refunds', 'coffee'] },
      { code: 'language', language: 'fr' },
    ];
    const words = against.map((reason) => againstWords(reason, speech));
    expect(new Set(words).size).toBe(against.length);
    expect(words.join()).toMatch(/4.*5.*refunds.*coffee.*(French|Französisch)/);
    const mine = against.map((reason) => receivingWords(reason, 0, speech));
    expect(new Set(mine).size).toBe(against.length);
    const figures: Reason[] = [
      { code: 'at_bot_limit', active: 6, limit: 7 },
      { code: 'wrapping_up', until: 91_000 },
      { code: 'declined', until: 31_000 },
    ];
    const exact = figures.map((reason) => againstWords(reason, speech));
    expect(exact.join()).toMatch(/6.*7.*1.min.*30.s/i);
    expect(figures.map((reason) => receivingWords(reason, 0, speech)).join()).toMatch(/6.*7.*1.min.*30.s/i);
    const offered = { code: 'offered', agentId: 'a', name: 'Omar', until: 23_000 } as const;
    expect(causeWords({ cause: offered }, ME, speech)).toMatch(/Omar.*0:22/);
    expect(causeWords({ cause: offered }, 'a', speech)).not.toContain('Omar');
  });

  it('tell a transfer that somebody took back from one that nobody was there for', () => {
    const back = { seq: 1, at: 1, type: 'transferWithdrawn', agentId: 'omar' } as const;
    const taken = { ...back, by: { kind: 'agent', id: 'x', name: 'Maya' } } as const;
    expect(eventWords(taken, en, names)?.bold).toBe('Maya took back the transfer');
    const gone = { ...back, by: { kind: 'system' }, because: 'agent_vanished' } as const;
    expect(eventWords(gone, en, names)?.bold).toMatch(/^Transfer returned, .+ went away$/);
  });

  it('tell whose team somebody is no longer in', () => {
    const back = { seq: 1, at: 1, by: { kind: 'system' }, type: 'unassigned', agentName: 'Maya', botId: 'b' } as const;
    const bold = (reason: 'agent_removed' | 'agent_disabled') => eventWords({ ...back, reason }, en, names)?.bold;
    expect(bold('agent_removed')).toBe('Back in the queue, Maya is no longer in the team of Harbor Coffee');
    expect(bold('agent_disabled')).toBe('Back in the queue, Maya can no longer log in');
  });

  it('tell what stands in the timeline without a hole in it, whatever happened', () => {
    const kinds = TimelineEntry.anyOf.map(({ properties }) => properties.type.const);
    expect(Object.keys(EVERY_EVENT).sort()).toEqual([...kinds].sort());
    for (const t of [en, de])
      for (const entry of Object.values(EVERY_EVENT).flat()) {
        const words = eventWords(entry, t, names);
        const told = [words?.bold ?? 'a message', ...(words?.rest ?? [])];
        for (const part of told) {
          expect(part, entry.type).not.toMatch(/[{}]|undefined|null|NaN|\[object|[“„]\s*[“”]/);
          expect(part.trim(), entry.type).not.toBe('');
        }
      }
  });

  it('tell when it opens, on the viewer’s clock, where the customer was told and where not', () => {
    const rest = (text: string, opensAt: number | null) => eventWords(unavailable(text, opensAt), en, names)?.rest;
    const tuesday = new Date(2024, 0, 2, 9, 0).getTime();
    expect(rest('Back {opens}.', tuesday)).toEqual(['“Back Tuesday 09:00.”']);
    expect(rest('We are closed.', tuesday)).toEqual(['“We are closed.”', 'opens Tuesday 09:00']);
    expect(rest('', new Date(2024, 0, 1, 18, 30).getTime())).toEqual(['opens 18:30']);
    expect(rest('Back {opens}.', new Date(2024, 1, 2, 9, 0).getTime())?.[0]).toMatch(/2 February.*09:00/);
    expect(rest('Back {opens}.', null)).toEqual(['“Back later.”']);
  });

  it('say who handed a chat of the bot’s over, and why', () => {
    expect(eventWords(handedOver('She is upset'), en, names)).toEqual({
      bold: 'Maya asked for a colleague',
      rest: ['“She is upset”'],
    });
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
