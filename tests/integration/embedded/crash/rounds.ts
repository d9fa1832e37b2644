import type { MongoClient } from 'mongodb';
import { startStore } from '../store-process.ts';
import { audit, type Findings } from './audit.ts';
import { Ledger } from './ledger.ts';
import { connect, prepare, writeUntilGone } from './writers.ts';

interface Plan {
  folder: string;
  rounds: number;
  writers: number;
  /** Acknowledged writes of a round after which the store is killed; a little more each round. */
  enough: number;
}

/** Kills the store under writers again and again on one folder, and looks at everything each time it is back. */
export async function killInRounds(plan: Plan): Promise<Findings & { acknowledged: number }> {
  const ledger = new Ledger();
  const total: Findings = { wrong: [], halves: [], twice: [], indexes: [] };
  for (let round = 0; round < plan.rounds; round++) {
    await crash(plan, ledger, round);
    const store = await startStore(plan.folder);
    const client = await connect(store.url);
    const found = await audit(client, ledger);
    await client.close();
    await store.stop();
    for (const kind of Object.keys(total) as (keyof Findings)[]) total[kind].push(...(found[kind] as string[]));
  }
  return { ...total, acknowledged: ledger.acknowledged };
}

async function crash({ folder, writers, enough }: Plan, ledger: Ledger, round: number): Promise<void> {
  const store = await startStore(folder);
  const client = await connect(store.url);
  await prepare(client);
  const before = ledger.acknowledged;
  const writing = Promise.allSettled(
    Array.from({ length: writers }, (_, writer) => writeUntilGone(client, ledger, `${round}-${writer}`)),
  );
  while (ledger.acknowledged - before < enough + 7 * round) await new Promise((resolve) => setTimeout(resolve, 1));
  await store.kill();
  await writing;
  abandon(client);
}

/** A client whose server was killed: its goodbye may never get an answer (docs/decisions/0005-every-call-to-the-store-ends.md). */
export function abandon(client: MongoClient): void {
  void client.close().catch(() => undefined);
}
