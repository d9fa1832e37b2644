import { describe, expect, test } from 'vitest';
import { InvalidBody } from '#channels/contract/adapter.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import { parse } from '#channels/messenger/parse.ts';
import { APP, PAGE } from '../../../fakes/graph/page-messages.ts';
import { asMetaWrites } from '../../../fakes/graph/webhook.ts';
import { bodyOf, TELLINGS } from '../../../fixtures/channels/messenger/tellings.ts';
import { page } from '../meta/page-world.ts';

const heard = (body: unknown) => parse(asMetaWrites(body), page);
const told = (...messaging: unknown[]) => heard({ object: 'page', entry: [{ id: PAGE, time: 5, messaging }] });
const between = { sender: { id: '77' }, recipient: { id: PAGE }, timestamp: 9 };
const said = (message: object) => told({ ...between, message: { mid: 'm_1', ...message } });
const parts = (message: object) => said(message).flatMap((event) => ('parts' in event ? event.parts : []));
const attached = (...attachments: unknown[]) => parts({ attachments });
const unsupported = (what: string) => ({ kind: 'unsupported', what });

test.each(Object.entries(TELLINGS))('the documented body “%s” becomes what it says', (name, events) => {
  expect(heard(bodyOf(name))).toEqual(events);
});

describe('what has no form is named', () => {
  test.each([
    ['a message that says nothing', {}, 'message'],
    ['one whose words make no sense', { text: 7 }, 'message'],
    ['an attachment that nobody knows', { attachments: [{ type: 'hologram' }] }, 'hologram'],
    ['one without a type', { attachments: [null] }, 'attachment'],
    ['a picture that is nowhere', { attachments: [{ type: 'image', payload: {} }] }, 'image'],
    ['a place that is nowhere', { attachments: [{ type: 'location', payload: { coordinates: {} } }] }, 'location'],
    ['a tap without a title', { quick_reply: { payload: 'YES' } }, 'message'],
  ])('%s', (_, message, what) => {
    expect(parts(message)).toEqual([unsupported(what)]);
  });

  test('a postback that says nothing', () => {
    expect(told({ ...between, postback: {} })).toMatchObject([{ parts: [unsupported('postback')] }]);
  });
});

test('of several attachments each is there, in their order', () => {
  const picture = { type: 'image', payload: { url: 'https://a.fbcdn.net/1.jpg' } };
  expect(attached(picture, { type: 'hologram' }, picture)).toMatchObject([
    { media: 'image' },
    unsupported('hologram'),
    { media: 'image' },
  ]);
});

test('a picture beside a sticker that is another one stays', () => {
  const sticker = { type: 'sticker', payload: { url: 'https://a.fbcdn.net/s.png', sticker_id: 1 } };
  const picture = { type: 'image', payload: { url: 'https://a.fbcdn.net/1.jpg' } };
  expect(attached(sticker, picture)).toMatchObject([{ media: 'sticker' }, { media: 'image' }]);
});

test.each([
  ['https://cdn.fbsbx.com/v/t59/notes.txt?oh=1', 'notes.txt'],
  ['https://cdn.fbsbx.com/v/t59/%E0%A4%A.txt', '%E0%A4%A.txt'],
  ['https://cdn.fbsbx.com/v/t59/12345', undefined],
  ['not an address.pdf', undefined],
])('the file at %s is called %s', (url, fileName) => {
  expect(attached({ type: 'file', payload: { url } })).toMatchObject([{ media: 'document' }]);
  expect(attached({ type: 'file', payload: { url } }).map((part) => 'fileName' in part && part.fileName)).toEqual([
    fileName ?? false,
  ]);
});

test('what makes no sense beside the words costs nothing of them', () => {
  const odd = { reply_to: 'm_0', quick_reply: 1, attachments: {}, is_echo: 'no', app_id: {}, referral: [] };
  expect(said({ text: 'Hello', ...odd })).toMatchObject([
    { type: 'message', parts: [{ kind: 'text', text: 'Hello' }] },
  ]);
  expect(told({ ...between, timestamp: 'now', message: { mid: 'm_1', text: 'Hello' } })).toMatchObject([{ at: 5 }]);
});

test('a quick reply without a payload is its words', () => {
  expect(parts({ text: 'Yes', quick_reply: {} })).toEqual([{ kind: 'choice', id: 'Yes', title: 'Yes' }]);
});

test('a postback without an id has the same each time, and another one another', () => {
  const idOf = (postback: object, timestamp: number) => {
    const [event] = told({ ...between, timestamp, postback }) as Extract<InboundEvent, { type: 'message' }>[];
    return event?.id;
  };
  const track = { title: 'Track', payload: 'TRACK' };
  expect(idOf(track, 1)).toBe(idOf({ ...track }, 1));
  expect(new Set([idOf(track, 1), idOf(track, 2), idOf({ ...track, payload: 'STOP' }, 1)]).size).toBe(3);
});

test.each([
  ['smile', '😆'],
  ['dislike', '👎'],
  ['other', '❓'],
  [undefined, '❓'],
])('a reaction of which only the name “%s” is told is %s', (reaction, emoji) => {
  expect(told({ ...between, reaction: { mid: 'm_0', action: 'react', reaction } })).toMatchObject([{ emoji }]);
});

describe('an echo', () => {
  const echo = (message: object) =>
    told({
      ...between,
      sender: { id: PAGE },
      recipient: { id: '77' },
      message: { mid: 'm_1', is_echo: true, ...message },
    });

  test('of our app is ours, however its id is written', () => {
    for (const app_id of [APP, Number(APP)])
      expect(echo({ text: 'Hello', app_id })).toEqual([{ type: 'receipt', at: 9, status: 'sent', ids: ['m_1'] }]);
  });

  test('of no app, or of another, is what a person said elsewhere', () => {
    expect(echo({ text: 'Hello' })).toMatchObject([{ type: 'outside', to: '77' }]);
    expect(echo({ text: 'Hello', app_id: 1 })).toMatchObject([{ type: 'outside', to: '77' }]);
  });
});

test('of other pages nothing is heard', () => {
  const messaging = [{ ...between, message: { mid: 'm_1', text: 'Hello' } }];
  expect(heard({ object: 'page', entry: [{ id: '1', time: 5, messaging, standby: messaging }] })).toEqual([]);
});

test.each([
  ['no JSON', Buffer.from('{')],
  ['nothing', Buffer.alloc(0)],
  ['another platform', asMetaWrites({ object: 'instagram', entry: [] })],
  ['nothing told', asMetaWrites({ object: 'page' })],
])('a body with %s is no body', (_, body) => {
  expect(() => parse(body, page)).toThrow(InvalidBody);
});
