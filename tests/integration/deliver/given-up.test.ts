import { describe, expect, test } from 'vitest';
import { createAccountDrain } from '#workers/deliver/drain-account.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const DAY = 24 * 3_600_000;

describe('a message is refused for a day before it is given up', () => {
  /** It is refused now, and for a day from now on it is tried again. */
  const isTriedForADay = async (id: Parameters<typeof stage.delivery>[0]) => {
    await stage.drain();
    stage.pass(DAY - 60_000);
    await stage.drain();
    expect(await stage.delivery(id)).toMatchObject({ status: 'queued', why: 'The platform is busy.' });
    stage.pass(60_000);
    await stage.drain();
    expect(await stage.delivery(id)).toMatchObject({ status: 'failed', failure: 'given_up' });
  };
  const stopped = () => stage.store.outlets.stopped(stage.accountId, stage.time(), 'because');

  test('however long the account was stopped before', async () => {
    const id = await stage.say('anna', 'Hello');
    await stopped();
    stage.pass(3 * DAY);
    await stage.store.outlets.opened(stage.accountId);
    stage.platform.behave(() => 'busy');
    await isTriedForADay(id);
  });

  test('and the days in which the account was stopped are none of it', async () => {
    stage.platform.behave(() => 'busy');
    const id = await stage.say('anna', 'Hello');
    await stage.drain();
    await stopped();
    await stage.drain();
    stage.pass(3 * DAY);
    await stage.store.outlets.opened(stage.accountId);
    await isTriedForADay(id);
  });

  test('nor are those in which the channel was disconnected', async () => {
    stage.platform.behave(() => 'busy');
    const id = await stage.say('anna', 'Hello');
    await stage.drain();
    const disconnected = { ...stage.deps(), outletOf: async () => null };
    await createAccountDrain(disconnected)(stage.accountId, new AbortController().signal);
    stage.pass(3 * DAY);
    await isTriedForADay(id);
  });

  test('nor those in which it waited for the phone to be paired', async () => {
    stage.platform.behave(() => 'busy');
    const id = await stage.say('anna', 'Hello');
    await stage.drain();
    await stage.store.deliveries.waitFor(stage.accountId, 'Waits for the phone.');
    stage.pass(3 * DAY);
    await isTriedForADay(id);
  });

  test('nor those in which it stood behind another one to the same customer', async () => {
    stage.platform.behave(() => 'busy');
    const first = await stage.say('anna', 'first');
    const second = await stage.say('anna', 'second');
    await isTriedForADay(first);
    await isTriedForADay(second);
  });

  test('and so is each part of it', async () => {
    stage.platform.behave(() => 'busy');
    const id = await stage.say('anna', 'These are more words than fit into forty characters, by far.');
    await stage.drain();
    stage.pass(DAY / 2);
    stage.platform.behave((_, text) => (text.startsWith('These') ? 'takes' : 'busy'));
    await stage.drain();
    expect(await stage.delivery(id)).toMatchObject({ parts: [{ status: 'sent' }], attempts: 1 });
    await isTriedForADay(id);
  });

  test('and again when somebody sends it again', async () => {
    stage.platform.behave(() => 'busy');
    const id = await stage.say('anna', 'Hello');
    await isTriedForADay(id);
    await stage.store.deliveries.replayed(id, stage.time(), stage.time());
    stage.pass(DAY / 2);
    await isTriedForADay(id);
  });
});
