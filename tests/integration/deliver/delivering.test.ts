import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '#core/store/scope.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const DAY = 24 * 3_600_000;
const texts = () => stage.platform.taken.map(({ text }) => text);

describe('what is due', () => {
  test('reaches each customer in the order in which it was said', async () => {
    for (let i = 1; i <= 5; i++) for (const peer of ['anna', 'ben']) await stage.say(peer, `${peer} ${i}`);
    expect(await stage.drain()).toBeNull();
    for (const peer of ['anna', 'ben'])
      expect(texts().filter((text) => text.startsWith(peer))).toEqual([1, 2, 3, 4, 5].map((i) => `${peer} ${i}`));
  });

  test('becomes several messages where it is long, and one delivery', async () => {
    const id = await stage.say('anna', 'These are more words than fit into forty characters, by far.');
    await stage.drain();
    expect(texts().join(' ')).toBe('These are more words than fit into forty characters, by far.');
    const delivery = await stage.delivery(id);
    expect(delivery).toMatchObject({ status: 'sent', why: null });
    expect(delivery?.parts.flatMap((part) => part.externalIds)).toEqual(stage.platform.taken.map((one) => one.id));
  });

  test('is sent once by several workers at once', async () => {
    for (let i = 1; i <= 10; i++) await stage.say(`customer ${i}`, 'Hello');
    await Promise.all([stage.drain(), stage.drain(), stage.drain()]);
    expect(stage.platform.taken).toHaveLength(10);
  });

  test('of another write of the same event changes nothing', async () => {
    await stage.say('anna', 'Hello', 'one');
    const [delivery] = await stage.store.deliveries.ofConversation('one');
    if (delivery) await stage.store.deliveries.enqueue([delivery]);
    await stage.drain();
    await stage.drain();
    expect(texts()).toEqual(['Hello']);
  });

  test('waits for its turn where the platform wants a pause between two messages to one customer', async () => {
    for (const text of ['first', 'second']) await stage.say('anna', text);
    await stage.say('ben', 'to another');
    const again = await stage.drain({ rate: { perAccount: 1_000, perPeerEvery: 6_000 } });
    expect(texts().sort()).toEqual(['first', 'to another']);
    expect((again ?? 0) - stage.time()).toBeGreaterThan(4_000);
  });

  test('is shown as it goes', async () => {
    await stage.say('anna', 'Hello');
    await stage.drain();
    expect(stage.shown.map(({ status }) => status)).toEqual(['sending', 'sent']);
  });
});

test('an account that takes nothing keeps no other one waiting', async () => {
  const { deliveries } = stage.store;
  const message = { text: 'Hello', choices: [], by: 'agent' as const };
  const to = { botId: 'bot', peer: 'anna', message, createdAt: stage.time() - 60_000 };
  const many = Array.from({ length: 600 }, (_, seq) => ({
    ...{ ...to, channelAccountId: `stuck-${stage.accountId}`, conversationId: `c-${stage.accountId}`, seq },
  }));
  await deliveries.enqueue(many);
  await stage.say('ben', 'Hello');
  expect(await deliveries.overdueAccounts(stage.time() + 1)).toContain(stage.accountId);
});

describe('a platform that is busy', () => {
  test('gets the message later, and nothing overtakes it', async () => {
    stage.platform.behave((_, text) => (text === 'first' ? 'busy' : 'takes'));
    const id = await stage.say('anna', 'first');
    await stage.say('anna', 'second');
    await stage.say('ben', 'to another');
    const again = await stage.drain();
    expect(texts()).toEqual(['to another']);
    expect(await stage.delivery(id)).toMatchObject({ status: 'queued', attempts: 1, why: 'The platform is busy.' });
    // Not at once: what waits behind a message is not due before it.
    expect((again ?? 0) - stage.time()).toBeGreaterThan(1_000);
    stage.platform.behave(() => 'takes');
    await stage.drain();
    expect(texts()).toEqual(['to another']);
    stage.pass(10_000);
    await stage.drain();
    expect(texts()).toEqual(['to another', 'first', 'second']);
  });

  test('for some seconds keeps nobody waiting for minutes, to however many it was to be sent at once', async () => {
    stage.platform.behave(() => 'busy');
    for (let i = 0; i < 20; i++) await stage.say(`customer ${i}`, 'Hello');
    for (const [failures, pause] of [
      [5, 2_000],
      [6, 4_000],
      [7, 8_000],
    ] as const) {
      await stage.drain();
      expect(await stage.store.outlets.of(stage.accountId)).toMatchObject({ failures });
      stage.pass(pause);
    }
  });

  test('for ten minutes loses nothing, and is left in peace meanwhile', async () => {
    stage.platform.behave(() => 'busy');
    for (let i = 0; i < 20; i++) await stage.say(`customer ${i}`, 'Hello');
    const until = stage.time() + 600_000;
    while (stage.time() < until) {
      const again = await stage.drain();
      expect(again).not.toBeNull();
      stage.pass(Math.max(1, (again ?? 0) - stage.time()));
    }
    expect(stage.platform.taken).toEqual([]);
    expect(stage.platform.attempts.length).toBeLessThan(200);
    stage.platform.behave(() => 'takes');
    for (let i = 0; i < 20 && stage.platform.taken.length < 20; i++) {
      stage.pass(5 * 60_000);
      await stage.drain();
    }
    expect(await stage.store.outlets.of(stage.accountId)).toMatchObject({ failures: 0, closedUntil: null });
    expect(new Set(stage.platform.taken.map(({ to }) => to)).size).toBe(20);
    expect(stage.platform.taken).toHaveLength(20);
  });

  test('for more than a day has the message listed as failed, with the reason', async () => {
    stage.platform.behave(() => 'busy');
    const id = await stage.say('anna', 'Hello');
    await stage.drain();
    stage.pass(DAY - 60_000);
    await stage.drain();
    expect(await stage.delivery(id)).toMatchObject({ status: 'queued', attempts: 2 });
    stage.pass(60_000);
    expect(await stage.drain()).toBeNull();
    expect(await stage.delivery(id)).toMatchObject({ status: 'failed', failure: 'given_up' });
    expect(
      (await stage.store.deliveries.dead(EVERYTHING, { channelAccountId: stage.accountId }, { limit: 10 })).map(
        (dead) => dead.id,
      ),
    ).toEqual([id]);
  });
});

describe('an outcome that nobody knows', () => {
  test.each(['cuts', 'takes_and_cuts'] as const)('is left to a person where the platform %s', async (manner) => {
    stage.platform.behave((_, text) => (text === 'first' ? manner : 'takes'));
    const id = await stage.say('anna', 'first');
    await stage.say('anna', 'second');
    await stage.drain();
    expect(await stage.delivery(id)).toMatchObject({
      status: 'uncertain',
      why: expect.stringMatching(/may have arrived/),
    });
    stage.pass(3_600_000);
    stage.platform.behave(() => 'takes');
    await stage.drain();
    expect(stage.platform.attempts.filter(({ text }) => text === 'first')).toHaveLength(1);
    expect(texts()).toContain('second');
  });

  test('is tried again where the platform knows a message that it has had', async () => {
    stage.platform.behave(() => 'cuts');
    const id = await stage.say('anna', 'Hello');
    await stage.drain({ idempotent: true });
    expect(await stage.delivery(id)).toMatchObject({ status: 'queued' });
  });

  test('is settled by a receipt that comes later', async () => {
    const id = await stage.say('anna', 'Hello');
    await stage.drain();
    const [there] = stage.platform.taken;
    await stage.store.deliveries.receipt(stage.accountId, there?.id ?? '', 'read');
    await stage.store.deliveries.receipt(stage.accountId, there?.id ?? '', 'delivered');
    expect(await stage.delivery(id)).toMatchObject({ status: 'read' });
  });

  test('is settled by a person: it arrived, or it is sent again', async () => {
    stage.platform.behave(() => 'cuts');
    const [arrived, again] = [await stage.say('anna', 'one'), await stage.say('ben', 'two')];
    await stage.drain();
    await stage.store.deliveries.decided(arrived, 'arrived', stage.time());
    await stage.store.deliveries.decided(again, 'send_again', stage.time());
    stage.platform.behave(() => 'takes');
    await stage.drain();
    expect(await stage.delivery(arrived)).toMatchObject({ status: 'delivered' });
    expect(await stage.delivery(again)).toMatchObject({ status: 'sent' });
    expect(texts()).toEqual(['two']);
  });
});

describe('a message that cannot arrive', () => {
  test('fails with the reason, and those behind it go on', async () => {
    stage.platform.behave((_, text) => (text === 'first' ? 'unknown_customer' : 'takes'));
    const id = await stage.say('anna', 'first');
    await stage.say('anna', 'second');
    await stage.drain();
    expect(await stage.delivery(id)).toMatchObject({ status: 'failed', failure: 'recipient' });
    expect(texts()).toEqual(['second']);
  });

  test('stops the account where its token is refused, and nothing is lost', async () => {
    stage.platform.behave(() => 'unauthorised');
    for (const text of ['first', 'second']) await stage.say('anna', text);
    expect(await stage.drain()).not.toBe(undefined);
    stage.platform.behave(() => 'takes');
    expect(await stage.drain()).toBeNull();
    expect(stage.platform.attempts).toHaveLength(1);
    expect(stage.told).toEqual(['The token is not accepted.']);
    await stage.store.outlets.opened(stage.accountId);
    await stage.drain();
    expect(texts()).toEqual(['first', 'second']);
  });
});
