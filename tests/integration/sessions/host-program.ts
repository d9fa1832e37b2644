import pino from 'pino';
import type { Adapter } from '#channels/contract/adapter.ts';
import { createWhatsAppWeb } from '#channels/whatsapp-web/adapter.ts';
import type { Pace } from '#channels/whatsapp-web/pace.ts';
import { createFiles } from '#core/files/files.ts';
import { connectStore } from '#core/store/connect.ts';
import { createSealing } from '#core/store/sealing.ts';
import { sessionAdapter } from '#tests/fakes/platform/session-adapter.ts';
import { startChannelRole } from '#workers/sessions/role.ts';
import type { Times } from '#workers/sessions/times.ts';

export type HostSettings = {
  databaseName: string;
  prefix: string;
  dataDir: string;
  most: number;
  secretKey: string;
  times: Partial<Times>;
  /** For a browser, where there is one. */
  browserArgs?: string[];
  pace?: Partial<Pace>;
};

const { databaseName, prefix, dataDir, most, secretKey, times, browserArgs, pace } = JSON.parse(
  process.argv[2] ?? '',
) as HostSettings;
const store = await connectStore(process.env.BATON_TEST_MONGO_URL ?? '', { databaseName });
const whatsapp = createWhatsAppWeb({
  ...{ browserArgs: browserArgs ?? [], pace: pace ?? {}, chromium: process.env.CHROMIUM_PATH },
});
const role = await startChannelRole({
  ...{ store, dataDir, most, times, log: pino({ level: process.env.BATON_TEST_LOG ?? 'silent' }, pino.destination(2)) },
  queue: { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix },
  adapters: { api: sessionAdapter as unknown as Adapter, 'whatsapp-web': whatsapp as unknown as Adapter },
  sealing: createSealing({ newest: secretKey, previous: [] }),
  files: { ...createFiles({ dataDir, s3: undefined }), most: 1_000_000, fetch },
});
process.once('SIGTERM', async () => {
  await role.close();
  await store.close();
  process.exit(0);
});
process.stdout.write('ready\n');
