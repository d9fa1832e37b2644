import { type Connection, Schema } from 'mongoose';
import type { ChannelAccount } from '../domain/channels/account.ts';
import { type HealthState, type HeardKind, newHealth } from '../domain/channels/health.ts';
import type { BotId, ChannelAccountId, Instant } from '../domain/ids.ts';
import { createBatcher } from './batcher.ts';
import { nativeCollection } from './native.ts';

export type NewChannelAccount = Pick<ChannelAccount, 'id' | 'kind' | 'botId' | 'name' | 'settings' | 'sealed'>;
type AccountRow = Omit<ChannelAccount, 'id'> & { _id: ChannelAccountId };
type Heard = { id: ChannelAccountId; kind: HeardKind; at: Instant };

/** What is heard is shown by the second. Milliseconds. */
const HEARD_AGAIN = 1_000;

const schema = new Schema<AccountRow>(
  { _id: String },
  { collection: 'channel_accounts', strict: false, versionKey: false, autoIndex: false, minimize: false },
);
schema.index({ botId: 1 });

const toAccount = ({ _id, ...rest }: AccountRow): ChannelAccount => ({ id: _id, ...rest });
const found = (row: AccountRow | null): ChannelAccount | null => row && toAccount(row);

/** Accounts of platforms. Their secrets come and go sealed: see sealing.ts. */
export const createChannelAccountsStore = (connection: Connection) => {
  const model = connection.model<AccountRow>('ChannelAccount', schema);
  const collection = nativeCollection(model);

  const change = async (id: ChannelAccountId, $set: Record<string, unknown>): Promise<ChannelAccount | null> =>
    found((await collection().findOneAndUpdate({ _id: id }, { $set }, { returnDocument: 'after' })) as AccountRow);

  const noteHeard = createBatcher(async (heard: Heard[]) => {
    const latest = new Map<ChannelAccountId, Record<string, Instant>>();
    for (const { id, kind, at } of heard) {
      const times = latest.get(id) ?? {};
      for (const path of ['health.lastEventAt', `lastEvents.${kind}`]) times[path] = Math.max(times[path] ?? 0, at);
      latest.set(id, times);
    }
    const writes = [...latest].map(([_id, $max]) => ({ updateOne: { filter: { _id }, update: { $max } } }));
    await collection().bulkWrite(writes, { ordered: false });
    return heard.map(() => undefined);
  });

  const byId = createBatcher(async (ids: ChannelAccountId[]): Promise<(ChannelAccount | null)[]> => {
    const rows = (await collection()
      .find({ _id: { $in: [...new Set(ids)] } })
      .toArray()) as AccountRow[];
    return ids.map((id) => found(rows.find(({ _id }) => _id === id) ?? null));
  });

  /** When the latest of what was heard was written: as many as there are accounts and kinds. */
  const noted = new Map<string, Instant>();

  return {
    ensureIndexes: () => model.createIndexes(),

    /** As it is now; what is asked at the same moment is one query. */
    byId: (id: ChannelAccountId): Promise<ChannelAccount | null> => byId(id),
    list: async (): Promise<ChannelAccount[]> =>
      ((await collection().find().sort({ _id: 1 }).toArray()) as AccountRow[]).map(toAccount),

    insert: async ({ id, ...account }: NewChannelAccount, now: Instant): Promise<ChannelAccount> => {
      const times = { secretsSetAt: now, createdAt: now, connectedAt: now, disconnectedAt: null };
      const row = { _id: id, ...account, ...times, health: newHealth(now), lastEvents: {} };
      await collection().insertOne(row);
      return toAccount(row);
    },

    update: (
      id: ChannelAccountId,
      patch: Partial<Pick<ChannelAccount, 'name' | 'settings'>>,
    ): Promise<ChannelAccount | null> => change(id, patch),
    setSecrets: (id: ChannelAccountId, sealed: string, now: Instant): Promise<ChannelAccount | null> =>
      change(id, { sealed, secretsSetAt: now }),
    connect: (id: ChannelAccountId, now: Instant): Promise<ChannelAccount | null> =>
      change(id, { connectedAt: now, disconnectedAt: null }),
    disconnect: (id: ChannelAccountId, now: Instant): Promise<ChannelAccount | null> =>
      change(id, { disconnectedAt: now }),

    /** The same secrets under another key, unless somebody entered others meanwhile. */
    reseal: async (id: ChannelAccountId, before: string, after: string): Promise<boolean> =>
      (await collection().updateOne({ _id: id, sealed: before }, { $set: { sealed: after } })).matchedCount === 1,

    /** Resolves once it is stored; what is told at the same moment travels together, and what follows within a second is left out. */
    heard: async (id: ChannelAccountId, kind: HeardKind, at: Instant): Promise<void> => {
      const key = `${id} ${kind}`;
      const before = noted.get(key);
      if (before !== undefined && at - before < HEARD_AGAIN) return;
      noted.set(key, at);
      await noteHeard({ id, kind, at }).catch((error: unknown) => {
        noted.delete(key);
        throw error;
      });
    },

    /** `since` stays while the state does. What went wrong is kept until something else does. */
    setHealth: async (id: ChannelAccountId, state: HealthState, now: Instant, why?: string): Promise<void> => {
      const error = why === undefined ? {} : { 'health.lastError': { at: now, why } };
      const other = { _id: id, 'health.state': { $ne: state } } as { _id: string };
      const changed = await collection().updateOne(other, {
        $set: { ...error, 'health.state': state, 'health.since': now },
      });
      if (changed.matchedCount === 0 && why !== undefined) await collection().updateOne({ _id: id }, { $set: error });
    },
    /** Something went wrong that says nothing about the state. */
    wentWrong: async (id: ChannelAccountId, why: string, now: Instant): Promise<void> => {
      await collection().updateOne({ _id: id }, { $set: { 'health.lastError': { at: now, why } } });
    },

    idsOf: async (botId: BotId): Promise<ChannelAccountId[]> => {
      const rows = collection().find({ botId }, { projection: { _id: 1 } });
      return (await rows.toArray()).map(({ _id }) => _id);
    },
    removeOf: async (botId: BotId): Promise<void> => {
      await collection().deleteMany({ botId });
    },
  };
};
export type ChannelAccountsStore = ReturnType<typeof createChannelAccountsStore>;
