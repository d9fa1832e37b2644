import { mongo } from 'mongoose';

/** Asks for one document after the other, in a process of its own, and tells how long each took. */
const [url = '', id = ''] = process.argv.slice(2);
const client = await new mongo.MongoClient(url, { maxPoolSize: 1 }).connect();
const entries = client.db().collection<{ _id: string }>('entries');
let asking = false;
/** When each was asked, in milliseconds since the epoch, and how long it took. */
export type Wait = readonly [at: number, ms: number];
let took: Wait[] = [];

const ask = async (): Promise<void> => {
  while (asking) {
    const began = performance.now();
    await entries.findOne({ _id: id });
    took.push([performance.timeOrigin + began, performance.now() - began]);
  }
};

let running = Promise.resolve();
process.on('message', async (what) => {
  asking = what === 'start';
  if (asking) {
    took = [];
    running = ask();
    return;
  }
  await running;
  process.send?.(took);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
