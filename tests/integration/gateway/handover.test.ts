import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING } from '#core/store/scope.ts';
import {
  addAgent,
  addBot,
  addConversation,
  createBrowser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
  visitorSocket,
} from './harness.ts';
import { type Worker, workerOf } from './worker.ts';

let gateway: Gateway;
let worker: Worker;

beforeAll(async () => {
  gateway = await startGateway();
  worker = workerOf(gateway);
});
afterAll(async () => {
  await worker.close();
  await gateway.close();
});

type Bot = Awaited<ReturnType<typeof addBot>>;

/** A customer's widget, as far as the server can tell. */
const visit = async (bot: Bot) => {
  const browser = createBrowser(gateway);
  const { body } = await browser.post('/api/web/sessions', { channelId: bot.channelAccountId });
  const connect = () => visitorSocket(gateway, body.token);
  const headers = { authorization: `Bearer ${body.token}` };
  const timeline = async () => (await browser.get('/api/web/timeline', headers)).body;
  const conversation = async () => {
    const { state } = await timeline();
    const found = await gateway.store.conversations.find(EVERYTHING, state.conversationId);
    if (found === null) throw new Error('no conversation yet');
    return found;
  };
  const socket = connect();
  await socket.hears('ready');
  return { ...socket, connect, timeline, conversation };
};

describe('a customer who waits', () => {
  it('knows their place, hears when it changes, and knows it again on connecting', async () => {
    const bot = await addBot(gateway);
    const [first, second] = [await visit(bot), await visit(bot)];
    await first.say({ type: 'requestHandover' });
    expect(await first.hears('place')).toMatchObject({ place: { position: 1, expectedWait: null } });
    await second.say({ type: 'requestHandover' });
    const { id } = await second.conversation();
    expect(await second.hears('place')).toMatchObject({ conversationId: id, place: { position: 2 } });

    const again = second.connect();
    expect((await again.hears('ready')).state).toMatchObject({ status: 'waiting', place: { position: 2 } });
    const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id]));
    await agent.post(`/api/conversations/${(await first.conversation()).id}/commands`, { type: 'takeOver' });
    await second.hears('place', ({ place }) => place.position === 1);
    for (const socket of [first, second, again]) socket.close();
  });

  it('is told nothing of a place while the bot answers', async () => {
    const customer = await visit(await addBot(gateway));
    await customer.say({ type: 'send', clientMessageId: 'just-a-question', text: 'Do you ship abroad?' });
    const again = customer.connect();
    expect((await again.hears('ready')).state.place).toBeUndefined();
    for (const socket of [customer, again]) socket.close();
  });
});

describe('where nobody can be had', () => {
  const NEVER = { timeZone: 'Europe/Berlin', days: {}, holidays: [] };
  const entriesOf = async (customer: Awaited<ReturnType<typeof visit>>) =>
    (await customer.timeline()).entries.map(({ kind, event }: { kind: string; event: string }) => event ?? kind);

  it('says why, hands over to nobody, and lets the customer wait all the same', async () => {
    const customer = await visit(await addBot(gateway, { whenNobody: 'ask' }));
    await customer.say({ type: 'requestHandover' });
    const { entries, state } = await customer.timeline();
    expect(state.status).toBe('ai');
    expect(entries.at(-1)).toMatchObject({
      event: 'unavailable',
      unavailable: { because: 'no_agents', opensAt: null },
    });
    expect(await customer.say({ type: 'requestHandover', anyway: true })).toMatchObject({ ok: true });
    expect((await customer.timeline()).state.status).toBe('waiting');
    await customer.hears('place');
    customer.close();
  });

  it('says when it opens, or that it never does', async () => {
    const [hour, all] = [3_600_000, [{ from: 0, to: 1_440 }]];
    const days = { sunday: all, monday: all, tuesday: all, wednesday: all, thursday: all, friday: all, saturday: all };
    const today = new Date().toISOString().slice(0, 10);
    const closedToday = await addBot(gateway, {
      whenNobody: 'ask',
      hours: { timeZone: 'UTC', days, holidays: [today] },
    });
    const closed = await addBot(gateway, { whenNobody: 'ask', hours: NEVER });
    for (const [bot, opensAt] of [[closedToday, Date.parse(today) + 24 * hour] as const, [closed, null] as const]) {
      const customer = await visit(bot);
      await customer.say({ type: 'requestHandover' });
      const [last] = (await customer.timeline()).entries.slice(-1);
      expect(last.unavailable).toEqual({ because: 'outside_hours', opensAt });
      customer.close();
    }
  });

  it('says that the queue is full, or that nobody is here, as long as it is so', async () => {
    const bot = await addBot(gateway, { whenNobody: 'ask', queueLimit: 1 });
    const { agents, now } = gateway.store;
    const { id } = await addAgent(gateway, 'agent', [bot.id], { limit: 0 });
    await agents.setListening(id, true);
    const [first, second] = [await visit(bot), await visit(bot)];
    const heard = async (): Promise<string> => {
      await second.say({ type: 'requestHandover' });
      const { entries, state } = await second.timeline();
      return state.status === 'waiting' ? 'waits' : entries.at(-1).unavailable.because;
    };
    expect(await heard()).toBe('no_agents');
    await agents.seenAt('elsewhere', [id], (await now()) + 600_000);
    await agents.update(id, { paused: true });
    expect(await heard()).toBe('no_agents');
    await agents.update(id, { paused: false });
    await first.say({ type: 'requestHandover' });
    expect(await heard()).toBe('queue_full');
    await first.say({ type: 'end' });
    expect(await heard()).toBe('waits');
    for (const socket of [first, second]) socket.close();
  });

  it('takes a message, once, in its place behind what was written before, and the bot keeps silent', async () => {
    const customer = await visit(await addBot(gateway, { whenNobody: 'ask', hours: NEVER }));
    const contact = { name: 'Priya Nair', email: 'priya@example.com' };
    const message = { type: 'leaveMessage', clientMessageId: 'my-box-is-late', text: 'My box is late.', contact };
    const before = { type: 'send', clientMessageId: 'hello-hello', text: 'Hello' };
    expect(await Promise.all([before, message, message].map(customer.say))).toMatchObject([{}, {}, {}]);
    await customer.hears('entries', ({ state }) => state.status === 'left');
    const entries = await entriesOf(customer);
    expect(entries.filter((what: string) => what === 'customer')).toHaveLength(2);
    expect(entries.slice(-3)).toEqual(['customer', 'left', 'notice']);
    expect(await customer.conversation()).toMatchObject({
      status: 'waiting',
      awaitingBot: null,
      waiting: { reason: 'message' },
      collected: contact,
      last: { text: 'My box is late.' },
    });
    customer.close();
  });

  it('takes a number to call', async () => {
    const customer = await visit(await addBot(gateway, { whenNobody: 'ask' }));
    const text = 'Please call me back: +44 1726 833 311';
    const contact = { phone: '+44 1726 833 311' };
    const asked = { type: 'requestCallback', clientMessageId: 'call-me-back', text, contact };
    expect(await customer.say(asked)).toMatchObject({ ok: true });
    await customer.hears('entries', ({ state }) => state.status === 'left');
    expect(await customer.conversation()).toMatchObject({ waiting: { reason: 'callback' }, collected: contact });
    customer.close();
  });

  it('takes neither without a way to answer, nor where people are off', async () => {
    const customer = await visit(await addBot(gateway));
    const base = { clientMessageId: 'no-way-to-answer', text: 'Hello?' };
    for (const contact of [
      {},
      { name: 'Priya' },
      { name: 'Priya', email: 'priya' },
      { name: ' ', phone: '+44 1726 8' },
    ])
      expect(await customer.say({ type: 'leaveMessage', ...base, contact })).toMatchObject({
        error: { code: 'invalid_input' },
      });
    for (const phone of ['', 'call me', '12', { $ne: null }])
      expect(await customer.say({ type: 'requestCallback', ...base, contact: { phone } })).toMatchObject({
        error: { code: 'invalid_input' },
      });
    const quiet = await visit(await addBot(gateway, { humanSupport: false }));
    const contact = { name: 'Priya', phone: '+44 1726 833 311' };
    expect(await quiet.say({ type: 'leaveMessage', ...base, contact })).toMatchObject({
      error: { code: 'human_support_off' },
    });
    for (const socket of [customer, quiet]) socket.close();
  });
});

describe('an agent, or a program in their name', () => {
  it('puts a conversation of the bot into the queue, with what is known, once', async () => {
    const bot = await addBot(gateway, { whenNobody: 'ask' });
    const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id]));
    const { id } = await addConversation(gateway, bot, 'My grinder is broken');
    const command = {
      type: 'requestHandover',
      priority: 1,
      skills: ['repairs'],
      language: 'de',
      collected: { order: 'HB-1' },
    };
    const ask = (body: object) => agent.post(`/api/conversations/${id}/commands`, body);
    expect((await ask(command)).status).toBe(200);
    expect((await ask({ type: 'requestHandover', priority: 0 })).status).toBe(200);
    const found = await gateway.store.conversations.find(EVERYTHING, id);
    const asked = { reason: 'agent', priority: 1, skills: ['repairs'], language: 'de' };
    expect(found).toMatchObject({ waiting: asked, collected: { order: 'HB-1' } });
    const events = await gateway.store.timeline.after(EVERYTHING, id, 0, 100);
    expect(events?.filter(({ type }) => type === 'handoverRequested')).toHaveLength(1);
  });

  it.each(['api', 'workflow'] as const)('says that it is no agent who asks: %s', async (reason) => {
    const bot = await addBot(gateway);
    const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id]));
    const { id } = await addConversation(gateway, bot, 'Hello');
    const body = { type: 'requestHandover', reason };
    expect((await agent.post(`/api/conversations/${id}/commands`, body)).status).toBe(200);
    expect((await gateway.store.conversations.find(EVERYTHING, id))?.waiting).toMatchObject({ reason });
  });

  it('cannot say why, invent fields, or act outside of their bots', async () => {
    const bot = await addBot(gateway);
    const { id } = await addConversation(gateway, bot, 'Hello');
    const path = `/api/conversations/${id}/commands`;
    const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id]));
    const stranger = await signedIn(gateway, await addAgent(gateway, 'agent', []));
    const base = { type: 'requestHandover' };
    for (const wrong of [
      { reason: 'customer_asked' },
      { collected: { $set: 'x' } },
      { priority: 7 },
      { anyway: false },
    ])
      expect((await agent.post(path, { ...base, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
    expect((await stranger.post(path, base)).status).toBe(404);
    expect((await gateway.store.conversations.find(EVERYTHING, id))?.status).toBe('ai');
  });
});

it('hands over who writes /human, without waiting for anything', async () => {
  const customer = await visit(await addBot(gateway));
  await customer.say({ type: 'send', clientMessageId: 'human-please', text: '/human' });
  await eventually('a place', () => customer.hears('place'));
  expect(await customer.conversation()).toMatchObject({ status: 'waiting', waiting: { reason: 'customer_asked' } });
  customer.close();
});
