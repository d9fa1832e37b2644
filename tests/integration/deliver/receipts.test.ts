import { expect, test } from 'vitest';
import { settleReceipt } from '#core/outbox/receipts.ts';
import { settleAbandoned } from '#workers/deliver/abandoned.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const LONG = 'These are more words than fit into forty characters, by far.';

const tell = (receipt: Parameters<typeof settleReceipt>[2]) =>
  settleReceipt({ ...stage.store, emitter: { toAgents: () => undefined } }, stage.accountId, receipt);

/** A message in whose sending the process has died, with what the platform had of it. */
const dieWhileSending = async (text: string) => {
  const id = await stage.say('anna', text);
  await stage.store.deliveries.begin(id, stage.time());
  stage.pass(60_000);
  return id;
};

test('an attempt in which a process died is uncertain, is not sent again by itself, and what follows goes on', async () => {
  const id = await dieWhileSending('first');
  await stage.say('anna', 'second');
  expect(await stage.drain()).toBeGreaterThan(stage.time() + 500);
  expect(stage.platform.taken).toEqual([]);
  stage.pass(5_000);
  await settleAbandoned(stage.deps(), stage.time());
  await stage.drain();
  expect(stage.platform.taken.map(({ text }) => text)).toEqual(['second']);
  expect(await stage.delivery(id)).toMatchObject({ status: 'uncertain', attempts: 1 });
});

test('it is tried again where the platform takes the same delivery only once', async () => {
  await dieWhileSending('first');
  const deps = stage.deps({ idempotent: true });
  await settleAbandoned(deps, stage.time());
  await stage.drain({ idempotent: true });
  expect(stage.platform.taken.map(({ text }) => text)).toEqual(['first']);
});

test('a receipt settles it, by the name that the platform was given with it', async () => {
  const id = await dieWhileSending('first');
  await settleAbandoned(stage.deps(), stage.time());
  await tell({ ids: ['there-9'], deliveryId: `${id}/0`, status: 'delivered' });
  await stage.drain();
  expect(stage.platform.taken).toEqual([]);
  expect(await stage.delivery(id)).toMatchObject({ status: 'delivered', why: null });
});

/** A long message of whose first part nobody knows whether it has arrived. */
const cutAfterTheFirst = async () => {
  stage.platform.behave(() => 'takes_and_cuts');
  const id = await stage.say('anna', LONG);
  await stage.drain();
  stage.platform.behave(() => 'takes');
  expect(await stage.delivery(id)).toMatchObject({ status: 'uncertain' });
  return id;
};

test.each(['a receipt', 'a person'] as const)(
  'the rest of a long message goes out once %s has settled its part',
  async (who) => {
    const id = await cutAfterTheFirst();
    if (who === 'a person') await stage.store.deliveries.decided(id, 'arrived', stage.time());
    else await tell({ ids: ['there-7'], deliveryId: `${id}/0`, status: 'sent' });
    await stage.drain();
    expect(stage.platform.taken.map(({ text }) => text)).toEqual([
      'These are more words than fit into forty',
      'characters, by far.',
    ]);
    expect(await stage.delivery(id)).toMatchObject({ status: 'sent', why: null });
    await stage.drain();
    expect(stage.platform.taken).toHaveLength(2);
  },
);

test('where the process died nobody knows whether there was a rest: it is looked at, and nothing is sent twice', async () => {
  const id = await dieWhileSending('first');
  await settleAbandoned(stage.deps(), stage.time());
  await tell({ ids: ['there-6'], deliveryId: `${id}/0`, status: 'sent' });
  await stage.drain();
  expect(await stage.delivery(id)).toMatchObject({ status: 'sent' });
  expect(stage.platform.taken).toEqual([]);
});

test('one that comes before the answer lets a long message go on with its next part', async () => {
  const id = await dieWhileSending(LONG);
  await tell({ ids: ['there-8'], deliveryId: `${id}/0`, status: 'delivered' });
  await stage.drain();
  expect(stage.platform.taken.map(({ text }) => text)).toEqual(['characters, by far.']);
  await tell({ ids: [stage.platform.taken[0]?.id ?? ''], status: 'read' });
  expect(await stage.delivery(id)).toMatchObject({ status: 'delivered' });
  await tell({ ids: ['there-8'], status: 'read' });
  expect(await stage.delivery(id)).toMatchObject({ status: 'read' });
});

test('an answer that comes after its receipt does not disturb who has gone on', async () => {
  const { deliveries } = stage.store;
  const id = await stage.say('anna', LONG);
  await deliveries.begin(id, stage.time());
  await tell({ ids: ['there-8'], deliveryId: `${id}/0`, status: 'delivered' });
  await deliveries.begin(id, stage.time());
  await deliveries.taken(id, 0, ['there-8'], true);
  expect(await stage.delivery(id)).toMatchObject({ status: 'sending', attempts: 2 });
  expect(await deliveries.begin(id, stage.time())).toBeNull();
});

test('one without our name that comes before the answer is remembered', async () => {
  await tell({ ids: ['there-1'], status: 'read' });
  await tell({ ids: ['there-1'], status: 'delivered' });
  const id = await stage.say('anna', 'Hello');
  await stage.drain();
  expect(stage.platform.taken[0]?.id).toBe('there-1');
  expect(await stage.delivery(id)).toMatchObject({ status: 'read' });
});

test('one of another account changes nothing', async () => {
  const id = await stage.say('anna', 'Hello');
  await stage.drain();
  const emitter = { toAgents: () => undefined };
  const ids = [stage.platform.taken[0]?.id ?? ''];
  await settleReceipt({ ...stage.store, emitter }, 'another account', { ids, status: 'read' });
  await settleReceipt({ ...stage.store, emitter }, 'another account', { ids, deliveryId: `${id}/0`, status: 'read' });
  expect(await stage.delivery(id)).toMatchObject({ status: 'sent' });
});

test('one up to a time is for everything that this customer was sent before', async () => {
  const ids = [await stage.say('anna', 'one'), await stage.say('anna', 'two')];
  const other = await stage.say('ben', 'Hello');
  await stage.drain();
  const upTo = stage.time();
  stage.pass(1_000);
  const later = await stage.say('anna', 'three');
  await stage.drain();
  await tell({ peer: 'anna', upTo, status: 'read' });
  for (const id of ids) expect(await stage.delivery(id)).toMatchObject({ status: 'read' });
  for (const id of [other, later]) expect(await stage.delivery(id)).toMatchObject({ status: 'sent' });
});

test('that a message failed after it was sent is told with the reason, but not of what was read', async () => {
  const [failed, read] = [await stage.say('anna', 'one'), await stage.say('ben', 'two')];
  await stage.drain();
  const idOf = (to: string) => stage.platform.taken.find((one) => one.to === to)?.id ?? '';
  await tell({ ids: [idOf('ben')], status: 'read' });
  for (const to of ['anna', 'ben']) await tell({ ids: [idOf(to)], status: 'failed', why: 'The number is not in use.' });
  expect(await stage.delivery(failed)).toMatchObject({ status: 'failed', why: 'The number is not in use.' });
  expect(await stage.delivery(read)).toMatchObject({ status: 'read', why: null });
});

test('from a process that stood still since it recorded the attempt nothing is sent any more', async () => {
  const id = await stage.say('anna', 'Hello');
  const deps = stage.deps();
  const frozen = {
    ...deps,
    lastHeard: async () => {
      stage.pass(15_000);
      return null;
    },
  };
  const { createAccountDrain } = await import('#workers/deliver/drain-account.ts');
  const stop = new AbortController();
  const drained = createAccountDrain({ ...frozen, show: () => stop.abort() })(stage.accountId, stop.signal);
  await drained.catch(() => undefined);
  expect(stage.platform.attempts).toEqual([]);
  expect(await stage.delivery(id)).toMatchObject({ status: 'queued', attempts: 0 });
});
