import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeOpenAi, startFakeOpenAi } from '#tests/fakes/openai/fake-openai.ts';
import { until } from '#tests/integration/core/harness.ts';
import { startWorker } from '#workers/worker.ts';
import { createRig, type Rig } from './rig.ts';

let rig: Rig;
let fake: FakeOpenAi;
beforeAll(async () => {
  [rig, fake] = await Promise.all([createRig(), startFakeOpenAi()]);
});
afterAll(async () => {
  await fake.close();
  await rig.close();
});

/** Never sweeps within a test: what goes on goes on because the queue says so. */
const work = () =>
  startWorker({
    store: rig.store,
    queue: rig.queue,
    openai: { baseUrl: fake.url, apiKey: 'key', model: 'fake-1' },
    log: pino({ level: 'silent' }),
    sweepEvery: 600_000,
  });

test('a worker that stops lets go of slow models at once, and the next one goes on with what they were asked', async () => {
  const bot = await rig.addBot();
  const agent = await rig.addAgent({ botIds: [bot.id] });
  const id = await rig.begin(bot, 'My grinder is broken');
  rig.queues.ring('answer', { conversationId: id });
  rig.queues.ring('suggest', { conversationId: id, agentId: agent.id, requestId: 'r1' });
  rig.queues.ring('summarise', { conversationId: id });

  fake.behave({ kind: 'hang' });
  const first = work();
  await until(async () => fake.requests.length === 3, 'the model to be asked');
  await first.close();
  // Had it waited, the offline assistant would have stood in for the silent model.
  await expect.poll(() => fake.aborted()).toBe(3);
  expect(await rig.events(id, 'botMessage', 'summarised', 'assistantFailed')).toEqual([]);

  fake.behave({ kind: 'reply', text: 'Here I am.' });
  const second = work();
  await until(async () => (await rig.events(id, 'botMessage', 'summarised')).length === 2, 'answer and summary');
  await until(async () => fake.requests.length === 6, 'the suggestion');
  await second.close();
  expect(await rig.events(id, 'assistantFailed')).toEqual([]);
});
