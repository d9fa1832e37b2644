import { deepStrictEqual } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Store } from '#core/store/connect.ts';
import { createBaton } from './baton.ts';
import { played, steps } from './commands.ts';
import { createObserver } from './observe.ts';
import { createPair, type Pair } from './pair.ts';
import { connect } from './processes.ts';

const CONNECTIONS = 3;
/** After that many sweeps nothing may be left. */
const SWEEPS = 8;

/** An index that is dropped, or a store that is changed. */
export type Spoil = { store?: (store: Store) => Store; index?: string };
export type Game = {
  runs: number;
  commands: number;
  seed?: number;
  path?: string;
  replayPath?: string;
  smallest?: boolean;
  progress?: (done: number) => void;
};

/** Every bell is lost once more; the sweeps alone have to bring everything home. */
const bringHome = async (pair: Pair): Promise<void> => {
  pair.lose();
  for (let i = 0; i < SWEEPS; i++) {
    await pair.sweep(i, 4_003);
    await pair.hear(i, 'none');
    await pair.compare();
  }
  deepStrictEqual(await pair.settle(), pair.expected(), 'Everything is recorded, and nothing is owed.');
  pair.everythingSaid();
};

/**
 * Plays random commands on the store and on the plain world beside it.
 * @param spoil takes a mechanism out: to see the game notice
 * @throws with the seed and the path that show it again
 */
export const play = async (
  mongoUrl: string,
  game: Game,
  { store: spoilt = (store) => store, index }: Spoil = {},
): Promise<{ runs: number; commands: number }> => {
  const databaseName = `m${randomUUID().slice(0, 8)}`;
  const stores = (await connect(mongoUrl, databaseName, CONNECTIONS)).map(spoilt);
  const observer = await createObserver(mongoUrl, databaseName, stores[0] as Store);
  if (index) await observer.dropIndex(index);
  let runs = 0;
  const before = played.commands;
  const { runs: numRuns, commands: maxCommands, seed, path, replayPath, smallest = true } = game;
  const once = async (sequence: Iterable<fc.AsyncCommand<Record<string, never>, Pair>>): Promise<void> => {
    const pair = createPair(await createBaton(stores, observer), observer);
    try {
      await fc.asyncModelRun(async () => ({ model: {}, real: pair }), sequence);
      await bringHome(pair);
    } finally {
      await observer.forget();
      runs += 1;
      game.progress?.(runs);
    }
  };
  try {
    // Any length up to twice as many, so that it is so many on average.
    const sequences = fc.commands(steps, {
      maxCommands: 2 * maxCommands,
      size: 'max',
      ...(replayPath ? { replayPath } : {}),
    });
    await fc.assert(fc.asyncProperty(sequences, once), {
      ...{ numRuns, unbiased: true, endOnFailure: !smallest },
      ...(seed === undefined ? {} : { seed }),
      ...(path === undefined ? {} : { path }),
    });
    return { runs, commands: played.commands - before };
  } finally {
    await observer.close();
    await Promise.all(stores.map((store) => store.close()));
  }
};
