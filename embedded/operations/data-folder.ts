import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#core/settings/settings.ts';
import type { Running } from '../start/lock.ts';
import { Refusal } from '../start/refusal.ts';

/** Throws a Refusal where a MongoDB server keeps the data. */
export function refuseMongoDb({ mongoUrl }: Settings): void {
  if (mongoUrl === undefined) return;
  throw new Refusal(
    'MONGO_URL is set, so Baton keeps its data in a MongoDB server, which has tools of its own: mongodump and mongorestore. ' +
      'This command is for the embedded store. To use it on one, leave MONGO_URL out.',
  );
}

/** Throws a Refusal when no embedded store was ever started in the data folder. */
export function refuseStoreless(dataDir: string): void {
  if (isFilled(dataDir)) return;
  throw new Refusal(`There is no embedded store in ${dataDir}. DATA_DIR says where it is: DATA_DIR=… npm run …`);
}

/** Throws a Refusal unless a store can be put into the data folder without touching anything. */
export function refuseFilled(dataDir: string, { isGiven }: { isGiven: boolean }): void {
  if (isFilled(dataDir)) {
    throw new Refusal(
      `There is a store in ${dataDir} already, and nothing of it is overwritten. Restore into another folder ` +
        'with npm run restore -- FILE --into FOLDER and start Baton there with DATA_DIR=FOLDER npm start, ' +
        `or stop Baton and move the old one away first: mv ${join(dataDir, 'store')} ${join(dataDir, 'store-old')}`,
    );
  }
  // Baton closes its folder to others: one that holds something else is not for it to close.
  const isOthers = isGiven && filesIn(dataDir).length > 0 && !existsSync(join(dataDir, 'run'));
  if (isOthers) throw new Refusal(`The folder ${dataDir} holds something else. Choose an empty or a new one.`);
}

export function stopFirst({ pid }: Running, dataDir: string): Refusal {
  return new Refusal(
    `Baton is running with the data in ${dataDir} (process ${pid}). Stop it first: what is said meanwhile would be missing.`,
  );
}

const isFilled = (dataDir: string) => filesIn(join(dataDir, 'store')).length > 0;

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
