import { describe, expect, test } from 'vitest';
import { InvalidBody } from '#channels/contract/adapter.ts';
import { parse } from '#channels/whatsapp-cloud/parse.ts';
import { asMetaWrites } from '../../../fakes/graph/webhook.ts';
import { NUMBER } from '../../../fakes/graph/whatsapp.ts';
import { bodyOf, TELLINGS } from '../../../fixtures/channels/whatsapp-cloud/tellings.ts';
import { account } from './world.ts';

const heard = (body: unknown) => parse(asMetaWrites(body), account);
const told = (value: object, field = 'messages') =>
  heard({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field, value: { metadata: { phone_number_id: NUMBER }, ...value } }] }],
  });
const said = (message: object, contacts: object[] = []) =>
  told({ contacts, messages: [{ id: 'wamid.1', timestamp: '1', from: '4915', ...message }] });
const parts = (message: object) => said(message).flatMap((event) => ('parts' in event ? event.parts : []));

test.each(Object.entries(TELLINGS))('the documented body “%s” becomes what it says', (name, events) => {
  expect(heard(bodyOf(name))).toEqual(events);
});

describe('what has no form is named', () => {
  test.each([
    ['a type that nobody knows', { type: 'hologram', hologram: {} }, 'hologram'],
    ['a type that is there in name only', { type: 'text' }, 'text'],
    ['a text without words', { type: 'text', text: { body: '' } }, 'text'],
    ['a file without an id', { type: 'video', video: { mime_type: 'video/mp4' } }, 'video'],
    ['the name of what every object has', { type: 'constructor' }, 'constructor'],
    ['another prototype', { type: '__proto__' }, '__proto__'],
    ['a filled form', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } }, 'nfm_reply'],
    ['what Meta does not pass on', { type: 'unsupported', errors: [{ code: 131051 }] }, 'unsupported'],
    ['a card without an entry', { type: 'contacts', contacts: [{}] }, 'contacts'],
    ['a place that is nowhere', { type: 'location', location: { latitude: 'north' } }, 'location'],
    ['a reaction to nothing', { type: 'reaction', reaction: { emoji: '👍' } }, 'reaction'],
  ])('%s', (_, message, what) => {
    expect(parts(message)).toEqual([{ kind: 'unsupported', what }]);
  });
});

test('a choice whose words were cut for a row has them all again', () => {
  const reply = { id: 'whole', title: 'I want my money back…', description: 'I want my money back for the blue lamp' };
  expect(parts({ type: 'interactive', interactive: { type: 'list_reply', list_reply: reply } })).toEqual([
    { kind: 'choice', id: 'whole', title: reply.description },
  ]);
});

test('a tapped button of a template without a payload is its words', () => {
  expect(parts({ type: 'button', button: { text: 'Yes' } })).toEqual([{ kind: 'choice', id: 'Yes', title: 'Yes' }]);
});

test('an emoji that was emptied takes the reaction back', () => {
  expect(said({ type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '' } })).toMatchObject([{ emoji: null }]);
});

describe('who said it', () => {
  const hello = { type: 'text', text: { body: 'Hello' } };
  const others = [
    { wa_id: '33', profile: { name: 'Other' } },
    { user_id: 'FR.3', profile: { name: 'Another' } },
  ];

  test.each([
    ['a number', { from: '4915' }, [], { peer: '4915', phone: '+4915' }],
    ['a number as people write it', { from: '+49 15' }, [], { peer: '4915', phone: '+4915' }],
    ['nobody’s name but their own', { from: '4915' }, others, { peer: '4915', phone: '+4915' }],
    ['an id alone', { from: undefined, from_user_id: 'DE.1' }, others, { peer: 'DE.1' }],
    [
      'an id, with the number beside it',
      { from: undefined, from_user_id: 'DE.1' },
      [{ wa_id: '4915', user_id: 'DE.1', profile: { username: '@ada' } }],
      { peer: '4915', aliases: ['DE.1'], name: '@ada', phone: '+4915' },
    ],
    [
      'only who is named beside it',
      { from: undefined },
      [{ user_id: 'DE.1', profile: { name: 'Ada' } }],
      { peer: 'DE.1', name: 'Ada' },
    ],
  ])('%s', (_, message, contacts, from) => {
    expect(said({ ...hello, ...message }, contacts)).toEqual([expect.objectContaining({ from })]);
  });

  test('what nobody said is left out', () => {
    expect(said({ ...hello, from: undefined }, others)).toEqual([]);
  });
});

describe('who is called otherwise from now on', () => {
  test.each([
    ['a number by a number', { from: '49' }, { wa_id: '33' }, [['49', '33']]],
    ['an id by an id', { from: undefined }, { user_id: 'B.2', previous_user_id: 'B.1' }, [['B.1', 'B.2']]],
    ['a number by an id', { from: '49' }, { user_id: 'B.2' }, [['49', 'B.2']]],
    ['nobody, where nothing has changed', { from: '49' }, { wa_id: '49' }, []],
    ['nobody, where nobody is named', { from: undefined }, { user_id: 'B.2' }, []],
  ])('%s', (_, message, system, pairs) => {
    const events = said({ ...message, type: 'system', system: { type: 'user_changed_number', ...system } });
    expect(events).toEqual(pairs.map(([before, after]) => ({ type: 'identity', at: 1_000, before, after })));
  });
});

describe('receipts', () => {
  const receipt = (status: object) => told({ statuses: [{ id: 'wamid.1', timestamp: '1', ...status }] });

  test.each([
    ['known', [{ code: 131047 }], /24 hours/],
    ['not known', [{ code: 7 }], /\(error 7\)\.$/],
    ['not given', ['?'], /could not deliver/],
  ])('a failure whose reason is %s is told in words', (_, errors, why) => {
    expect(receipt({ status: 'failed', errors })).toEqual([
      expect.objectContaining({ status: 'failed', why: expect.stringMatching(why) }),
    ]);
  });

  test('of a state that Baton does not have there is none', () => {
    expect(receipt({ status: 'warming up' })).toEqual([]);
  });
});

describe('what is not told of this conversation', () => {
  const messages = [{ id: 'wamid.1', timestamp: '1', from: '49', type: 'text', text: { body: 'Hello' } }];

  test('another phone number is left alone', () => {
    expect(told({ metadata: { phone_number_id: '1' }, messages })).toEqual([]);
    expect(told({ metadata: { phone_number_id: '1' }, message_echoes: messages }, 'smb_message_echoes')).toEqual([]);
  });

  test('a group is left alone', () => {
    expect(told({ messages: messages.map((one) => ({ ...one, group_id: 'G' })) })).toEqual([]);
  });

  test('the past that comes with a new number is left alone', () => {
    expect(told({ messages, history: [{}] }, 'history')).toEqual([]);
  });
});

test('an echo to somebody who is known by an id only goes there', () => {
  const echo = { id: 'wamid.1', timestamp: 1, from: '1555', to_user_id: 'DE.1', type: 'text', text: { body: 'Hi' } };
  expect(told({ message_echoes: [echo] }, 'smb_message_echoes')).toMatchObject([{ type: 'outside', to: 'DE.1' }]);
});

test('an edit in the app is shown with its new words', () => {
  const edit = { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'At ten' } } };
  const echo = { id: 'wamid.1', timestamp: '1', to: '49', type: 'edit', edit };
  expect(told({ message_echoes: [echo] }, 'smb_message_echoes')).toMatchObject([
    {
      parts: [
        { kind: 'unsupported', what: 'edit' },
        { kind: 'text', text: 'At ten' },
      ],
    },
  ]);
});

test('one that makes no sense costs its neighbours nothing', () => {
  const good = { id: 'wamid.2', timestamp: '2', from: '49', type: 'text', text: { body: 'Hello' } };
  const bad = [null, 7, {}, { ...good, id: 1 }, { ...good, timestamp: 'yesterday' }, { ...good, type: undefined }];
  expect(told({ messages: [...bad, good], contacts: [null], statuses: ['?'] })).toMatchObject([{ id: 'wamid.2' }]);
  expect(said({ type: 'text', text: { body: 'Hello' }, context: 'nonsense' })).toHaveLength(1);
});

test.each([
  ['no JSON', Buffer.from('{')],
  ['a word alone', Buffer.from([0x22, 0xff, 0x22])],
  ['nothing', Buffer.alloc(0)],
  ['another platform', asMetaWrites({ object: 'page', entry: [] })],
  ['nothing told', asMetaWrites({ object: 'whatsapp_business_account' })],
  [
    'nobody’s messages',
    asMetaWrites({ object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value: {} }] }] }),
  ],
])('a body with %s is no body', (_, body) => {
  expect(() => parse(body, account)).toThrow(InvalidBody);
});
