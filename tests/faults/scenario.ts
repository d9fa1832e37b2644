import { check, type Findings, type Story } from './checker.ts';
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
  /** Everybody's last message is accepted while Redis is away: no bell is heard, and nothing later rings. */
  lastWordsUnheard?: boolean;
  /** How long nothing more may appear, in milliseconds, before what is missing counts as lost. */
  patience?: number;
};
export type Outcome = Findings & { sent: number; resent: number; faults: number };

/** Milliseconds between two messages of one person, on average: so many the gateway takes from anybody. */
const BETWEEN_MESSAGES = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const about = (ms: number): number => ms * (0.5 + Math.random());

/** Starts a Baton, and ends it. */
export const run = async (plan: Plan, start: () => Promise<Target>): Promise<Outcome> => {
  const target = await start();
  try {
    return await suffer(plan, target);
  } finally {
    await target.stop();
  }
};

/** People talk while the target suffers; then everything that was acknowledged is compared with the record. */
const suffer = async (plan: Plan, target: Target): Promise<Outcome> => {
  const { speakers, close } = await seat(target, plan);
  try {
    let disturbed = false;
    const each = Math.ceil(plan.messages / speakers.length);
    const talking = Promise.all(speakers.map((speaker) => talk(speaker, each, () => disturbed)));
    const disturbing = disturb(plan, target).finally(() => {
      disturbed = true;
    });
    let [faults] = await Promise.all([disturbing, talking]);
    if (plan.lastWordsUnheard) faults += await sayLastWords(speakers, target);
    const stories = await settled(speakers, plan.patience ?? 30_000);
    const sum = (of: (speaker: Speaker) => number) => speakers.reduce((total, speaker) => total + of(speaker), 0);
    return { ...check(stories), sent: sum(({ sent }) => sent.length), resent: sum(({ resent }) => resent), faults };
  } finally {
    close();
  }
};

const say = async (speaker: Speaker, text: string): Promise<void> => {
  const whole = `${speaker.name}: ${text}`;
  speaker.resent += await speaker.say(whole);
  speaker.sent.push(whole);
};

/** At least so many messages, and on until the last fault is over. */
const talk = async (speaker: Speaker, messages: number, enough: () => boolean): Promise<void> => {
  for (let i = 0; i < messages || !enough(); i++) {
    await pause(about(BETWEEN_MESSAGES));
    await say(speaker, `message ${i}`);
  }
};

const sayLastWords = async (speakers: Speaker[], { withoutRedis }: Target): Promise<number> => {
  if (!withoutRedis) throw new Error('Redis cannot be taken from this target.');
  await withoutRedis(async () => {
    await Promise.all(speakers.map((speaker) => say(speaker, 'last words')));
  });
  return 1;
};

/** One fault after the other, round and round, until each has had its turns. */
const disturb = async ({ faults, pace }: Plan, target: Target): Promise<number> => {
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

/**
 * What the record shows once it shows everything, or nothing more for as long as patience lasts.
 * Looked at twice: what is doubled may come after what was missing.
 */
const settled = async (speakers: Speaker[], patience: number): Promise<Story[]> => {
  let shown = -1;
  for (let since = Date.now(); ; await pause(300)) {
    const outOfPatience = () => Date.now() - since > patience;
    const stories = await Promise.all(speakers.map(storyOf)).catch((error: unknown) => {
      // The gateway or the store may still be coming back.
      if (outOfPatience()) throw error;
      return null;
    });
    if (stories === null) continue;
    const now = stories.reduce((sum, { recorded }) => sum + recorded.length, 0);
    if (now === shown && (check(stories).lost === 0 || outOfPatience())) return stories;
    if (now !== shown) since = Date.now();
    shown = now;
  }
};
