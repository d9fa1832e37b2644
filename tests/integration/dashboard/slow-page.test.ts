import { expect, it } from 'vitest';
import { AGENT_NAMESPACE, type ServerToAgent } from '#core/contracts/realtime.ts';
import { botRoom } from '#core/realtime/rooms.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { speakInto } from '#core/realtime/speak.ts';
import { streamOf } from '#core/realtime/stream.ts';
import { List } from '#dashboard/src/stores/list.svelte.ts';
import { Threads } from '#dashboard/src/stores/threads.svelte.ts';
import { stopReading } from '../../faults/reading.ts';
import { addAgent, addBot, agentSocket, eventually, signedIn, startGateway } from '../gateway/harness.ts';
import { workerOf } from '../gateway/worker.ts';
import { lastEntries, seqs } from './support/timelines.ts';
import { openWorkplace } from './support/workplace.ts';

/** More than the buffers of both ends in the operating system. */
const FLOOD = 32 * 1024 * 1024;
const CHUNK = 16 * 1024;

it('an agent’s page that does not read is cut, holds up nobody, and has everything when it is back', async () => {
  const gateway = await startGateway();
  const shop = await addBot(gateway);
  const worker = workerOf(gateway);
  const place = await openWorkplace(gateway, [shop]);
  const [{ email = '' }, omar] = [
    (await gateway.store.agents.byId(place.me)) ?? {},
    await signedIn(gateway, await addAgent(gateway, 'agent', [shop.id])),
  ];
  const [slow, quick] = [agentSocket(gateway, await signedIn(gateway, { email })), agentSocket(gateway, omar)];
  expect(await Promise.all([slow.connected, quick.connected])).toEqual([null, null]);
  const [threads, list] = [new Threads(place.api), new List(place.api, place.me)];
  const id = await place.mine();
  threads.open(id, null);
  await list.show();
  await eventually('the thread', () => threads.current?.state === 'loaded');
  const resume = stopReading(slow.socket);

  const redis = createPatientRedis(process.env.BATON_TEST_REDIS_URL ?? '', () => undefined);
  const speak = speakInto(redis, `test-${gateway.databaseName}`, () => undefined);
  const words: ServerToAgent = { type: 'typing', conversationId: id, who: 'bot', name: 'x'.repeat(CHUNK) };
  const typed = () => quick.heard.filter(({ type }) => type === 'typing').length;
  let flooded = 0;
  for (; flooded * CHUNK < FLOOD; flooded++) {
    speak(AGENT_NAMESPACE, [botRoom(shop.id)], words);
    if (flooded % 32 === 0) await eventually('what was said', () => typed() >= flooded - 32, 20_000);
  }
  await eventually('all of it, for who reads', () => typed() === flooded, 20_000);
  const left = async () => Object.keys((await gateway.store.agents.byId(place.me))?.seen ?? {}).length === 0;
  await eventually('the end of the line', left, 10_000);

  for (const text of ['one', 'two', 'three']) {
    await omar.post(`/api/conversations/${id}/commands`, { type: 'note', text });
    await quick.hears('conversation', ({ entries }) => entries.some((entry: { text?: string }) => entry.text === text));
  }
  const other = await place.waiting();
  await omar.post(`/api/conversations/${other}/commands`, { type: 'accept' });
  await quick.hears('conversation', ({ row }) => row.id === other && row.status === 'taken');

  resume();
  await eventually('a second welcome', () => slow.heard.filter(({ type }) => type === 'ready').length === 2, 10_000);
  expect(slow.heard.filter(({ type }) => type === 'typing').length).toBeLessThan(flooded);
  expect(quick.heard.filter(({ type }) => type === 'ready')).toHaveLength(1);
  const missed = (m: { row?: { id: string }; entries?: { type: string }[] }) =>
    m.row?.id === other || m.entries?.some(({ type }) => type === 'note');
  expect(slow.heard.filter(missed)).toEqual([]);
  // What the page does when it is welcomed again.
  await Promise.all([threads.resync(), list.resync()]);
  const all = await lastEntries(place, id, 200);
  expect(all.flatMap((entry) => (entry.type === 'note' ? [entry.text] : []))).toEqual(['one', 'two', 'three']);
  expect(seqs(threads.current ?? { entries: [] })).toEqual(seqs({ entries: all }));
  expect(list.rows.get(other)).toMatchObject({ status: 'taken' });

  for (const one of [slow, quick]) one.close();
  await worker.close();
  await redis.del(streamOf(`test-${gateway.databaseName}`));
  await closePatientRedis(redis);
  await gateway.close();
});
