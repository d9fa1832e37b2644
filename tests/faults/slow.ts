import { Redis } from 'ioredis';
import { type ServerToVisitor, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import { visitorRoom } from '#core/realtime/rooms.ts';
import { speakInto } from '#core/realtime/speak.ts';
import { comesTrue } from './batches.ts';
import { check } from './checker.ts';
import { createCustomer } from './customer.ts';
import { lossesOf } from './losses.ts';
import { openPage, type Page } from './page.ts';
import { type Options, type Parts, startParts } from './parts.ts';
import type { Outcome } from './scenario.ts';
import { channelOf } from './speakers.ts';
import { beginSession } from './visitor.ts';

const MB = 1024 * 1024;
const CHUNK = 16 * 1024;
/** Of the flood: what the operating system holds at both ends of a line, and the gateway on top of it, is less. */
const MAY_BE_KEPT = 0.75;
/** How many messages of the flood are on their way at most: nobody is slow who is given no time to read. */
const AHEAD = 32;
/** Others may wait this many times longer, one in a hundred of them. */
const SLOWER = 2;

export type Slow = {
  /** Pages of one customer that stand still. */
  pages: number;
  /** Others who write meanwhile: measured, when there are any. */
  others: number;
  /** How much is said, in megabytes: more than the operating system holds, also for a line that was quick before. */
  flood: number;
  /** How often it is flooded with and without anybody standing still. */
  rounds: number;
};

/**
 * Pages stop reading while their customer's room is flooded, and go on later. What the gateway kept for them shows in what they
 * hear then.
 */
export const slowDown = async (slow: Slow, options: Options, calm: boolean): Promise<Outcome> => {
  const parts = await startParts(options);
  const redis = new Redis(parts.redisUrl);
  try {
    return await flood(parts, redis, slow, calm);
  } finally {
    redis.disconnect();
    await parts.stop();
  }
};

/** The room of a customer, as the token says who it is for. */
const roomOf = (channel: string, token: string): string =>
  visitorRoom(channel, JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub);

const p99 = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

/** Others write, each on and on, until it is over; how long each acknowledgement took. */
const measureOthers = async (writers: { send: (text: string) => Promise<number> }[]) => {
  let [over, times] = [false, [] as number[]];
  const writing = writers.map(async ({ send }) => {
    while (!over) {
      const began = performance.now();
      await send('How long does this take?');
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 600 + Math.random() * 400));
    }
  });
  return {
    take: (): number[] => {
      const taken = times;
      times = [];
      return taken;
    },
    end: async (): Promise<void> => {
      over = true;
      await Promise.all(writing);
    },
  };
};

const flood = async (
  { address, mongoUrl }: Parts,
  redis: Redis,
  { pages: many, others, flood: megabytes, rounds }: Slow,
  calm: boolean,
): Promise<Outcome> => {
  const channel = await channelOf(address);
  const token = await beginSession(address, channel);
  const [reader, ...pages] = Array.from({ length: many + 1 }, () => openPage(address, token)) as [Page, ...Page[]];
  const writers = await Promise.all(Array.from({ length: others }, () => createCustomer(address, channel)));
  const sent = ['hello'];
  let resent = await reader.say('hello');
  const whole = (page: Page): boolean => sent.every((text) => page.own().includes(text));
  await comesTrue(() => pages.every(whole), 10_000);

  const speak = speakInto(redis, 'baton', () => undefined);
  const words: ServerToVisitor = { type: 'typing', who: 'agent', name: 'x'.repeat(CHUNK) };
  let said = 0;
  const pour = async (): Promise<void> => {
    for (const end = said + (megabytes * MB) / CHUNK; said < end; said++) {
      speak(VISITOR_NAMESPACE, [roomOf(channel, token)], words);
      while (reader.typed() < said - AHEAD) await new Promise(setImmediate);
    }
    await comesTrue(() => reader.typed() >= said, 30_000);
  };

  const measuring = await measureOthers(writers);
  const [without, beside] = [[] as number[], [] as number[]];
  let [kept, recovered, faults] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    measuring.take();
    if (others > 0) await pour();
    without.push(...measuring.take());

    const before = pages.map((page) => page.typed());
    const goOn = calm ? [] : pages.map((page) => page.stopReading());
    await pour();
    beside.push(...measuring.take());
    const text = `round ${round}`;
    resent += await reader.say(text);
    sent.push(text);
    const began = Date.now();
    for (const resume of goOn) resume();
    faults += goOn.length;
    await comesTrue(() => pages.every((page) => page.isOnline() && whole(page)), 30_000);
    recovered = Math.max(recovered, (Date.now() - began) / 1_000);
    const heard = pages.map((page, i) => (page.typed() - (before[i] ?? 0)) * CHUNK);
    if (!calm) kept = Math.max(kept, ...heard);
  }
  await measuring.end();

  const stories = [reader, ...pages].map((page) => ({ sent, recorded: page.own() }));
  for (const one of [reader, ...pages, ...writers]) one.close();
  const findings = check(stories);
  const total = sent.length * stories.length;
  const ratio = p99(beside) / p99(without);
  const figures = `others' p99 ${p99(beside).toFixed(0)} ms beside them, ${p99(without).toFixed(0)} ms without`;
  return {
    ...{ ...findings, sent: total, delivered: total - findings.lost, resent, faults, overLimit: 0, recovered },
    broken: [
      ...(kept > MAY_BE_KEPT * megabytes * MB
        ? [`${Math.round(kept / MB)} MB were kept for a page that does not read`]
        : []),
      ...(ratio > SLOWER ? [`others waited ${ratio.toFixed(1)} times as long`] : []),
      ...(await lossesOf(stories, mongoUrl)),
    ],
    ...(others > 0 && { measured: `${figures}, of ${beside.length} and ${without.length}` }),
  };
};
