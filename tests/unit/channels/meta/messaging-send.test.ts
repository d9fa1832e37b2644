import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { externalId } from '#channels/contract/ids.ts';
import type { OutgoingMessage, Recipient, SendResult } from '#channels/contract/outbound.ts';
import { createInstagram } from '#channels/instagram/adapter.ts';
import { createMessenger } from '#channels/messenger/adapter.ts';
import { startFakeInstagram } from '../../../fakes/graph/instagram.ts';
import { startFakeMessenger } from '../../../fakes/graph/messenger.ts';
import type { FakePage } from '../../../fakes/graph/page-messages.ts';
import { CUSTOMER } from '../../../fakes/graph/page-messages.ts';
import { customer, file, instagram, message, NOW, page, reach } from './page-world.ts';

const DAY = 86_400_000;
const MB = 1024 * 1024;

let messengers: FakePage;
let instagrams: FakePage;
beforeAll(async () => {
  [messengers, instagrams] = await Promise.all([startFakeMessenger(), startFakeInstagram()]);
});
afterEach(() => {
  for (const fake of [messengers, instagrams]) {
    fake.misbehave(null);
    fake.heardAgo(0);
    fake.sent.length = 0;
    fake.calls.length = 0;
    fake.files.clear();
  }
});
afterAll(() => Promise.all([messengers.close(), instagrams.close()]));

type Options = { to?: Recipient; signal?: AbortSignal };
const onMessenger = (said: Partial<OutgoingMessage>, options: Options = {}) =>
  sent(createMessenger({ graphUrl: messengers.url }), page, said, options);
const onInstagram = (said: Partial<OutgoingMessage>, options: Options = {}) =>
  sent(createInstagram({ graphUrl: instagrams.url }), instagram, said, options);

const sent = async <A extends ReturnType<typeof createMessenger> | ReturnType<typeof createInstagram>>(
  { outbound }: A,
  account: typeof instagram | typeof page,
  said: Partial<OutgoingMessage>,
  { to = customer, signal = reach.signal }: Options,
): Promise<SendResult[]> => {
  const results: SendResult[] = [];
  const context = { account: account as typeof instagram, deliveryId: 'conversation:4/0', reach: { ...reach, signal } };
  for (const payload of outbound?.render(message(said), to) ?? [])
    results.push((await outbound?.send(payload, to, context)) as SendResult);
  return results;
};

test('on Messenger a text goes to the customer with our id of it, which comes back with its echo', async () => {
  expect(await onMessenger({ text: 'Hello', replyTo: externalId('m_IN') })).toEqual([
    { ok: true, ids: [expect.stringMatching(/^m_OUT/)] },
  ]);
  expect(messengers.sent).toMatchObject([
    {
      ...{ recipient: { id: CUSTOMER }, messaging_type: 'RESPONSE', reply_to: { mid: 'm_IN' } },
      message: { text: 'Hello', metadata: 'conversation:4/0' },
    },
  ]);
  expect(messengers.sent[0]).not.toHaveProperty('tag');
});

test('on Instagram there is no such id to send', async () => {
  await onInstagram({ text: 'Hello' });
  expect(instagrams.sent).toMatchObject([{ message: { text: 'Hello' } }]);
  expect(instagrams.sent[0]?.message).not.toHaveProperty('metadata');
});

test('the token is in a header and in no address', async () => {
  await onMessenger({ text: 'Hello', files: [file('image', 'image/png')] });
  for (const { query, path } of messengers.calls) expect(`${query}${path}`).not.toContain('EAAG');
});

test('what is answered to but is not there any more is left out, not what was to be said', async () => {
  messengers.misbehave({ kind: 'refuse', code: 100 }, ({ json }) => json?.reply_to !== undefined);
  expect(await onMessenger({ text: 'Hello', replyTo: externalId('m_GONE') })).toMatchObject([{ ok: true }]);
  expect(messengers.sent).toHaveLength(1);
  expect(messengers.sent[0]).not.toHaveProperty('reply_to');
});

describe('answers to choose from', () => {
  const thirteen = Array.from({ length: 13 }, (_, i) => `Answer ${i}`);

  test('can be tapped below the last words, and give their words back', async () => {
    await onMessenger({ text: `${'word '.repeat(500)}end`, choices: ['Yes', 'No'] });
    expect(messengers.sent.map(({ message: { quick_replies } }) => quick_replies)).toEqual([
      undefined,
      [
        { content_type: 'text', title: 'Yes', payload: 'Yes' },
        { content_type: 'text', title: 'No', payload: 'No' },
      ],
    ]);
  });

  test.each([
    ['thirteen', thirteen, true],
    ['more', [...thirteen, 'One more'], false],
    ['a long one', ['Yes', 'I would like to speak to somebody'], false],
  ])('%s', async (_, choices, isTapped) => {
    await onInstagram({ text: 'Which?', choices });
    const [{ message: { text, quick_replies } = {} as Record<string, unknown> } = {}] = instagrams.sent;
    expect(quick_replies !== undefined).toBe(isTapped);
    expect(text).toBe(isTapped ? 'Which?' : `Which?\n\n${choices.map((one, i) => `${i + 1}. ${one}`).join('\n')}`);
  });

  test('without a question are a list', async () => {
    await onMessenger({ choices: ['Yes', 'No'] });
    expect(messengers.sent).toMatchObject([{ message: { text: '1. Yes\n2. No' } }]);
  });
});

test('Instagram counts bytes: what is one character may be four of them', async () => {
  const results = await onInstagram({ text: '🌵 '.repeat(400) });
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(results.length).toBeGreaterThan(1);
});

describe('a file', () => {
  test('is handed over first and sent by its id, and the words follow', async () => {
    const pdf = file('document', 'application/pdf', { fileName: 'Receipt 1.pdf' });
    expect(await onInstagram({ text: 'Your receipt', files: [pdf] })).toMatchObject([{ ok: true }, { ok: true }]);
    const [[id, kept] = []] = instagrams.files;
    expect(kept).toMatchObject({ bytes: new Uint8Array([1, 2, 3]), type: 'application/pdf', name: 'Receipt 1.pdf' });
    expect(instagrams.sent.map((one) => one.message)).toEqual([
      { attachment: { type: 'file', payload: { attachment_id: id } } },
      { text: 'Your receipt' },
    ]);
  });

  test.each([
    ['a sticker as a picture', file('sticker', 'image/png'), 'image'],
    ['a picture that is too large or of another kind as a file', file('image', 'image/webp'), 'file'],
    ['a sound with its parameters', file('audio', 'audio/mp4; codecs=mp4a'), 'audio'],
    ['a film', file('video', 'video/mp4'), 'video'],
  ])('%s', async (_, one, type) => {
    expect(await onMessenger({ files: [one] })).toMatchObject([{ ok: true }]);
    expect(messengers.sent).toMatchObject([{ message: { attachment: { type } } }]);
  });

  test.each([
    ['too large', file('video', 'video/mp4', { size: 26 * MB })],
    ['of a kind that Instagram does not take', file('document', 'text/plain')],
    ['a picture beyond eight megabytes', file('image', 'image/png', { size: 9 * MB })],
  ])('that is %s is not handed over', async (_, one) => {
    expect(await onInstagram({ files: [one] })).toMatchObject([{ ok: false, error: { kind: 'content' } }]);
    expect(instagrams.calls).toEqual([]);
  });

  const isUpload = ({ path }: { path: string[] }) => path.includes('message_attachments');
  test.each([
    ['no answer', { kind: 'cut' }, 'retry'],
    ['half an answer', { kind: 'empty' }, 'retry'],
    ['a refused token', { kind: 'refuse', code: 190 }, 'auth'],
  ] as const)('with %s for it was surely not sent', async (_, how, kind) => {
    messengers.misbehave(how, isUpload);
    expect(await onMessenger({ files: [file('image', 'image/png')] })).toMatchObject([{ ok: false, error: { kind } }]);
    expect(messengers.sent).toEqual([]);
  });

  test('that cannot be read is tried again', async () => {
    const lost = file('image', 'image/png', { open: () => Promise.reject(new Error('gone')) });
    expect(await onMessenger({ files: [lost] })).toMatchObject([{ ok: false, error: { kind: 'retry' } }]);
  });
});

describe('after the customer wrote last', () => {
  test.each([
    ['a bot within a day', 'bot', DAY - 1, 'RESPONSE'],
    ['a person within a day', 'agent', DAY - 1, 'RESPONSE'],
    ['a bot after a day', 'bot', DAY, null],
    ['a notice after a day', 'system', DAY, null],
    ['a person after a day', 'agent', DAY, 'MESSAGE_TAG'],
    ['a person within seven days', 'agent', 7 * DAY - 1, 'MESSAGE_TAG'],
    ['a person after seven days', 'agent', 7 * DAY, null],
    ['a person, to somebody who never wrote', 'agent', null, null],
  ] as const)('%s', async (_, by, ago, type) => {
    const to = { ...customer, lastHeard: ago === null ? null : NOW - ago };
    for (const [fake, send] of [
      [messengers, onMessenger],
      [instagrams, onInstagram],
    ] as const) {
      fake.heardAgo(ago);
      const results = await send({ text: 'Hello', by }, { to });
      expect(results).toMatchObject([type ? { ok: true } : { ok: false, error: { kind: 'window' } }]);
      expect(fake.calls).toHaveLength(type ? 1 : 0);
      const tag = type === 'MESSAGE_TAG' && { tag: 'HUMAN_AGENT' };
      if (type) expect(fake.sent).toMatchObject([{ messaging_type: type, ...tag }]);
    }
  });

  test('a file is not even handed over', async () => {
    await onMessenger(
      { files: [file('image', 'image/png')], by: 'bot' },
      { to: { ...customer, lastHeard: NOW - DAY } },
    );
    expect(messengers.calls).toEqual([]);
  });
});

test.each([
  ['hangs up', { kind: 'cut' }],
  ['hangs up, having taken it', { kind: 'cut', takes: true }],
  ['names no id', { kind: 'empty' }],
  ['is stopped by a gateway', { kind: 'status', status: 504 }],
] as const)('a platform that %s may have sent it', async (_, how) => {
  messengers.misbehave(how);
  expect(await onMessenger({ text: 'Hello' })).toMatchObject([{ ok: false, error: { kind: 'unknownOutcome' } }]);
  expect(messengers.sent).toHaveLength('takes' in how ? 1 : 0);
});

test('one that answers too late may have sent it, too', async () => {
  messengers.misbehave({ kind: 'late', ms: 300 });
  const results = await onMessenger({ text: 'Hello' }, { signal: AbortSignal.timeout(50) });
  expect(results).toMatchObject([{ ok: false, error: { kind: 'unknownOutcome' } }]);
});

test('what Meta says of a refusal is in no error', async () => {
  messengers.misbehave({ kind: 'refuse', code: 551, subcode: 1545041 });
  const [result] = await onMessenger({ text: 'Hello' });
  expect(result).toMatchObject({ ok: false, error: { kind: 'recipient', code: '551' } });
  expect(JSON.stringify(result)).not.toContain('16505551234');
});
