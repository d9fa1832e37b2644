import { MongoClient } from 'mongodb';
import { NEW_AGENT } from '#core/store/agents.ts';
import { connectStore } from '#core/store/connect.ts';
import type { StoredConversation } from '#core/store/conversations/schema.ts';
import { newId } from '#core/store/ids.ts';
import { createCustomer } from './customer.ts';
import { watchLimits } from './limits.ts';
import { type Options, type Parts, startParts } from './parts.ts';
import type { Outcome } from './scenario.ts';
import { channelOf } from './speakers.ts';
import { addressOf } from './visitor.ts';

export type Storm = {
  customers: number;
  agents: number;
  limit: number;
  /** Seconds in which every free place has to be taken. */
  inTime: number;
  /** Without what makes a place one agent's alone. */
  lawless?: boolean;
};

/** As long as the widget waits for an answer. */
const PATIENCE = 10_000;
const AN_HOUR = 3_600_000;

/** Everybody asks for a person at the same moment, through two gateways, and two workers hand them out. */
export const storm = async (storm: Storm, options: Options): Promise<Outcome> => {
  const parts = await startParts({ ...options, gateways: 2, env: { TRUST_PROXY: 'loopback' } });
  const client = await MongoClient.connect(parts.mongoUrl);
  try {
    await fillRoom(parts, storm);
    const db = client.db();
    if (storm.lawless) await db.collection('conversations').dropIndex('slots_1');
    const taken = () => db.collection<StoredConversation>('conversations').countDocuments({ status: 'taken' });
    const waiting = () => db.collection<StoredConversation>('conversations').countDocuments({ status: 'waiting' });
    return await rush(parts, storm, { taken, waiting });
  } finally {
    await client.close();
    await parts.stop();
  }
};

/** So many listen and are there, and nobody else. */
const fillRoom = async ({ mongoUrl }: Parts, { agents, limit }: Storm): Promise<void> => {
  const store = await connectStore(mongoUrl);
  const [bot] = await store.bots.samples();
  if (!bot) throw new Error('There is no sample.');
  const here = {
    seen: { storm: Date.now() + AN_HOUR },
    listening: true,
    botIds: [bot.id],
    limit,
    role: 'agent' as const,
  };
  for (let i = 0; i < agents; i++)
    await store.agents.insert({
      ...NEW_AGENT,
      ...here,
      id: newId(),
      name: `Agent ${i}`,
      email: `storm-${i}@shop.example`,
      passwordHash: 'none',
    });
  await store.close();
};

type Count = { taken: () => Promise<number>; waiting: () => Promise<number> };

const rush = async (
  { doors, mongoUrl }: Parts,
  { customers: many, agents, limit, inTime }: Storm,
  count: Count,
): Promise<Outcome> => {
  const [{ address }] = doors as [Parts['doors'][number]];
  const channel = await channelOf(address);
  const room = Math.min(many, agents * limit);
  const customers = await Promise.all(
    Array.from({ length: many }, (_, i) => {
      const door = doors[i % doors.length]?.address ?? address;
      return createCustomer(door, channel, { from: addressOf(i), patience: PATIENCE });
    }),
  );
  const watch = await watchLimits(mongoUrl);
  const began = Date.now();
  const asked = Promise.all(customers.map((customer) => customer.askForPerson()));
  let recovered = 0;
  while ((await count.taken()) < room && recovered < inTime) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    recovered = (Date.now() - began) / 1_000;
  }
  const late = recovered >= inTime;
  await asked;
  // Nobody gets more than there is, also not later.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const [taken, waiting, overLimit] = [await count.taken(), await count.waiting(), await watch.stop()];
  for (const customer of customers) customer.close();
  const broken = [
    ...(taken === room ? [] : [`${taken} of ${room} places were used`]),
    ...(late ? [`the places were not all taken in ${inTime} s`] : []),
  ];
  const [delivered, none] = [taken + waiting, { duplicated: 0, outOfOrder: 0, resent: 0, faults: 0 }];
  return { ...none, sent: many, delivered, lost: many - delivered, overLimit, recovered, broken };
};
