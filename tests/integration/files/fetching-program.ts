import { connectStore } from '#core/store/connect.ts';
import { fetchingFrom } from './fetching.ts';

/** Fetches the files of an account as a worker does. Of each only the first half comes, so that it can be killed in the midst. */
const [databaseName = '', dataDir = '', accountId = ''] = process.argv.slice(2);
const store = await connectStore(process.env.BATON_TEST_MONGO_URL ?? '', { databaseName });
const half = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from('The first half, ')),
    // The second one never comes.
    pull: () => {
      process.stdout.write('half\n');
      return new Promise(() => setInterval(() => undefined, 1_000));
    },
  });
const { drain } = fetchingFrom(store, dataDir, async () => ({ bytes: half() }));
await drain(accountId, new AbortController().signal);
