import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { ensureConversation } from '#core/store/accept.ts';
import { applyCommand } from '#core/store/apply.ts';
import { connectStore } from '#core/store/connect.ts';
import { actorOf, testAgent, testBot } from '../integration/core/harness.ts';
import type { Outcome } from './scenario.ts';
import { startServices } from './services.ts';

const RACERS = 16;
const CONNECTIONS = 4;

/** Sixteen racers over four connections take as many conversations for an agent with room for one, again and again. */
export const races = async (rounds: number, { lawless = false } = {}): Promise<Outcome> => {
  const services = await startServices();
  const databaseName = `r${randomUUID().slice(0, 8)}`;
  const stores = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => connectStore(services.mongoUrl, { databaseName })),
  );
  const [store] = stores as [(typeof stores)[number]];
  const client = await MongoClient.connect(services.mongoUrl);
  try {
    if (lawless) await client.db(databaseName).collection('conversations').dropIndex('slots_1');
    const bot = testBot();
    const agent = testAgent([bot.id], { limit: 1 });
    await Promise.all([store.bots.insert(bot), store.agents.insert(agent)]);
    const actor = actorOf(agent);
    const apply = (racer: number, id: string, type: 'takeOver' | 'resolve') =>
      applyCommand({ ...(stores[racer % CONNECTIONS] ?? store), settle: () => undefined }, id, { type }, actor);
    const from = { botId: bot.id, channel: 'web', channelAccountId: bot.channelAccountId, customerName: 'V' } as const;
    const one = () => ensureConversation(store, { ...from, peer: randomUUID() });
    const tally = { sent: 0, overLimit: 0, empty: 0 };
    for (let round = 0; round < rounds; round++) {
      const ids = await Promise.all(Array.from({ length: RACERS }, one));
      const outcomes = await Promise.allSettled(ids.map((id, racer) => apply(racer, id, 'takeOver')));
      const winners = ids.filter((_, racer) => outcomes[racer]?.status === 'fulfilled');
      const held = (await store.conversations.heldSlots([agent.id])).get(agent.id) ?? [];
      tally.sent += RACERS;
      if (winners.length > 1 || held.length > 1) tally.overLimit += 1;
      if (winners.length === 0) tally.empty += 1;
      for (const [racer, id] of winners.entries()) await apply(racer, id, 'resolve');
    }
    const broken = tally.empty > 0 ? [`nobody won ${tally.empty} rounds`] : [];
    const none = { lost: 0, duplicated: 0, outOfOrder: 0, resent: 0, faults: 0, recovered: 0 };
    return { ...none, sent: tally.sent, delivered: tally.sent, overLimit: tally.overLimit, broken };
  } finally {
    await client.close();
    await Promise.all(stores.map((each) => each.close()));
    await services.close();
  }
};
