import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '#channels/bot-framework/parse.ts';
import { InvalidBody } from '#channels/contract/adapter.ts';
import { bodyOf, TELLINGS } from '../../../fixtures/channels/bot-framework/tellings.ts';

const heard = (body: unknown) => parse(Buffer.from(JSON.stringify(body)));
const activity = (changes: object = {}) => ({ ...(bodyOf('reply') as object), replyToId: undefined, ...changes });
const parts = (changes: object) => heard(activity(changes)).flatMap((event) => ('parts' in event ? event.parts : []));

test.each(Object.entries(TELLINGS))('the documented activity “%s” becomes what it says', (name, events) => {
  expect(heard(bodyOf(name))).toEqual(events);
});

test.each([
  ['without a type', { type: undefined }],
  ['whose type is null', { type: null }],
  ['without a sender', { from: undefined }],
  ['without a conversation', { conversation: {} }],
  ['without an id', { id: undefined }],
  ['whose text is none', { text: 7 }],
  ['whose conversation would lead a level up', { conversation: { id: '..' } }],
  ['of a channel that would lead elsewhere', { channelId: 'web/chat' }],
])('an activity %s is no activity', (_, changes) => {
  expect(() => heard(activity(changes))).toThrow(InvalidBody);
});

describe('what has no form is named', () => {
  test.each([
    [
      'a card',
      { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }], text: '' },
      'adaptive card',
    ],
    [
      'a picture that lies in its own address',
      { attachments: [inline('data:image/png;base64,AAAA')], text: '' },
      'image/png',
    ],
    ['a file that lies on this machine', { attachments: [inline('file:///etc/passwd')], text: '' }, 'image/png'],
    ['what is attached in no known way', { attachments: [7], text: '' }, 'attachment'],
    ['a type that every object has', { attachments: [{ contentType: 'constructor' }], text: '' }, 'constructor'],
  ])('%s', (_, changes, what) => {
    expect(parts(changes)).toEqual([{ kind: 'unsupported', what }]);
  });
});

function inline(contentUrl: string) {
  return { contentType: 'image/png', contentUrl };
}

test('two conversations of one channel have no message in common', () => {
  const ids = ['one', 'two'].flatMap((id) => heard(activity({ conversation: { id } })));
  expect(new Set(ids.map((event) => 'id' in event && event.id)).size).toBe(2);
});

test('where they are reached may change, and who they are stays', () => {
  const senders = ['https://a.botframework.com', 'https://b.botframework.com'].map((serviceUrl) => {
    const [event] = heard(activity({ serviceUrl }));
    return event && 'from' in event ? event.from : undefined;
  });
  expect(senders[0]?.peer).toBe(senders[1]?.peer);
  expect(senders[0]?.route).not.toBe(senders[1]?.route);
});

test('of a handover agents get the end of what was said, and as much of what is known as fits', () => {
  const said = (text: string) => ({ type: 'message', text, from: { name: 'Priya' } });
  const [event] = heard({
    ...(bodyOf('handoff-initiate') as object),
    value: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`field${i}`, 'x'.repeat(2_000)])),
    attachments: [{ name: 'Transcript', content: { activities: [said('x'.repeat(9_000)), said('The end')] } }],
  });
  if (event?.type !== 'handover') throw new Error('it is a handover');
  expect(event.message).toHaveLength(4_000);
  expect(event.message).toMatch(/Priya: The end$/);
  expect(Object.values(event.collected).map(({ length }) => length)).toEqual(Array.from({ length: 20 }, () => 500));
});

test('whatever an activity has in it, it is parsed or refused', () => {
  const field = fc.constantFrom(
    'value',
    'channelData',
    'attachments',
    'entities',
    'reactionsAdded',
    'relatesTo',
    'name',
  );
  const type = fc.constantFrom('message', 'event', 'messageReaction', 'messageUpdate', 'typing');
  fc.assert(
    fc.property(type, field, fc.jsonValue(), fc.constantFrom('facebook', 'webchat'), (kind, name, value, channelId) => {
      try {
        heard(activity({ type: kind, channelId, [name]: value }));
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidBody);
      }
    }),
  );
});
