import { randomFrom } from '../integration/embedded/crash/torn-log.ts';
import { check, type Findings } from './checker.ts';
import { watchLimits } from './limits.ts';
import { lossesOf } from './losses.ts';
import { settled } from './settled.ts';
import { type Speaker, seat, storyOf } from './speakers.ts';
import type { Fault, Target } from './target.ts';

export type Plan = {
  customers: number;
  /** So many of them ask for a person first: no bot writes into those conversations. */
  waiting?: number;
  /** So many of them get one, who writes as much as they do. */
  answered?: number;
  /** At least so many; everybody talks on until the last fault is over. */
  messages: number;
  /** Milliseconds between two faults, on average. */
  pace: number;
  faults: Partial<Record<Fault, number>>;
  /**
   * Everybody's last message: accepted while Redis is away, or wiped away with everything that was rung for it.
   * No bell is heard, and nothing later rings.
   */
  lastWords?: 'unheard' | 'wiped' | undefined;
  /** How long nothing more may appear, in milliseconds, before what is missing counts as lost. */
  patience?: number;
  /** Who says what when, and what breaks when; not how the processes interleave. */
  seed?: number;
};
export type Outcome = Findings & {
  sent: number;
  delivered: number;
  /** Again under the same id, because no answer came. */
  resent: number;
  faults: number;
  /** Of which it is shown that nobody knows whether they have arrived. */
  flagged?: number;
  /** Agents who held more than they may. */
  overLimit: number;
  /** Seconds from the last fault until everything was there. */
  recovered: number;
  /** What else was promised and not kept. */
  broken: string[];
  /** What else was measured. */
  measured?: string;
};

/** Milliseconds between two messages of one person, on average: so many the gateway takes from anybody. */
const BETWEEN_MESSAGES = 500;
const WIPE_EVERY = 20;

type Chance = { about: (ms: number) => number };
export const chanceOf = (seed: number): Chance => {
  const random = randomFrom(seed);
  return { about: (ms) => ms * (0.5 + random()) };
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a Baton, and ends it. */
export const run = async <T extends Target>(plan: Plan, start: () => Promise<T>): Promise<Outcome> => {
  const target = await start();
  try {
    return await suffer(plan, target);
  } finally {
    await target.stop();
  }
};

/** People talk while the target suffers; then everything that was acknowledged is compared with the record. */
const suffer = async (plan: Plan, target: Target): Promise<Outcome> => {
  const seed = plan.seed ?? 1;
  const watch = target.mongoUrl === undefined ? null : await watchLimits(target.mongoUrl);
  const { speakers, close } = await seat(target, plan);
  try {
    let disturbed = false;
    const each = Math.ceil(plan.messages / speakers.length);
    const talking = Promise.all(speakers.map((speaker, i) => talk(speaker, each, () => disturbed, chanceOf(seed + i))));
    const disturbing = disturb(plan, target, chanceOf(seed)).finally(() => {
      disturbed = true;
    });
    let [faults] = await Promise.all([disturbing, talking]);
    if (plan.lastWords) faults += await sayLastWords(plan.lastWords, speakers, target);
    const { stories, recovered } = await settled(() => Promise.all(speakers.map(storyOf)), plan.patience ?? 30_000);
    const sum = (of: (speaker: Speaker) => number) => speakers.reduce((total, speaker) => total + of(speaker), 0);
    const sent = sum((speaker) => speaker.sent.length);
    const findings = check(stories);
    const overLimit = (await watch?.stop()) ?? 0;
    const broken = await lossesOf(stories, target.mongoUrl);
    const [delivered, resent] = [sent - findings.lost, sum((speaker) => speaker.resent)];
    return { ...findings, sent, delivered, resent, faults, overLimit, recovered, broken };
  } finally {
    close();
    await watch?.close();
  }
};

const say = async (speaker: Speaker, text: string): Promise<void> => {
  const whole = `${speaker.name}: ${text}`;
  speaker.resent += await speaker.say(whole);
  speaker.sent.push(whole);
};

/** At least so many messages, and on until the last fault is over. */
export const talk = async (
  speaker: Speaker,
  messages: number,
  enough: () => boolean,
  { about }: Chance,
  between = BETWEEN_MESSAGES,
): Promise<void> => {
  for (let i = 0; i < messages || !enough(); i++) {
    await pause(about(between));
    await say(speaker, `message ${i}`);
  }
};

const sayLastWords = async (how: 'unheard' | 'wiped', speakers: Speaker[], target: Target): Promise<number> => {
  const all = async (): Promise<void> => {
    await Promise.all(speakers.map((speaker) => say(speaker, 'last words')));
  };
  if (how === 'wiped') return wipeUnder(all, target);
  if (!target.withoutRedis) throw new Error('Redis cannot be taken from this target.');
  await target.withoutRedis(all);
  return 1;
};

/** Redis is wiped all the time while it is said, and once more when the last word is acknowledged. */
const wipeUnder = async (said: () => Promise<void>, { faults }: Target): Promise<number> => {
  const wipe = faults.wipeRedis;
  if (!wipe) throw new Error('Redis cannot be wiped here.');
  let [over, times] = [false, 0];
  const wiping = (async () => {
    while (!over) {
      await wipe(0);
      times += 1;
      await pause(WIPE_EVERY);
    }
  })();
  await said();
  over = true;
  await wiping;
  await wipe(0);
  return times > 0 ? 1 : 0;
};

/** One fault after the other, round and round, until each has had its turns. */
const disturb = async ({ faults, pace }: Plan, target: Target, { about }: Chance): Promise<number> => {
  const left = Object.entries(faults) as [Fault, number][];
  let done = 0;
  for (let turn = 0; left.some(([, times]) => times > turn); turn++) {
    for (const [fault, times] of left) {
      if (times <= turn) continue;
      const inflict = target.faults[fault];
      if (!inflict) throw new Error(`${fault} cannot be done to this target.`);
      await pause(about(pace));
      await inflict(turn);
      done++;
    }
  }
  return done;
};
