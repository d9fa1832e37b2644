import { describe, expect, test } from 'vitest';
import { createKnowledge } from '#workers/assistant/knowledge/knowledge.ts';
import { suggestOffline } from '#workers/assistant/offline/suggest.ts';
import { LONGEST_SUMMARY, summariseOffline } from '#workers/assistant/offline/summarise.ts';
import { COFFEE_SHOP } from './support/coffee-shop.ts';
import { type Said, turn } from './support/turns.ts';

const knowledge = createKnowledge(COFFEE_SHOP);

describe('a summary', () => {
  test('says what the customer wants, what they were told, what is open and what is known', () => {
    const { text, source } = summariseOffline(
      turn([
        ['customer', 'Hello'],
        ['bot', 'Hello!'],
        ['customer', 'My name is Anna. My order 4711 of two bags arrived damaged.'],
        ['bot', 'Send us a photo and we replace it at once.'],
        ['customer', 'I want to talk to a person'],
        ['agent', 'Hi Anna, I am sending new bags on Friday.'],
        ['customer', 'Thanks. Do I have to send the old ones back?'],
      ]),
    );
    expect(source).toBe('offline');
    expect(text.split('\n')).toEqual([
      'Customer: My order 4711 of two bags arrived damaged. Do I have to send the old ones back?',
      'Last answer (Sam): Hi Anna, I am sending new bags on Friday.',
      'Open: Do I have to send the old ones back?',
      'Known: name Anna, order 4711',
    ]);
  });

  test('names a wish for a person that nobody has met', () => {
    expect(
      summariseOffline(
        turn([
          ['customer', 'The grinder is broken.'],
          ['customer', 'human please'],
        ]),
      ).text,
    ).toContain('Open: The grinder is broken.; asked for a person');
  });

  test('stays short, whatever was written', () => {
    const long = Array.from(
      { length: 60 },
      (_, i) => `Sentence ${i} about the broken grinder and order ${i}, which is long.`,
    ).join(' ');
    const both: Said[] = [
      ['customer', long],
      ['bot', long],
    ];
    const said = Array.from({ length: 10 }, () => both).flat();
    expect(summariseOffline(turn(said, {}, { collected: { note: long } })).text.length).toBeLessThanOrEqual(
      LONGEST_SUMMARY,
    );
  });

  test('of nothing is empty', () => {
    expect(summariseOffline(turn([])).text).toBe('');
  });
});

describe('a suggestion', () => {
  test('answers from the knowledge in the voice of an agent', () => {
    const { text } = suggestOffline(
      turn([
        ['customer', 'My name is Anna. Is oat milk extra?'],
        ['customer', 'I want a human'],
      ]),
      knowledge,
    );
    expect(text).toMatch(/^Hi Anna, thanks for your message\./);
    expect(text).toContain('Oat milk is free of charge');
  });

  test('greets only once', () => {
    expect(
      suggestOffline(
        turn([
          ['agent', 'Hi!'],
          ['customer', 'oat milk?'],
        ]),
        knowledge,
      ).text,
    ).toMatch(/^Every drink|^Oat milk/);
  });

  test('asks back where the knowledge holds nothing', () => {
    expect(suggestOffline(turn([['customer', 'My order is wrong']]), knowledge).text).toContain('order number');
    expect(suggestOffline(turn([['customer', 'The grinder makes a noise']]), knowledge).text).toContain(
      'a little more',
    );
    expect(suggestOffline(turn([]), knowledge).text).toContain('What can I do for you?');
  });
});
