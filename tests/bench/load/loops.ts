import type { Ledger, Tally } from './ledger.ts';

/** Sends one message of the next sender; null when no sender may send now. */
export type Throw = (due: number) => Promise<void> | null;
export type Measured = Tally & {
  seconds: number;
  /** Times at which no sender was left: then the load, not the product, was the limit. */
  starved: number;
};

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const now = () => performance.now();

/** So many messages under way at all times: a new one leaves when one has arrived. */
export const closedLoop = async (
  ledger: Ledger,
  next: Throw,
  { inFlight, warmUp, seconds }: { inFlight: number; warmUp: number; seconds: number },
): Promise<Measured> => {
  const from = now() + warmUp * 1_000;
  const to = from + seconds * 1_000;
  const tally = ledger.begin({ from, to });
  let starved = 0;
  const lane = async () => {
    while (now() < to) {
      const flight = next(now());
      if (flight) await flight;
      else {
        starved += 1;
        await sleep(5);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  await ledger.landed();
  return { ...tally, seconds, starved };
};

/** So many messages a second, whatever becomes of them. Latency counts from when a message was due. */
export const openLoop = async (
  ledger: Ledger,
  next: Throw,
  { rate, warmUp, seconds }: { rate: number; warmUp: number; seconds: number },
): Promise<Measured> => {
  const begin = now() + 10;
  const from = begin + warmUp * 1_000;
  const to = from + seconds * 1_000;
  const tally = ledger.begin({ from, to });
  let starved = 0;
  for (let i = 0; ; ) {
    const due = begin + (i * 1_000) / rate;
    if (due >= to) break;
    if (due > now()) await sleep(due - now());
    else {
      if (!next(due)) starved += 1;
      i += 1;
    }
  }
  await ledger.landed();
  return { ...tally, seconds, starved };
};

/** Each of these once, so many at a time. Answers how many a second went through. */
export const eachOnce = async <T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>) => {
  const left = [...items].reverse();
  const began = now();
  const lane = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return items.length / ((now() - began) / 1_000);
};
