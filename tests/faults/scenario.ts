import { Redis } from 'ioredis';
import { check, type Findings, type Story } from './checker.ts';
import { type Customer, createCustomer } from './customer.ts';
import {
  type Entry,
  type Environment,
  GATEWAY,
  installation,
  type Process,
  startProcess,
  WORKER,
} from './processes.ts';

export type Faults = { killWorker?: number; killGateway?: number; freezeWorker?: number; wipeQueues?: number };
export type Plan = {
  customers: number;
  messages: number;
  /** Milliseconds between two faults. */
  pace: number;
  faults: Faults;
  workerEntry?: Entry;
  gatewayEntry?: Entry;
  extra?: Environment;
  /** Milliseconds to wait at the end for what is still on its way. */
  patience?: number;
};
export type Outcome = Findings & { sent: number; resent: number; faults: number; seconds: number };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The demo's web channel, as any page would find it. */
const channelOf = async (url: string): Promise<string> => {
  const page = await (await fetch(`${url}/demo`)).text();
  const id = /data-channel="([0-9a-f-]{36})"/.exec(page)?.[1];
  if (!id) throw new Error('The demo page names no channel.');
  return id;
};

/** Customers talk while processes are killed, frozen and robbed of their queues; then everything that was said is compared. */
export const run = async (plan: Plan): Promise<Outcome> => {
  const began = Date.now();
  const env = { ...(await installation()), ...plan.extra };
  const { PUBLIC_URL: url } = env;
  const gateway = await startProcess(plan.gatewayEntry ?? GATEWAY, env);
  const workers = await Promise.all([1, 2].map(() => startProcess(plan.workerEntry ?? WORKER, env)));
  const redis = new Redis(env.REDIS_URL ?? '');
  try {
    const channel = await channelOf(url);
    const customers = await Promise.all(Array.from({ length: plan.customers }, () => createCustomer(url, channel)));
    let disturbed = false;
    const perCustomer = Math.ceil(plan.messages / plan.customers);
    const talking = Promise.all(customers.map((customer, i) => talk(customer, i, perCustomer, () => disturbed)));
    const faults = await disturb(plan, gateway, workers, redis).finally(() => {
      disturbed = true;
    });
    const talks = await talking;
    const stories = await settled(customers, talks, plan.patience ?? 30_000);
    for (const customer of customers) customer.close();
    const resent = talks.reduce((sum, talk) => sum + talk.resent, 0);
    return {
      ...check(stories),
      sent: stories.reduce((sum, story) => sum + story.sent.length, 0),
      resent,
      faults,
      seconds: (Date.now() - began) / 1_000,
    };
  } finally {
    redis.disconnect();
    await Promise.all([gateway, ...workers].map((process) => process.stop()));
  }
};

/** At least so many messages, and on until the last fault is over. */
const talk = async (
  customer: Customer,
  who: number,
  messages: number,
  enough: () => boolean,
): Promise<{ sent: string[]; resent: number }> => {
  const sent: string[] = [];
  let resent = 0;
  for (let i = 0; i < messages || !enough(); i++) {
    const text = `customer ${who} message ${i}`;
    resent += (await customer.send(text)) - 1;
    sent.push(text);
    await pause(250);
  }
  return { sent, resent };
};

/** One fault after the other, round and round, until each has had its turns. */
const disturb = async ({ faults, pace }: Plan, gateway: Process, workers: Process[], redis: Redis): Promise<number> => {
  const left = { killWorker: 0, killGateway: 0, freezeWorker: 0, wipeQueues: 0, ...faults };
  const acts: Record<keyof Faults, (turn: number) => Promise<void>> = {
    killWorker: async (turn) => workers[turn % workers.length]?.kill(),
    killGateway: () => gateway.kill(),
    freezeWorker: async (turn) => {
      const worker = workers[turn % workers.length];
      worker?.freeze();
      await pause(16_000);
      worker?.thaw();
    },
    wipeQueues: async () => {
      await redis.flushdb();
    },
  };
  let done = 0;
  for (let turn = 0; Object.values(left).some((n) => n > 0); turn++) {
    for (const kind of Object.keys(acts) as (keyof Faults)[]) {
      if (left[kind] <= 0) continue;
      await pause(pace);
      left[kind]--;
      done++;
      await acts[kind](turn);
    }
  }
  return done;
};

/** Waits until the record shows everything, or for as long as patience lasts; then tells what it shows. */
const settled = async (customers: Customer[], talks: { sent: string[] }[], patience: number): Promise<Story[]> => {
  const deadline = Date.now() + patience;
  return Promise.all(
    customers.map(async (customer, i): Promise<Story> => {
      const sent = talks[i]?.sent ?? [];
      for (;;) {
        const recorded = await recordOf(customer);
        if (recorded.length >= sent.length || Date.now() > deadline) return { sent, recorded };
        await pause(300);
      }
    }),
  );
};

const recordOf = async (customer: Customer): Promise<string[]> => {
  const texts: string[] = [];
  // From behind the opening entry on: without a cursor only the latest ones are shown.
  for (let after = 1; ; ) {
    const { entries } = await customer.timeline(after);
    texts.push(...entries.filter((entry) => entry.kind === 'customer').map((entry) => entry.text));
    const last = entries.at(-1);
    if (!last || last.seq <= after) return texts;
    after = last.seq;
  }
};
