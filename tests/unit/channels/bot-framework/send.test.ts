import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { messageIn } from '#channels/bot-framework/peer.ts';
import { render } from '#channels/bot-framework/render.ts';
import { peerId } from '#channels/contract/ids.ts';
import type { SendErrorKind } from '#channels/contract/outbound.ts';
import type { Misconduct } from '../../../fakes/bot-framework/fake-bot-framework.ts';
import { account, CONVERSATION, file, message, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.fake.close());
afterEach(() => world.fake.misbehave(null));

const hello = message({ text: 'Hello' });
const last = () => world.fake.sent.at(-1);
const connectorCalls = () => world.fake.calls.filter(({ path }) => path.startsWith('/v3/'));

describe('a message', () => {
  test('goes into the conversation of the peer, from the bot to the customer', async () => {
    const [result] = await world.send(message({ text: '**Hello** [here](https://example.com)' }));
    expect(last()).toMatchObject({
      ...{ type: 'message', text: '**Hello** [here](https://example.com)', textFormat: 'markdown' },
      ...{ from: { id: 'b-1' }, recipient: { id: 'u-1' }, conversation: { id: CONVERSATION }, channelId: 'webchat' },
    });
    const id = messageIn(world.to().peer, `out-${world.fake.sent.length}`);
    expect(result).toEqual({ ok: true, ids: [id] });
    expect(connectorCalls().at(-1)?.path).toBe(`/v3/conversations/${CONVERSATION}/activities`);
  });

  test('answers the one that it is an answer to', async () => {
    const replyTo = messageIn(world.to().peer, 'a|1/2');
    await world.send(message({ text: 'Yes', replyTo }));
    expect(last()).toMatchObject({ replyToId: 'a|1/2' });
    expect(connectorCalls().at(-1)?.path).toBe(`/v3/conversations/${CONVERSATION}/activities/a%7C1%2F2`);
  });

  test('has choices to tap below it, which come back as words', async () => {
    await world.send(message({ text: 'Shall I?', choices: ['Yes', 'No'] }));
    const actions = ['Yes', 'No'].map((title) => ({ type: 'imBack', title, value: title }));
    expect(last()).toMatchObject({ text: 'Shall I?', suggestedActions: { actions } });
  });

  test('shows no marks where the channel shows them as they are', () => {
    const to = { ...world.to(), peer: peerId('facebook/1-2') };
    expect(render(message({ text: '**Hello**' }), to)).toMatchObject([{ text: 'Hello', format: 'plain' }]);
  });

  test('that is nothing but choices has them in numbers', () => {
    expect(render(message({ choices: ['Yes', 'No'] }), world.to())).toMatchObject([{ text: '1. Yes\n2. No' }]);
  });
});

describe('a file', () => {
  test('that is small stands in its message', async () => {
    await world.send(message({ files: [file()] }));
    const attachment = { contentType: 'image/png', name: 'a.png', contentUrl: 'data:image/png;base64,AQID' };
    expect(last()).toMatchObject({ attachments: [attachment] });
  });

  test('that is larger is handed over before', async () => {
    const bytes = new Uint8Array(200_000);
    await world.send(message({ files: [file({ size: bytes.length, open: async () => bytes })] }));
    const contentUrl = expect.stringMatching(new RegExp(`^${world.fake.url}/v3/attachments/.+/views/original$`));
    expect(last()).toMatchObject({ attachments: [{ contentUrl }] });
  });

  test.each<[string, object, SendErrorKind]>([
    ['is too large', { size: 5 * 1024 * 1024 }, 'content'],
    ['cannot be read', { open: () => Promise.reject(new Error('disk')) }, 'retry'],
  ])('that %s is not sent', async (_, changes, kind) => {
    const before = world.fake.sent.length;
    const [result] = await world.send(message({ files: [file(changes)] }));
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(world.fake.sent.length).toBe(before);
  });

  test('that the channel does not take is the file’s fault, and a lost answer to it harmless', async () => {
    const large = message({ files: [file({ size: 200_000, open: async () => new Uint8Array(200_000) })] });
    world.fake.misbehave({ kind: 'refuse', status: 404, code: 'NotFound' }, ({ path }) =>
      path.endsWith('/attachments'),
    );
    expect(await world.send(large)).toMatchObject([{ ok: false, error: { kind: 'content' } }]);
    world.fake.misbehave({ kind: 'cut' }, ({ path }) => path.endsWith('/attachments'));
    expect(await world.send(large)).toMatchObject([{ ok: false, error: { kind: 'retry' } }]);
  });
});

describe('what a connector refuses', () => {
  const refuse = (status: number, code: string, said?: string): Misconduct => ({
    ...{ kind: 'refuse', status, code },
    ...(said && { message: said }),
  });
  test.each<[string, Misconduct, SendErrorKind]>([
    ['too many at once', refuse(429, 'TooManyRequests'), 'retry'],
    ['a change at the same time', refuse(412, 'PreconditionFailed'), 'retry'],
    ['a gateway that reaches nobody', { kind: 'gateway', status: 502 }, 'retry'],
    ['trouble of its own', refuse(500, 'ServiceError'), 'unknownOutcome'],
    ['a gateway that waited too long', { kind: 'gateway', status: 504 }, 'unknownOutcome'],
    ['an answer without an id', { kind: 'empty' }, 'unknownOutcome'],
    ['a conversation that is gone', refuse(404, 'ConversationNotFound'), 'recipient'],
    ['a bot that was removed', refuse(403, 'BotNotInConversationRoster'), 'recipient'],
    ['a customer who has blocked it', refuse(403, 'MessageWritesBlocked'), 'recipient'],
    ['an app that may not', refuse(403, 'Forbidden'), 'auth'],
    ['a message that is too large', refuse(413, 'MessageSizeTooBig'), 'content'],
    ['a form that it does not know', refuse(400, 'BadArgument'), 'content'],
    [
      'what came after Messenger’s window',
      refuse(400, 'ServiceError', '(#10) This message is sent outside of allowed window. {"error_subcode":2018278}'),
      'window',
    ],
    ['whom Messenger does not reach', refuse(400, 'ServiceError', '(#551) This person is unavailable'), 'recipient'],
    ['a page that was disconnected', refuse(400, 'ServiceError', 'Error validating access token: (#190)'), 'auth'],
  ])('%s', async (_, how, kind) => {
    world.fake.misbehave(how);
    const [result] = await world.send(hello);
    expect(result).toMatchObject({ ok: false, error: { kind, why: expect.stringMatching(/^[A-Z].+\.$/) } });
    expect(JSON.stringify(result)).not.toMatch(/Priya|access token:/);
  });

  test('it says when to come back', async () => {
    world.fake.misbehave({ ...refuse(429, 'TooManyRequests'), headers: { 'retry-after': '7' } } as Misconduct);
    expect(await world.send(hello)).toMatchObject([{ error: { kind: 'retry', afterMs: 7_000 } }]);
  });

  test('where it leads elsewhere, nobody follows', async () => {
    const other = await startWorld();
    world.fake.misbehave({ kind: 'redirect', to: `${other.fake.url}/v3/conversations/${CONVERSATION}/activities` });
    expect(await world.send(hello)).toMatchObject([{ ok: false }]);
    expect(other.fake.calls).toEqual([]);
    await other.fake.close();
  });
});

describe('nothing is sent', () => {
  test.each<[string, () => string | undefined]>([
    ['to whom nobody has heard of', () => undefined],
    [
      'to a host that is not in the list',
      () => JSON.stringify({ serviceUrl: 'https://example.org/', user: 'u', bot: 'b' }),
    ],
    [
      'to this machine by another port',
      () => JSON.stringify({ serviceUrl: 'http://127.0.0.1:9', user: 'u', bot: 'b' }),
    ],
    ['by a route that makes no sense', () => JSON.stringify({ user: 'u' })],
  ])('%s', async (_, route) => {
    const { route: __, ...peer } = world.to();
    const given = route();
    const calls = world.fake.calls.length;
    const [result] = await world.send(hello, { ...peer, ...(given && { route: given }) });
    expect(result).toMatchObject({ ok: false, error: { kind: 'recipient' } });
    expect(world.fake.calls.length).toBe(calls);
  });

  test('when the time is over before it begins', async () => {
    expect(await world.send(hello, world.to(), account, AbortSignal.abort())).toMatchObject([
      { error: { kind: 'retry' } },
    ]);
  });
});
