import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#core/store/ids.ts';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  type Browser,
  change,
  type Gateway,
  signedIn,
  startGateway,
} from './harness.ts';

let gateway: Gateway;
let shop: Awaited<ReturnType<typeof addBot>>;
let chat: Awaited<ReturnType<typeof addConversation>>;
let maya: Browser;
let stranger: Browser;
let nobody: Browser;
let admin: Browser;

beforeAll(async () => {
  gateway = await startGateway();
  shop = await addBot(gateway);
  const other = await addBot(gateway, { name: 'Billing' });
  chat = await addConversation(gateway, shop, 'Where is my order?');
  const people = await Promise.all([
    addAgent(gateway, 'agent', [shop.id]),
    addAgent(gateway, 'supervisor', [other.id]),
    addAgent(gateway, 'agent', []),
    addAgent(gateway, 'admin', []),
  ]);
  [maya, stranger, nobody, admin] = (await Promise.all(people.map((person) => signedIn(gateway, person)))) as [
    Browser,
    Browser,
    Browser,
    Browser,
  ];
});
afterAll(() => gateway.close());

const reads = () => [`/api/conversations/${chat.id}`, `/api/conversations/${chat.id}/timeline`];
const writes = (): [string, unknown][] => [
  [`/api/conversations/${chat.id}/commands`, { type: 'takeOver' }],
  [`/api/conversations/${chat.id}/commands`, { type: 'note', text: 'I was here' }],
  [`/api/conversations/${chat.id}/suggestion`, {}],
  [`/api/conversations/${chat.id}/summary`, undefined],
];

describe('a conversation of another bot', () => {
  it('does not exist, whatever the route', async () => {
    for (const browser of [stranger, nobody]) {
      for (const path of reads()) expect((await browser.get(path)).body.code, path).toBe('not_found');
      for (const [path, body] of writes()) expect((await browser.post(path, body)).body.code, path).toBe('not_found');
    }
    for (const path of reads()) expect((await maya.get(path)).status, path).toBe(200);
  });

  it('is in no list, no search and no count', async () => {
    for (const query of [
      'view=all',
      'view=all&search=Priya',
      `view=all&search=${chat.id}`,
      `view=all&botId=${shop.id}`,
    ]) {
      const { body } = await stranger.get(`/api/conversations?${query}`);
      expect(body, query).toMatchObject({ rows: [], counts: { all: 0, waiting: 0, mine: 0 } });
      expect((await maya.get(`/api/conversations?${query}`)).body.rows, query).toHaveLength(1);
      expect((await admin.get(`/api/conversations?${query}`)).body.rows, query).toHaveLength(1);
    }
  });

  it('is not to be had over a socket either', async () => {
    const socket = agentSocket(gateway, stranger);
    expect(await socket.connected).toBeNull();
    const messages = [
      { type: 'command', conversationId: chat.id, command: { type: 'takeOver' } },
      { type: 'looking', conversationId: chat.id },
      { type: 'typing', conversationId: chat.id },
      { type: 'seen', conversationId: chat.id, seq: 1 },
    ];
    for (const message of messages)
      expect(await socket.say(message), message.type).toMatchObject({ ok: false, error: { code: 'not_found' } });
    socket.close();
  });
});

it('shows bots and colleagues of the own bots only', async () => {
  const { body } = await maya.get('/api/workspace');
  expect(body.bots.map(({ id }: { id: string }) => id)).toEqual([shop.id]);
  expect(body.agents).toHaveLength(1);
  expect(JSON.stringify(body)).not.toContain('@example.com');
  expect((await admin.get('/api/workspace')).body.agents).toHaveLength(4);
  expect((await nobody.get('/api/workspace')).body.bots).toEqual([]);
});

it('keeps what admins do to admins', async () => {
  const dead = '/api/dead-letters';
  const replay = `/api/dead-letters/${newId()}/replay`;
  for (const browser of [maya, stranger]) {
    expect((await browser.get(dead)).status).toBe(403);
    expect((await browser.post(replay)).status).toBe(403);
    expect((await browser.get(`/api/bots/${shop.id}`)).status).toBe(403);
    expect((await browser.patch(`/api/bots/${shop.id}`, { name: 'Mine' })).status).toBe(403);
  }
  expect((await admin.get(dead)).body).toEqual({ items: [], next: null });
  expect((await admin.post(replay)).status).toBe(404);
  const change = { greeting: 'Ahoy!', texts: { resolved: 'All done' }, routing: { mode: 'offer' } };
  const { body } = await admin.patch(`/api/bots/${shop.id}`, change);
  expect(body).toMatchObject({ greeting: 'Ahoy!', routing: { mode: 'offer', policy: 'longest_idle' } });
  expect(body.texts).toMatchObject({ resolved: 'All done', transferred: 'You are being transferred to Agent' });
  expect((await admin.get(`/api/bots/${shop.id}`)).body).toEqual(body);
});

it('needs a login everywhere', async () => {
  const visitor = { ...maya, cookie: '' };
  const anonymous = await fetch(`${gateway.url}/api/workspace`);
  expect(anonymous.status).toBe(401);
  for (const path of [
    ...reads(),
    '/api/me',
    '/api/conversations?view=all',
    '/api/dead-letters',
    `/api/bots/${shop.id}`,
  ])
    expect((await fetch(gateway.url + path)).status, path).toBe(401);
  expect(visitor.cookie).toBe('');
});

it('carries a conversation from the bot to an agent and to its end', async () => {
  const commands = `/api/conversations/${chat.id}/commands`;
  const hello = { type: 'agentWrote', text: 'Hi Priya', clientMessageId: 'hello-001' };
  expect((await maya.post(commands, hello)).body.code).toBe('not_in_charge');
  const taken = await maya.post(commands, { type: 'takeOver' });
  expect(taken.status).toBe(200);
  const first = await maya.post(commands, hello);
  expect((await maya.post(commands, hello)).body.seq).toBe(first.body.seq);
  const key = { 'idempotency-key': 'note-00001' };
  await maya.post(commands, { type: 'note', text: 'Only for us' }, key);
  await maya.post(commands, { type: 'note', text: 'Only for us' }, key);
  const { body } = await maya.get(`/api/conversations/${chat.id}/timeline?limit=200`);
  const kinds = body.entries.map(({ type }: { type: string }) => type);
  expect(kinds).toEqual(['opened', 'customerMessage', 'taken', 'notice', 'agentMessage', 'note']);
  expect(body.more).toBe(false);
  const page = await maya.get(`/api/conversations/${chat.id}/timeline?after=2&limit=2`);
  expect(page.body.entries.map(({ seq }: { seq: number }) => seq)).toEqual([3, 4]);
  expect(page.body.more).toBe(true);
  const detail = await maya.get(`/api/conversations/${chat.id}`);
  expect(detail.body).toMatchObject({ row: { status: 'taken' }, notes: [{ text: 'Only for us', summary: false }] });
  expect((await maya.get('/api/me')).body.active).toBe(1);
  expect(
    (await maya.post(commands, { type: 'transfer', to: { kind: 'agent', agentId: newId() }, message: '' })).status,
  ).toBe(404);
  expect((await maya.post(commands, { type: 'categorise', categoryId: newId() })).status).toBe(404);
  expect((await maya.post(commands, { type: 'resolve' })).status).toBe(200);
  await expect(change(gateway, chat.id, { type: 'note', text: 'late' })).rejects.toThrow();
});
