import { describe, expect, test } from 'vitest';
import { createKnowledge } from '#workers/assistant/knowledge/knowledge.ts';
import { answerOffline } from '#workers/assistant/offline/answer.ts';
import { PHRASES } from '#workers/assistant/offline/phrases.ts';
import { COFFEE_SHOP } from './support/coffee-shop.ts';
import { type Said, turn } from './support/turns.ts';

const knowledge = createKnowledge(COFFEE_SHOP);
const { en, de } = PHRASES;
const answer = (...args: Parameters<typeof turn>) => answerOffline(turn(...args), knowledge);

describe('an answer', () => {
  test("quotes the article's sentences and names it", () => {
    expect(answer([['customer', 'Is the brownie gluten free?']])).toEqual({
      kind: 'reply',
      text: 'The brownie is gluten-free, but it is baked in the same kitchen.',
      citations: [{ articleId: 'allergens', title: 'Allergens' }],
      quickReplies: [],
      source: 'offline',
    });
  });

  test('is found behind a greeting and a story', () => {
    const said = 'Hi! My name is Anna. I ordered beans last week. When will they arrive?';
    expect(answer([['customer', said]]).text).toContain('two to three working days');
  });

  test('takes two questions of one message, and of two messages', () => {
    const both = [{ articleId: 'hours' }, { articleId: 'wifi' }];
    expect(answer([['customer', 'When do you open and do you have wifi?']])).toMatchObject({ citations: both });
    expect(
      answer([
        ['customer', 'When do you open?'],
        ['customer', 'do you have wifi'],
      ]),
    ).toMatchObject({ citations: both });
  });

  test('understands a question that leans on the one before', () => {
    const follow = answer([
      ['customer', 'When do you open on weekdays?'],
      ['bot', 'At 7.'],
      ['customer', 'And on Saturday?'],
    ]);
    expect(follow).toMatchObject({ citations: [{ articleId: 'hours' }] });
    expect(follow.text).toContain('8:00');
  });

  test('says so when it covers the question only in part', () => {
    expect(answer([['customer', "I'm allergic to nuts, what can I eat?"]]).text).toMatch(/^This is the closest/);
  });

  test('quotes what an agent told this customer', () => {
    const text = answer([
      ['customer', 'My grinder broke'],
      ['agent', 'Your replacement grinder ships on Friday with DHL.'],
      ['restored', ''],
      ['customer', 'When does the replacement grinder ship?'],
    ]).text;
    expect(text).toContain('Sam wrote to you earlier:\nYour replacement grinder ships on Friday');
  });
});

describe('what it does not know', () => {
  const unknown = 'Do you sell bicycles?';

  test('it says, and offers a person', () => {
    const first = answer([['customer', unknown]]);
    expect(first).toMatchObject({ kind: 'reply', text: en.unknown, citations: [] });
    expect(first.kind === 'reply' && first.quickReplies[0]).toBe('Talk to a person');
  });

  test('it does not say twice: the second time it proposes a person', () => {
    const said: Said[] = [
      ['customer', unknown],
      ['bot', en.unknown],
      ['customer', 'And scooters?'],
    ];
    expect(answer(said)).toMatchObject({ kind: 'handover', reason: 'bot_cannot_answer', text: en.unknownAgain });
  });

  test('it says again after an answer in between', () => {
    const said: Said[] = [
      ['customer', unknown],
      ['bot', en.unknown],
      ['customer', 'wifi?'],
      ['bot', 'It is free.'],
      ['customer', 'And scooters?'],
    ];
    expect(answer(said)).toMatchObject({ kind: 'reply', text: en.unknown });
  });

  test('it offers nobody where there is nobody, and lists what it knows the second time', () => {
    const alone = { humanSupport: false };
    expect(answer([['customer', unknown]], alone)).toMatchObject({ kind: 'reply', text: en.unknownAlone });
    const again = answer(
      [
        ['customer', unknown],
        ['bot', en.unknownAlone],
        ['customer', 'scooters?'],
      ],
      alone,
    );
    expect(again).toMatchObject({ kind: 'reply' });
    expect(again.text).toContain('- Opening hours');
    expect(answer([['customer', 'human please']], alone)).toMatchObject({ kind: 'reply', text: en.nobodyThere });
  });

  test("it says in the customer's language", () => {
    expect(answer([['customer', 'Haben Sie auch Fahrräder für Kinder?']]).text).toBe(de.unknown);
  });
});

describe('a person', () => {
  test('comes with what the customer told', () => {
    expect(
      answer([
        ['customer', 'My name is Anna Bell, order 4711 is late.'],
        ['bot', 'Hm.'],
        ['customer', 'I want to talk to a human'],
      ]),
    ).toEqual({
      kind: 'handover',
      reason: 'customer_asked',
      collected: { name: 'Anna Bell', order: '4711', issue: 'My name is Anna Bell, order 4711 is late.' },
      text: null,
      source: 'offline',
    });
  });

  test.each(['yes', 'Yes please!', 'please', 'ok, do it', 'Ja, gerne'])('comes on "%s" to the offer', (yes) => {
    expect(
      answer([
        ['customer', 'bicycles?'],
        ['bot', en.unknown],
        ['customer', yes],
      ]),
    ).toMatchObject({ kind: 'handover', reason: 'customer_asked' });
  });

  test.each(['yes', 'please', 'ok'])('does not come on "%s" to anything else', (yes) => {
    expect(
      answer([
        ['customer', 'wifi?'],
        ['bot', 'It is free.'],
        ['customer', yes],
      ]),
    ).toMatchObject({ kind: 'reply' });
  });

  test('does not come when the offer is declined', () => {
    expect(
      answer([
        ['customer', 'bicycles?'],
        ['bot', en.unknown],
        ['customer', 'No thanks'],
      ]),
    ).toMatchObject({ kind: 'reply', text: en.declined });
  });
});

describe('small talk', () => {
  test.each([
    ['Hi', en.greeting('Bean')],
    ['good morning!', en.greeting('Bean')],
    ['Guten Tag', de.greeting('Bean')],
    ['Thank you so much!', en.thanked],
    ['ok thanks', en.thanked],
    ['Thank you! That sounds good.', en.acknowledged],
    ['Great. Thanks a lot. Bye!', en.goodbye],
    ['bye', en.goodbye],
    ['ok', en.acknowledged],
    ['Are you a real person?', `${en.whoAreYou('Bean')} ${en.offer}`],
  ])('%s', (text, expected) => expect(answer([['customer', text]])).toMatchObject({ text: expected, citations: [] }));

  test('does not swallow a question', () => {
    expect(answer([['customer', 'Thanks, and do you have wifi?']])).toMatchObject({
      citations: [{ articleId: 'wifi' }],
    });
  });

  test('after a hand-back begins with who is writing', () => {
    const back = answer([
      ['customer', 'wifi?'],
      ['agent', 'One moment.'],
      ['restored', 'Ask for a rating'],
      ['customer', 'is the wifi free?'],
    ]);
    expect(back.text).toMatch(/^I am the automatic assistant again\. The Wi-Fi is free/);
    expect(back.text).not.toContain('rating');
  });
});

describe('after a hand-back', () => {
  test('with nothing open it says that it is there', () => {
    const said: Said[] = [
      ['customer', 'wifi?'],
      ['agent', 'It is free.'],
      ['restored', 'Ask for a rating'],
    ];
    expect(answer(said)).toMatchObject({ kind: 'reply', text: en.handedBack, citations: [] });
  });

  test('a wish for a person from before it is settled, a new one is not', () => {
    const before: Said[] = [
      ['customer', 'I want a human'],
      ['restored', ''],
    ];
    expect(answer(before)).toMatchObject({ kind: 'reply' });
    expect(answer([...before, ['customer', 'No, a human please']])).toMatchObject({ kind: 'handover' });
  });
});
