import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import {
  addAgent,
  addBot,
  change,
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
const handover = { priority: 1 as const, skills: ['coffee'] };

/** A customer's widget in a browser of this language. */
const visit = async (bot: Bot, language?: unknown) => {
  const { body } = await createBrowser(gateway).post('/api/web/sessions', { channelId: bot.channelAccountId });
  const socket = visitorSocket(gateway, body.token, { language });
  await socket.hears('ready');
  const headers = { authorization: `Bearer ${body.token}` };
  const current = async () => {
    const { state } = (await createBrowser(gateway).get('/api/web/timeline', headers)).body;
    return state.conversationId && gateway.store.conversations.find(EVERYTHING, state.conversationId);
  };
  let sent = 0;
  return {
    ...socket,
    current,
    writes: (text: string) => socket.say({ type: 'send', clientMessageId: `words-of-mine-${++sent}`, text }),
    asked: async () => {
      const id = (await current())?.id ?? '';
      return (await gateway.store.timeline.after(EVERYTHING, id, 0, 100))?.findLast(
        ({ type }) => type === 'handoverRequested',
      );
    },
    taken: () => eventually('an agent', async () => (await current())?.agentId),
    told: (event: string) =>
      socket.hears('entries', ({ entries }) => entries.some((entry: { event: string }) => entry.event === event)),
  };
};

/** An agent of the bot who listens and is there, for the whole test. */
const member = async (bot: Bot, work: { skills?: string[]; languages?: string[] }) => {
  const { agents, now } = gateway.store;
  const agent = await addAgent(gateway, 'agent', [bot.id]);
  await agents.update(agent.id, work);
  await agents.seenAt('elsewhere', [agent.id], (await now()) + 600_000);
  await agents.setListening(agent.id, true);
  return agent;
};
const last = (id: string) => gateway.store.agents.assigned(id, Date.now());

describe('what a handover asks for goes along, up to the choice of who gets it', () => {
  it('by the button: the language of the page, the priority and the skills of the bot', async () => {
    const bot = await addBot(gateway, { handover });
    const fits = await member(bot, { skills: ['coffee'], languages: ['en', 'fr'] });
    await last(fits.id);
    await member(bot, { skills: ['coffee'], languages: ['en'] });
    await member(bot, { languages: ['fr'] });
    const customer = await visit(bot, 'fr-CH');
    await customer.say({ type: 'requestHandover' });
    expect(await customer.taken()).toBe(fits.id);
    const asked = { ...handover, reason: 'customer_asked', language: 'fr-CH', languageDetected: true };
    expect(await customer.asked()).toMatchObject(asked);
    customer.close();
  });

  it('by words: the language that they are in, whatever the page says, and what they tell', async () => {
    const bot = await addBot(gateway, { handover });
    const fits = await member(bot, { skills: ['coffee'], languages: ['de'] });
    await last(fits.id);
    await member(bot, { skills: ['coffee'], languages: ['en'] });
    const customer = await visit(bot, 'en-GB');
    await customer.writes('Ich heiße Anna, meine Bestellung ist HB-1042. Ich möchte mit einem Menschen sprechen');
    expect(await customer.taken()).toBe(fits.id);
    expect(await customer.asked()).toMatchObject({
      ...handover,
      ...{ language: 'de', languageDetected: true, collected: { name: 'Anna', order: 'HB-1042' } },
    });
    customer.close();
  });

  it('by the bot that doesn’t know, twice', async () => {
    const bot = await addBot(gateway, { handover });
    const fits = await member(bot, { skills: ['coffee'], languages: ['fr'] });
    await last(fits.id);
    await member(bot, { skills: ['coffee'], languages: ['en'] });
    const customer = await visit(bot, 'fr');
    await customer.writes('Quantum chromodynamique, ordre HB-7 ?');
    await customer.hears('entries', ({ entries }) => entries.some((entry: { kind: string }) => entry.kind === 'bot'));
    await customer.writes('Supersymétrie ? order HB-1042');
    expect(await customer.taken()).toBe(fits.id);
    expect(await customer.asked()).toMatchObject({
      ...handover,
      ...{ reason: 'bot_cannot_answer', by: { kind: 'bot' }, collected: { order: 'HB-1042' } },
      ...{ language: 'fr', languageDetected: true },
    });
    customer.close();
  });
});

describe('a language that nobody lists', () => {
  it('lets nobody wait who was only heard to speak it, and the decision says so', async () => {
    const bot = await addBot(gateway);
    const agent = await member(bot, { languages: ['en'] });
    const customer = await visit(bot, 'fr');
    await customer.say({ type: 'requestHandover' });
    expect(await customer.taken()).toBe(agent.id);
    const id = (await customer.current())?.id ?? '';
    const taken = (await gateway.store.timeline.after(EVERYTHING, id, 0, 100))?.find(({ type }) => type === 'taken');
    expect(taken).toMatchObject({ how: 'assigned', decision: { languageIgnored: 'fr', chosen: agent.id } });
    customer.close();
  });

  it('is told to who asks why it waits, and to nobody as a reason against them', async () => {
    const bot = await addBot(gateway, { handover });
    const agent = await member(bot, { languages: ['en'] });
    const browser = await signedIn(gateway, agent);
    const customer = await visit(bot, 'fr');
    await customer.say({ type: 'requestHandover' });
    const id = (await customer.current())?.id;
    const why = async () => (await browser.get(`/api/conversations/${id}/why`)).body;
    const told = await eventually('a decision', async () => {
      const answer = await why();
      return answer.cause.code === 'nobody' && answer;
    });
    expect(told).toMatchObject({ language: 'fr', languageIs: 'ignored' });
    const against = [{ code: 'skills', skills: ['coffee'] }];
    expect(told).toMatchObject({ skills: ['coffee'], candidates: [{ against }] });
    const { body } = await browser.get('/api/me/why-not-receiving');
    expect(body.bots).toMatchObject([{ causes: against }]);
    customer.close();
  });

  it('is waited for where somebody asked for it', async () => {
    const bot = await addBot(gateway);
    const agent = await member(bot, { languages: ['en'] });
    const customer = await visit(bot, 'fr');
    await customer.writes('Bonjour');
    const id = await eventually('a conversation', async () => (await customer.current())?.id);
    await change(gateway, id, { ...ASKING, language: 'fr' });
    gateway.queues.ring('route', { botId: bot.id });
    const stored = await eventually('a decision', async () => {
      return (await gateway.store.conversations.aside(EVERYTHING, id))?.routing;
    });
    expect(stored).toMatchObject({ outcome: 'nobody', candidates: [{ agentId: agent.id, against: ['language'] }] });
    customer.close();
  });

  it.each([['x'.repeat(5_000)], ['en_US@posix'], [{ $ne: null }], [7], [null]])(
    'is none where a browser calls it %j: the customer comes in all the same',
    async (language) => {
      const customer = await visit(await addBot(gateway), language);
      await customer.say({ type: 'requestHandover' });
      expect(await customer.asked()).toMatchObject({ language: null });
      customer.close();
    },
  );
});

describe('what was asked for when nobody was there', () => {
  const TOLD = 'My name is Anna. It is about order HB-1042. I want to talk to a person.';
  const collected = { name: 'Anna', order: 'HB-1042' };
  const refused = async () => {
    const customer = await visit(await addBot(gateway, { whenNobody: 'ask', handover }), 'fr');
    await customer.writes(TOLD);
    await customer.told('unavailable');
    return customer;
  };

  it('is asked for by who then waits', async () => {
    const customer = await refused();
    expect(await customer.current()).toMatchObject({ status: 'ai', collected });
    await customer.say({ type: 'requestHandover', anyway: true });
    expect(await customer.asked()).toMatchObject({ ...handover, collected, language: 'en', languageDetected: true });
    customer.close();
  });

  it.each([
    ['leaveMessage', { name: 'Priya Nair', email: 'priya@example.com' }],
    ['requestCallback', { phone: '+44 1726 833 311' }],
  ])('goes along with %s, and what the bot had guessed is not what the customer said', async (type, contact) => {
    const customer = await refused();
    await customer.say({ type, clientMessageId: 'left-for-later', text: 'Call me back', contact });
    await customer.told('left');
    const asked = await customer.asked();
    expect(asked).toMatchObject({ ...handover, collected: { ...collected, ...contact }, language: 'en' });
    const now = await customer.current();
    const { channelAccountId, peer } = now ?? { channelAccountId: '', peer: '' };
    const known = await gateway.store.contacts.ensure(channelAccountId, peer, 'nobody', Date.now());
    expect(known).toMatchObject({ name: 'name' in contact ? contact.name : expect.stringMatching(/^Visitor/) });
    customer.close();
  });
});

describe('what a bot asks for', () => {
  it('is changed by an admin, part by part, and by nobody else', async () => {
    const bot = await addBot(gateway);
    const path = `/api/bots/${bot.id}`;
    const admin = await signedIn(gateway, await addAgent(gateway, 'admin', [bot.id]));
    const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id]));
    expect((await admin.get(path)).body.handover).toEqual({ priority: 2, skills: [] });
    expect((await admin.patch(path, { handover: { skills: ['coffee'] } })).status).toBe(200);
    expect((await admin.patch(path, { handover: { priority: 1 } })).body.handover).toEqual(handover);
    for (const wrong of [{ priority: 4 }, { skills: [''] }, { skills: ['a', 'a'] }, { skills: 'a' }, { urgent: true }])
      expect((await admin.patch(path, { handover: wrong })).status, JSON.stringify(wrong)).toBe(400);
    expect((await agent.patch(path, { handover })).status).toBe(403);
    const customer = await visit(bot);
    await customer.say({ type: 'requestHandover' });
    expect(await customer.asked()).toMatchObject(handover);
    customer.close();
  });

  it('is the usual where it was stored before there was the setting', async () => {
    const { handover: _, ...earlier } = await addBot(gateway);
    const { store } = gateway;
    const bot = { ...earlier, id: earlier.id.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')) };
    await store.bots.insert({ ...bot, channelAccountId: bot.id } as never);
    expect((await store.bots.byId(bot.id))?.handover).toEqual({ priority: 2, skills: [] });
  });
});
