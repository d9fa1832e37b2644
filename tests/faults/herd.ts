import { VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import { comesTrue, inBatches } from './batches.ts';
import { check } from './checker.ts';
import { openLine } from './line.ts';
import { lossesOf } from './losses.ts';
import { openPage, type Page } from './page.ts';
import { type Options, type Parts, startParts } from './parts.ts';
import type { Outcome } from './scenario.ts';
import { channelOf } from './speakers.ts';
import { addressOf, beginSession, recordOf, written } from './visitor.ts';

/** Milliseconds in which everybody has to be back. */
const BACK_WITHIN = 60_000;
/** For bots to answer whom nobody hears, and for pages to show it. */
const SETTLES_WITHIN = 60_000;

type Sheep = { page: Page; token: string; sent: string[]; resent: number };

/**
 * Many pages lose their gateway at the same moment, are written to while they are away, and come back when it does. Everything
 * is then on every page, asked for by seq.
 */
export const scatter = async (many: number, options: Options, calm: boolean): Promise<Outcome> => {
  const parts = await startParts({ ...options, gateways: 2, env: { TRUST_PROXY: 'loopback' } });
  const herd: Sheep[] = [];
  try {
    return await gather(parts, herd, many, calm);
  } finally {
    for (const { page } of herd) page.close();
    await parts.stop();
  }
};

const shows = ({ page, sent }: Sheep): boolean => {
  const own = page.own();
  return sent.every((text) => own.includes(text));
};

const gather = async ({ doors, mongoUrl }: Parts, herd: Sheep[], many: number, calm: boolean): Promise<Outcome> => {
  const [dies, stays] = doors as [Parts['doors'][number], Parts['doors'][number]];
  const channel = await channelOf(stays.address);
  const numbers = Array.from({ length: many }, (_, i) => i);
  await inBatches(numbers, async (i) => {
    const token = await beginSession(stays.address, channel, addressOf(i));
    const [page, text] = [openPage(dies.address, token), `customer ${i}: hello`];
    const sheep = { page, token, sent: [text], resent: 0 };
    herd.push(sheep);
    sheep.resent += await page.say(text);
  });
  await comesTrue(() => herd.every(shows), SETTLES_WITHIN);

  if (!calm) await dies.process.die();
  await inBatches(herd, async (sheep) => {
    const elsewhere = openLine(stays.address, VISITOR_NAMESPACE, { token: sheep.token, patience: 10_000 });
    const text = sheep.sent[0]?.replace('hello', 'from another tab') ?? '';
    sheep.resent += await elsewhere.insist(written(text));
    sheep.sent.push(text);
    elsewhere.close();
  });
  const began = Date.now();
  if (!calm) await dies.process.revive();
  const isBack = (sheep: Sheep): boolean => sheep.page.isOnline() && shows(sheep);
  await comesTrue(() => herd.every(isBack), BACK_WITHIN - (Date.now() - began));
  const [recovered, away] = [(Date.now() - began) / 1_000, herd.filter((sheep) => !isBack(sheep)).length];

  const gapsOf = async ({ page, token }: Sheep): Promise<number> => {
    const shown = new Set(page.entries().map(({ seq }) => seq));
    return (await recordOf(stays.address, token)).filter(({ seq }) => !shown.has(seq)).length;
  };
  let gaps = 0;
  await comesTrue(async () => {
    gaps = (await inBatches(herd, gapsOf)).reduce((sum, more) => sum + more, 0);
    return gaps === 0;
  }, SETTLES_WITHIN / 4);

  const stories = herd.map(({ page, sent }) => ({ sent, recorded: page.own() }));
  const findings = check(stories);
  const sum = (of: (sheep: Sheep) => number) => herd.reduce((total, sheep) => total + of(sheep), 0);
  const sent = sum((sheep) => sheep.sent.length);
  return {
    ...{ ...findings, sent, delivered: sent - findings.lost, overLimit: 0, recovered },
    ...{ resent: sum((sheep) => sheep.resent), faults: calm ? 0 : 1 },
    broken: [
      ...(away > 0 ? [`${away} of ${many} were not back, with everything, in ${BACK_WITHIN / 1_000} s`] : []),
      ...(gaps > 0 ? [`${gaps} entries were on no page`] : []),
      ...(await lossesOf(stories, mongoUrl)),
    ],
  };
};
