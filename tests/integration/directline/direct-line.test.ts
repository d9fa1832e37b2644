import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createFiles } from '#core/files/files.ts';
import {
  addAgent,
  addBot,
  agentSocket,
  createBrowser,
  type Gateway,
  signedIn,
  startGateway,
} from '../gateway/harness.ts';
import { type Worker, workerOf } from '../gateway/worker.ts';
import { type Conversation, directLine, listen } from './client.ts';

let folder: string;
let gateway: Gateway;
let worker: Worker;
let bot: Awaited<ReturnType<typeof addBot>>;
let client: ReturnType<typeof directLine>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-direct-line-'));
  gateway = await startGateway({ files: { ...createFiles({ dataDir: folder, s3: undefined }), most: 1_000_000 } });
  worker = workerOf(gateway);
  bot = await addBot(gateway, { greeting: 'Welcome!', quickReplies: ['Opening hours'] });
  client = directLine(gateway.url);
});
afterAll(async () => {
  await worker.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

const PATIENCE = { timeout: 10_000, interval: 50 };
const currentOf = async ({ conversationId }: Conversation) => {
  const current = await gateway.store.conversations.currentOf(bot.channelAccountId, conversationId);
  if (current === null) throw new Error('nothing was said yet');
  return current;
};
/** An agent who takes over, at their own screen. */
const inCharge = async (conversation: Conversation) => {
  const agent = await addAgent(gateway, 'agent', [bot.id]);
  const screen = agentSocket(gateway, await signedIn(gateway, agent));
  const { id } = await currentOf(conversation);
  const command = (what: object) => screen.say({ type: 'command', conversationId: id, command: what });
  expect(await command({ type: 'takeOver' })).toMatchObject({ ok: true });
  return {
    id,
    command,
    say: (text: string) => command({ type: 'agentWrote', text, clientMessageId: randomUUID() }),
    close: screen.close,
  };
};

test('a client that follows the documentation is greeted, answered, and knows its own words again', async () => {
  const conversation = await client.begin(bot.channelAccountId);
  expect(conversation).toMatchObject({ expires_in: 1_800, conversationId: expect.any(String) });
  const stream = await listen(conversation.streamUrl);
  await vi.waitFor(() => expect(stream.texts()).toEqual(['Welcome!']));
  expect(stream.activities[0]?.suggestedActions?.actions.map(({ title }) => title)).toEqual(['Opening hours']);

  const said = await client.say(conversation, {
    ...{ type: 'message', text: 'When do you open?', channelData: { clientActivityID: 'activity0001' } },
  });
  expect(said).toMatchObject({ status: 200, body: { id: 'activity0001' } });
  await vi.waitFor(() => expect(stream.texts().length).toBeGreaterThanOrEqual(3), { timeout: 10_000 });
  const [, own, answer] = stream.activities.filter(({ type }) => type === 'message');
  expect(own).toMatchObject({
    id: 'activity0001',
    text: 'When do you open?',
    from: { role: 'user' },
    channelData: { clientActivityID: 'activity0001' },
  });
  expect(answer).toMatchObject({ from: { id: bot.id, name: bot.name, role: 'bot' }, textFormat: 'markdown' });
  stream.close();
});

test('what comes twice is said once', async () => {
  const conversation = await client.begin(bot.channelAccountId);
  const activity = { type: 'message', text: 'Once', channelData: { clientActivityID: 'activity0002' } };
  await Promise.all([client.say(conversation, activity), client.say(conversation, activity)]);
  await client.say(conversation, { type: 'message', text: 'Then' });
  await vi.waitFor(async () =>
    expect((await client.read(conversation)).activities.some(({ text }) => text === 'Then')).toBe(true),
  );
  expect((await client.read(conversation)).activities.filter(({ text }) => text === 'Once')).toHaveLength(1);
});

test('who comes back with a watermark hears what was missed, also of the conversation after, and nothing twice', async () => {
  const conversation = await client.begin(bot.channelAccountId);
  await client.say(conversation, { type: 'message', text: 'Hello' });
  const stream = await listen(conversation.streamUrl);
  await vi.waitFor(() => expect(stream.texts()).toContain('Hello'));
  const agent = await inCharge(conversation);
  await agent.say('I am here.');
  await vi.waitFor(() => expect(stream.texts()).toContain('I am here.'));
  const ids = stream.activities.flatMap(({ id }) => id ?? []);
  expect(ids).toEqual([...new Set(ids)]);
  stream.close();
  const { watermark } = stream.state;

  await agent.say('One moment.');
  await agent.command({ type: 'resolve' });
  await client.say(conversation, { type: 'message', text: 'And something else' });
  await vi.waitFor(async () => expect((await currentOf(conversation)).id).not.toBe(agent.id));
  const { body } = await client.ask(
    'GET',
    `/conversations/${conversation.conversationId}?watermark=${watermark}`,
    conversation.token,
  );
  const again = await listen(body.streamUrl);
  await vi.waitFor(() => expect(again.texts()).toContain('And something else'));
  expect(again.texts().slice(0, 1)).toEqual(['One moment.']);
  expect(again.texts()).not.toContain('I am here.');
  expect(again.activities.find(({ type }) => type === 'event')).toMatchObject({
    name: 'handoff.status',
    value: { state: 'completed' },
  });
  expect((await client.read(conversation, watermark)).activities.map(({ id }) => id)).toEqual(
    expect.arrayContaining(again.activities.map(({ id }) => id)),
  );
  again.close();
  agent.close();
});

test('asking for a person, typing and leaving are the visitor’s own', async () => {
  const conversation = await client.begin(bot.channelAccountId);
  await client.say(conversation, { type: 'message', text: 'Hello' });
  await client.say(conversation, { type: 'typing' });
  expect((await client.say(conversation, { type: 'event', name: 'handoff.initiate' })).status).toBe(200);
  await vi.waitFor(async () => expect((await currentOf(conversation)).status).toBe('waiting'));
  await client.say(conversation, { type: 'endOfConversation' });
  await vi.waitFor(async () => expect((await currentOf(conversation)).status).toBe('dropped'));
});

test('how a handover goes on is told by the states of the Bot Framework’s protocol', async () => {
  const states = async (conversation: Conversation) =>
    (await client.read(conversation)).activities.flatMap(({ name, value }) =>
      name === 'handoff.status' ? [(value as { state: string }).state] : [],
    );
  const asking = await addBot(gateway, { whenNobody: 'ask' });
  const alone = await client.begin(asking.channelAccountId);
  await client.say(alone, { type: 'event', name: 'handoff.initiate' });
  await expect.poll(() => states(alone), PATIENCE).toEqual(['failed']);
  const { activities } = await client.read(alone);
  const failed = activities.find(({ name }) => name === 'handoff.status');
  expect(failed?.value).toEqual({ state: 'failed', message: asking.texts.noAgents });
  // What the customer may do about it stands before.
  expect(activities.at(-2)).toMatchObject({ type: 'message', text: asking.texts.noAgents });
  expect(activities.at(-2)?.suggestedActions?.actions).toHaveLength(1);

  const conversation = await client.begin(bot.channelAccountId);
  await client.say(conversation, { type: 'event', name: 'handoff.initiate' });
  await vi.waitFor(async () => expect((await currentOf(conversation)).status).toBe('waiting'), PATIENCE);
  const agent = await inCharge(conversation);
  await agent.command({ type: 'restoreToAi', instruction: '' });
  await expect.poll(() => states(conversation), PATIENCE).toEqual(['accepted', 'completed']);
  const ids = [...activities, ...(await client.read(conversation)).activities].flatMap(({ id }) => id ?? []);
  expect(ids).toEqual([...new Set(ids)]);
  agent.close();
});

test('a token opens one conversation, for some minutes, and is renewed only while it is good', async () => {
  const [mine, theirs] = [await client.begin(bot.channelAccountId), await client.begin(bot.channelAccountId)];
  await client.say(theirs, { type: 'message', text: 'Secret' });
  expect(await client.ask('GET', `/conversations/${theirs.conversationId}/activities`, mine.token)).toMatchObject({
    status: 404,
    body: { error: { code: 'BadArgument' } },
  });
  const renewed = await client.ask('POST', '/tokens/refresh', mine.token);
  expect(renewed).toMatchObject({ status: 200, body: { conversationId: mine.conversationId } });
  expect(await client.ask('POST', '/tokens/refresh', 'nonsense')).toMatchObject({
    status: 403,
    body: { error: { code: 'TokenExpired' } },
  });
  const tokenOf = (url: string): string => new URL(url).searchParams.get('t') ?? '';
  for (const token of [mine.token, tokenOf(mine.streamUrl)]) {
    const foreign = await listen(theirs.streamUrl.replace(/t=[^&]+/, `t=${token}`));
    await vi.waitFor(() => expect(foreign.state.closed).toBe(1008));
    expect(foreign.activities).toEqual([]);
  }
});

test('no channel, no token', async () => {
  expect((await client.ask('POST', '/tokens/generate', randomUUID(), {})).status).toBe(403);
  const { body } = await client.ask('POST', '/tokens/generate', bot.channelAccountId, { user: { id: 'dl_anna' } });
  const begun = await client.ask('POST', '/conversations', body.token);
  expect(begun).toMatchObject({ status: 201, body: { conversationId: body.conversationId } });
  await client.say(begun.body, { type: 'message', text: 'Hi' });
  await vi.waitFor(async () =>
    expect((await client.read(begun.body)).activities[0]?.from).toEqual({ id: 'dl_anna', role: 'user' }),
  );
});

test('only pages of the bot’s sites may ask for it', async () => {
  const { channelAccountId } = await addBot(gateway, { allowedSites: ['https://*.example.com'] });
  const from = (origin: string) =>
    createBrowser(gateway, origin).post(
      '/v3/directline/tokens/generate',
      {},
      { authorization: `Bearer ${channelAccountId}` },
    );
  expect((await from('https://shop.example.com')).status).toBe(200);
  expect((await from('https://example.org')).status).toBe(403);
  expect((await from('https://evilexample.com')).status).toBe(403);
});

test('a file comes with its words, once, and can be opened by who sent it', async () => {
  const conversation = await client.begin(bot.channelAccountId);
  const red = { width: 8, height: 8, channels: 3, background: 'red' } as const;
  const picture = await sharp({ create: red }).png().toBuffer();
  const upload = async (clientActivityID: string, type: string, bytes: Uint8Array) => {
    const form = new FormData();
    const said = { type: 'message', text: 'Look', channelData: { clientActivityID } };
    form.append('activity', new Blob([JSON.stringify(said)], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', new Blob([new Uint8Array(bytes)], { type }), 'a picture.png');
    const { conversationId, token } = conversation;
    const response = await fetch(`${gateway.url}/v3/directline/conversations/${conversationId}/upload?userId=me`, {
      ...{ method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form },
    });
    return { status: response.status, body: await response.json() };
  };
  expect(await upload('activity0003', 'image/png', picture)).toEqual({ status: 200, body: { id: 'activity0003' } });
  expect((await upload('activity0003', 'image/png', picture)).status).toBe(200);
  const [said, ...others] = await vi.waitFor(async () => {
    const { activities } = await client.read(conversation);
    expect(activities.length).toBeGreaterThan(0);
    return activities.filter(({ from }) => from.role === 'user');
  });
  expect(others).toEqual([]);
  expect(said).toMatchObject({ text: 'Look', attachments: [{ contentType: 'image/png', name: 'a picture.png' }] });
  const opened = await fetch(said?.attachments?.[0]?.contentUrl ?? '');
  expect({ status: opened.status, type: opened.headers.get('content-type') }).toEqual({
    status: 200,
    type: 'image/png',
  });

  const refused = await upload(
    'activity0004',
    'image/svg+xml',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  );
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.body.error.message).toMatch(/./);
});
