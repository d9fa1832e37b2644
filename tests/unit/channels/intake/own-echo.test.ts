import { describe, expect, test } from 'vitest';
import { mediaRef } from '#channels/contract/ids.ts';
import type { Part } from '#channels/contract/inbound.ts';
import { type EchoDeps, isOurs, sentAfterAll } from '#channels/intake/own-echo.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';

const echo = { accountId: 'account', peer: 'anna', externalId: 'm_1' };

/** What the store says each time it is asked; the last for ever. */
const store = (...told: { status?: 'sending' | 'queued'; known?: boolean }[]) => {
  let asked = 0;
  const now = () => told[Math.min(asked, told.length - 1)];
  const deliveries = {
    firstFor: async () => (now()?.status ? { status: now()?.status } : null),
    byExternalId: async () => {
      const { known = false } = now() ?? {};
      asked += 1;
      return known ? {} : null;
    },
  };
  return { deliveries: deliveries as unknown as EchoDeps, asked: () => asked };
};

test.each([
  ['known', [{ known: true }], true],
  ['known while it is still being sent', [{ status: 'sending', known: true }], true],
  ['not known, with nothing on its way', [{}], false],
  ['not known, with something that has not left yet', [{ status: 'queued' }], false],
  ['known as soon as it was sent', [{ status: 'sending' }, { status: 'sending' }, { known: true }], true],
  ['still not known when what was on its way has arrived', [{ status: 'sending' }, {}], false],
] as const)('what is said elsewhere under an id that is %s', async (_, told, ours) => {
  expect(await isOurs(store(...told).deliveries, echo)).toBe(ours);
});

test('what cannot be known is to be told again', async () => {
  const { deliveries } = store({ status: 'sending' });
  await expect(isOurs(deliveries, echo, 60)).rejects.toMatchObject({ code: 'unavailable' });
});

describe('what is told of a message whose fate is uncertain', () => {
  const AT = 1_000_000_000;
  const uncertain = (message: object, changes: object = {}) =>
    ({
      ...{ id: 'c:1', message: { text: '', choices: [], by: 'bot', ...message } },
      ...{ parts: [{ status: 'uncertain', externalIds: [] }], dueAt: AT },
      ...changes,
    }) as unknown as Delivery;
  const text = (said: string): Part => ({ kind: 'text', text: said });
  const PICTURE: Part = { kind: 'media', media: 'image', ref: mediaRef('https://there.example/1') };
  const FILE = { id: 'f', kind: 'image', name: 'a.png' };
  const WITH_FILE = { text: 'See here', files: [FILE] };
  const second = {
    parts: [
      { status: 'sent', externalIds: ['m'] },
      { status: 'uncertain', externalIds: [] },
    ],
  };

  test.each<[string, Delivery, Part[], number]>([
    ['the same words', uncertain({ text: 'It is on its way.' }), [text('It is on its way.')], AT + 1],
    [
      'the same words as the platform writes them',
      uncertain({ text: '**Hi**\n\n- [a](https://a.example)' }),
      [text('*Hi*\n• a (https://a.example)')],
      AT,
    ],
    [
      'choices that stand below, numbered',
      uncertain({ text: 'Which?', choices: ['A', 'B'] }),
      [text('Which?\n\n1. A\n2. B')],
      AT,
    ],
    ['choices to tap', uncertain({ text: 'Which?', choices: ['A', 'B'] }), [text('Which?')], AT],
    ['an emoji', uncertain({ text: '👍' }), [text('👍')], AT],
    ['words below their file', uncertain(WITH_FILE), [PICTURE, text('See here')], AT],
    ['the same words by a clock that is a little behind', uncertain({ text: 'Hi' }), [text('Hi')], AT - 30_000],
  ])('settles it: %s', (_, delivery, parts, at) => {
    expect(sentAfterAll([delivery], { at, parts })).toBe('c:1/0');
  });

  test.each<[string, Delivery, Part[], number]>([
    ['other words', uncertain({ text: 'Hi' }), [text('Hello')], AT],
    ['more than the words', uncertain({ text: 'Hi' }), [text('Hi, this is Tom')], AT],
    ['the words of hours ago', uncertain({ text: 'Hi' }), [text('Hi')], AT + 3_600_000],
    ['what was said before it was sent', uncertain({ text: 'Hi' }), [text('Hi')], AT - 120_000],
    ['a file without words', uncertain(WITH_FILE), [PICTURE], AT],
    ['words that were to follow a file whose fate is uncertain', uncertain(WITH_FILE), [text('See here')], AT],
    ['words and a place', uncertain({ text: 'Hi' }), [text('Hi'), { kind: 'location', latitude: 1, longitude: 2 }], AT],
    ['nothing', uncertain({ text: '…' }), [text('!')], AT],
  ])('is a person’s: %s', (_, delivery, parts, at) => {
    expect(sentAfterAll([delivery], { at, parts })).toBeUndefined();
  });

  test('settles the part that is uncertain, of the message that says it', () => {
    const all = [uncertain({ text: 'Hello' }), uncertain(WITH_FILE, { id: 'c:2', ...second })];
    expect(sentAfterAll(all, { at: AT, parts: [text('See here')] })).toBe('c:2/1');
  });
});
