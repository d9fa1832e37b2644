import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  type Browser,
  createBrowser,
  type Gateway,
  signedIn,
  startGateway,
} from './harness.ts';

let gateway: Gateway;
let admin: Browser;
let chat: Awaited<ReturnType<typeof addConversation>>;
let botId: string;

beforeAll(async () => {
  gateway = await startGateway();
  const bot = await addBot(gateway);
  botId = bot.id;
  chat = await addConversation(gateway, bot, 'Hello');
  admin = await signedIn(gateway, await addAgent(gateway, 'owner', [bot.id]));
});
afterAll(() => gateway.close());

const OPERATOR = { $ne: null };

it('refuses operators in every string', async () => {
  const commands = `/api/conversations/${chat.id}/commands`;
  const bodies: [string, unknown][] = [
    ['/api/auth/login', { email: OPERATOR, password: 'x' }],
    ['/api/auth/login', { email: 'a@b.c', password: OPERATOR }],
    ['/api/web/sessions', { channelId: OPERATOR }],
    ['/api/web/sessions', { channelId: 'x', refreshToken: OPERATOR }],
    ['/api/me/listening', { on: OPERATOR }],
    [commands, { type: OPERATOR }],
    [commands, { type: 'agentWrote', text: OPERATOR, clientMessageId: 'abcdefgh' }],
    [commands, { type: 'agentWrote', text: 'x', clientMessageId: OPERATOR }],
    [commands, { type: 'transfer', to: { kind: 'agent', agentId: OPERATOR }, message: '' }],
    [commands, { type: 'categorise', categoryId: OPERATOR }],
    [commands, { type: 'tag', tags: [OPERATOR] }],
    [commands, { type: 'restoreToAi', instruction: OPERATOR }],
  ];
  for (const [path, body] of bodies) {
    const { status, body: answer } = await admin.post(path, body);
    expect([status, answer.code], JSON.stringify(body)).toEqual([400, 'invalid_input']);
    expect(answer.message).toMatch(/\.$/);
  }
  expect((await admin.patch(`/api/bots/${botId}`, { texts: { resolved: OPERATOR } })).status).toBe(400);
  for (const query of ['search[$ne]=x', 'botId[$ne]=', 'before[$gt]=1', 'limit[$gt]=1', 'view[$ne]=all'])
    expect((await admin.get(`/api/conversations?view=all&${query}`)).status, query).toBe(400);
});

it('takes words of a search literally', async () => {
  for (const search of ['.*', 'Pri(', '$ne', '[a-z]+', '^', '\\'])
    expect((await admin.get(`/api/conversations?view=all&search=${encodeURIComponent(search)}`)).body.rows).toEqual([]);
});

it('refuses ids that are none, unknown fields and bodies that are no JSON', async () => {
  for (const id of ['x', '..%2f..', '%7B%22$ne%22%3Anull%7D', `${chat.id}%00`])
    expect((await admin.get(`/api/conversations/${id}`)).status, id).toBe(400);
  const unknown = await admin.post('/api/me/listening', { on: true, admin: true });
  expect([unknown.status, unknown.body.message]).toEqual([400, expect.stringContaining('There is no "admin"')]);
  for (const body of ['{', '[]', 'null', '"x"', '{"__proto__": {"on": true}}'])
    expect((await admin.post('/api/me/listening', body)).status, body).toBe(400);
  const form = await admin.post('/api/me/listening', 'on=true', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect([form.status, form.body.code]).toEqual([400, 'invalid_input']);
});

it('refuses what is too large', async () => {
  const { status, body } = await admin.post('/api/me/listening', JSON.stringify({ on: 'x'.repeat(70_000) }));
  expect([status, body.code]).toEqual([413, 'too_large']);
  const long = { type: 'note', text: 'x'.repeat(4_001) };
  expect((await admin.post(`/api/conversations/${chat.id}/commands`, long)).status).toBe(400);
});

it('answers in one shape, without insides', async () => {
  const { body, headers } = await createBrowser(gateway).get('/api/nothing-here');
  expect(body).toEqual({ code: 'not_found', message: expect.any(String), retryable: false });
  expect(headers.get('x-powered-by')).toBeNull();
});

it('checks every message of a socket', async () => {
  const socket = agentSocket(gateway, admin);
  expect(await socket.connected).toBeNull();
  const messages = [
    null,
    'x',
    {},
    { type: 'command', conversationId: OPERATOR, command: { type: 'hold' } },
    { type: 'command', conversationId: chat.id, command: { type: 'note', text: OPERATOR } },
    { type: 'listening', on: true, botId },
    { type: 'constructor' },
    { type: 'looking', conversationId: 'x' },
  ];
  for (const message of messages)
    expect(await socket.say(message), JSON.stringify(message)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
  socket.socket.emit('message', { type: 'listening', on: true });
  socket.socket.emit('message');
  socket.socket.emit('nonsense', 1);
  expect(await socket.say({ type: 'looking', conversationId: null })).toMatchObject({ ok: true });
  socket.close();
});
