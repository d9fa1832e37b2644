import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { newId } from '#core/store/ids.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { type EndingsDeps, endByThemselves } from '#workers/sweep/endings.ts';
import { CUSTOMER, endingStage, SECOND, SYSTEM } from './ending-stage.ts';
import { actorOf, type Harness, until } from './harness.ts';

const stage = endingStage();
const { deps, carryOut, sweepIn, endings, begin, load, status, entries } = stage;

describe('silence', () => {
  const idleFor = (seconds: number) => sweepIn(seconds * SECOND + 1);

  test('closes what stands idle, tells the customer, frees the agent and has the next one handed out', async () => {
    await endings({ idle: 100 });
    const { texts } = stage.harness.bot;
    await stage.harness.store.bots.update(stage.harness.bot.id, {
      texts: { ...texts, closed: 'Closed as nobody wrote.' },
    });
    const agent = await stage.harness.addAgent({ limit: 1 });
    const { id } = await begin();
    await stage.harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await carryOut(id);
    const next = await begin();
    await stage.harness.apply(next.id, { ...ASKING, priority: 0 as never }, CUSTOMER);
    await idleFor(90);
    expect(await status(id)).toBe('taken');
    await Promise.all(Array.from({ length: 4 }, () => idleFor(101)));
    expect(await status(id)).toBe('closed');
    expect(await entries(id, 'notice')).toMatchObject([{}, { text: 'Closed as nobody wrote.' }]);
    expect((await stage.harness.store.conversations.heldSlots([agent.id])).get(agent.id)).toEqual([]);
    const rung = await carryOut(id);
    await until(async () => rung.includes('route'), 'the routing to be rung');
    const apply = (each: string, request: Request) => stage.harness.apply(each, request, SYSTEM);
    await handOut({ ...stage.harness.store, apply }, stage.harness.bot.id);
    expect((await load(next.id)).conversation).toMatchObject({ status: 'taken', agentId: agent.id });
  });

  test('does not end what is on hold; the time begins when that does', async () => {
    await endings({ idle: 100 });
    const agent = await stage.harness.addAgent({ listening: false });
    const { id } = await begin();
    await stage.harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await stage.harness.apply(id, { type: 'hold' }, actorOf(agent));
    await idleFor(100_000);
    expect(await status(id)).toBe('taken');
    // Whatever somebody's clock says: it is not for a timer to end them.
    await stage.harness.apply(id, { type: 'closeIdle' }, SYSTEM);
    expect(await status(id)).toBe('taken');

    await stage.harness.apply(id, { type: 'unhold' }, actorOf(agent));
    await idleFor(90);
    expect(await status(id)).toBe('taken');
    await idleFor(101);
    expect(await status(id)).toBe('closed');
  });

  test.each(['message', 'callback'] as const)(
    'never ends a %s that was left, whoever has it by now',
    async (reason) => {
      await endings({ idle: 100, left: 60 });
      const agent = await stage.harness.addAgent({ listening: false });
      // They need not stay either.
      const { id } = await begin(null);
      await stage.harness.apply(id, { ...ASKING, reason, anyway: true }, CUSTOMER);
      await idleFor(100_000);
      expect(await status(id)).toBe('waiting');
      await stage.harness.apply(id, { type: 'takeOver' }, actorOf(agent));
      await says(id, agent);
      await idleFor(100_000);
      for (const request of [{ type: 'closeIdle' }, { type: 'customerLeft', how: 'left' }] as const)
        await stage.harness.apply(id, request, SYSTEM);
      expect(await status(id)).toBe('taken');
      await stage.harness.apply(id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
      expect(await status(id)).toBe('dropped');
    },
  );

  test('does not end what is on hold when the customer closes the page', async () => {
    await endings({ left: 60 });
    const agent = await stage.harness.addAgent({ listening: false });
    const { id } = await begin(null);
    await stage.harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await stage.harness.apply(id, { type: 'hold' }, actorOf(agent));
    await idleFor(3_600);
    expect(await status(id)).toBe('taken');
  });

  const words = (id: string) => {
    const wrote = { type: 'customerWrote', text: 'Hello?', inboxId: newId(), clientMessageId: null } as const;
    return stage.harness.apply(id, wrote, CUSTOMER);
  };
  const says = (id: string, agent: Awaited<ReturnType<Harness['addAgent']>>) =>
    stage.harness.apply(id, { type: 'agentWrote', text: 'Hi', clientMessageId: randomUUID() }, actorOf(agent));

  test('never ends who waits for a person: in the queue, while being offered, in hands that have not answered', async () => {
    await endings({ idle: 100 });
    const agent = await stage.harness.addAgent({ listening: false, limit: 10 });
    const [waiting, offered, silent, unasked] = [await begin(), await begin(), await begin(), await begin()];
    for (const { id } of [waiting, offered, silent]) await stage.harness.apply(id, ASKING, CUSTOMER);
    const decision = { candidates: [] } as never;
    const { id: agentId, name: agentName } = agent;
    const offer: Request = { type: 'offer', agentId, agentName, expiresAt: Date.now() + 1e9, decision };
    await stage.harness.apply(offered.id, offer, SYSTEM);
    await stage.harness.apply(silent.id, { type: 'takeOver' }, actorOf(agent));
    await stage.harness.apply(unasked.id, { type: 'takeOver' }, actorOf(agent));
    await words(unasked.id);
    await idleFor(100_000);
    const all = [waiting, offered, silent, unasked];
    expect(await Promise.all(all.map(({ id }) => status(id)))).toEqual(['waiting', 'waiting', 'taken', 'taken']);
    // Whatever a sweep believes that read them before.
    for (const { id } of all) await stage.harness.apply(id, { type: 'closeIdle' }, SYSTEM);
    expect(await Promise.all(all.map(({ id }) => status(id)))).toEqual(['waiting', 'waiting', 'taken', 'taken']);

    // From our word on, silence is theirs.
    for (const { id } of [silent, unasked]) await says(id, agent);
    await idleFor(90);
    expect(await status(silent.id)).toBe('taken');
    await idleFor(101);
    expect(await Promise.all(all.map(({ id }) => status(id)))).toEqual(['waiting', 'waiting', 'closed', 'closed']);
  });

  test('ends who was answered by a person, also when the last word was theirs', async () => {
    await endings({ idle: 100 });
    const agent = await stage.harness.addAgent();
    const { id } = await begin();
    await stage.harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await says(id, agent);
    await words(id);
    await idleFor(90);
    expect(await status(id)).toBe('taken');
    await idleFor(101);
    expect(await status(id)).toBe('closed');
  });

  test('never ends who waits for the bot’s answer, and ends who has had it', async () => {
    await endings({ idle: 100 });
    const { id } = await begin();
    await words(id);
    await idleFor(100_000);
    expect(await status(id)).toBe('ai');
    const answersSeq = (await load(id)).conversation.seq;
    const reply: Request = {
      type: 'botReplied',
      answersSeq,
      text: 'Hi',
      citations: [],
      quickReplies: [],
      source: 'test',
    };
    await stage.harness.apply(id, reply, { kind: 'bot' });
    await idleFor(101);
    expect(await status(id)).toBe('closed');
  });

  test('those who may stay away don’t stand in front of those who may not', async () => {
    await endings({ left: 60 });
    const kept = await Promise.all(Array.from({ length: 3 }, () => begin(null, 'web', 1_000)));
    for (const { id } of kept) await stage.harness.apply(id, { ...ASKING, reason: 'message', anyway: true }, CUSTOMER);
    const { id } = await begin(null);
    for (let i = 0; i < 20 && (await status(id)) === 'ai'; i++)
      await endByThemselves(deps(), (await stage.harness.store.now()) + 61 * SECOND, 3);
    expect(await status(id)).toBe('dropped');
  });

  test('that is broken in the very moment of the decision ends nothing', async () => {
    await endings({ idle: 100 });
    const { id } = await begin('here', 'web', 200 * SECOND);
    const { bots, conversations } = stage.harness.store;
    let tries = 0;
    const cached: typeof bots.cached = async (botId) => {
      tries += 1;
      const words = { type: 'customerWrote', text: 'I am here', inboxId: newId(), clientMessageId: null } as const;
      if (tries === 1) await stage.harness.apply(id, words, CUSTOMER);
      return bots.cached(botId);
    };
    // As another process: it does not wait for its turn.
    const inTurn: typeof conversations.inTurn = (_id, task) => task();
    const store = { ...stage.harness.store, bots: { ...bots, cached }, conversations: { ...conversations, inTurn } };
    const applyIf: EndingsDeps['applyIf'] = (each, request, onlyIf) =>
      applyCommand({ ...store, settle: () => undefined }, each, request, SYSTEM, { onlyIf });
    await sweepIn(0, { applyIf });
    expect(tries).toBe(1);
    expect(await status(id)).toBe('ai');
  });

  test('closes what was dropped after its time, as it ended', async () => {
    await endings({ dropped: 100 });
    const { id } = await begin();
    await stage.harness.apply(id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
    const { endedAt } = (await load(id)).conversation;
    await idleFor(90);
    expect(await status(id)).toBe('dropped');
    await idleFor(101);
    expect((await load(id)).conversation).toMatchObject({ status: 'closed', endedAt });
    expect(await entries(id, 'notice')).toEqual([]);
  });

  test('never ends anything where the bot says so, and takes many in pages', async () => {
    await endings({});
    const many = await Promise.all([begin(), begin(), begin(), begin(), begin()]);
    await idleFor(1_000_000);
    const openAmong = async () =>
      (await Promise.all(many.map(({ id }) => status(id)))).filter((each) => each === 'ai').length;
    expect(await openAmong()).toBe(5);
    await endings({ idle: 1_000 });
    const page = async () => endByThemselves(deps(), (await stage.harness.store.now()) + 1_001 * SECOND, 3);
    // Whatever stood idle before them comes first.
    await endByThemselves(deps(), await stage.harness.store.now());
    for (let i = 0; i < 20 && (await openAmong()) > 0; i++) {
      const before = await openAmong();
      await page();
      expect(before - (await openAmong())).toBeLessThanOrEqual(3);
    }
    expect(await openAmong()).toBe(0);
  });
});
