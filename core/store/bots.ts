import type { Connection } from 'mongoose';
import type { BotId, ChannelAccountId } from '../domain/ids.ts';
import type { Scope } from '../domain/permissions.ts';
import { type Bot, type BotRow, botSchema, toBot } from './bot-schema.ts';

export type { Bot } from './bot-schema.ts';

/** What an admin may change of a bot. */
export type BotPatch = Partial<Omit<Bot, 'id' | 'channelAccountId'>>;

/** Milliseconds for which a hot path may see a bot as it was before a change. */
const CACHE = 2_000;

export type BotsStore = ReturnType<typeof createBotsStore>;

export const createBotsStore = (connection: Connection) => {
  const bots = connection.model<BotRow>('Bot', botSchema);
  const cache = new Map<string, { until: number; bot: Promise<Bot | null> }>();

  const byId = async (id: BotId): Promise<Bot | null> => {
    const row = await bots.findById(id).lean<BotRow>();
    return row && toBot(row);
  };

  const byChannelAccount = async (channelAccountId: ChannelAccountId): Promise<Bot | null> => {
    const row = await bots.findOne({ channelAccountId }).lean<BotRow>();
    return row && toBot(row);
  };

  /** What is not there, or could not be read, is not remembered: anybody may ask for any id. */
  const remember = async (key: string, read: () => Promise<Bot | null>): Promise<Bot | null> => {
    const now = Date.now();
    const known = cache.get(key);
    if (known && known.until > now) return known.bot;
    const reading = read();
    cache.set(key, { until: now + CACHE, bot: reading });
    const bot = await reading.catch(() => null);
    if (bot === null) cache.delete(key);
    return reading;
  };

  return {
    byId,
    byChannelAccount,
    /** For hot paths. */
    cached: (id: BotId): Promise<Bot | null> => remember(id, () => byId(id)),
    cachedByChannelAccount: (id: ChannelAccountId): Promise<Bot | null> =>
      remember(`channel account ${id}`, () => byChannelAccount(id)),
    list: async (scope: Scope): Promise<Bot[]> => {
      const filter = scope.kind === 'all' ? {} : { _id: { $in: [...scope.botIds] } };
      return (await bots.find(filter).sort({ _id: 1 }).lean<BotRow[]>()).map(toBot);
    },
    none: async (): Promise<boolean> => (await bots.findOne({}, { _id: 1 }).lean()) === null,
    insert: async ({ id, ...bot }: Bot, { sample = false } = {}): Promise<void> => {
      await bots.create({ _id: id, ...bot, sample });
    },
    update: async (id: BotId, patch: BotPatch): Promise<Bot | null> => {
      const row = await bots
        .findByIdAndUpdate(id, { $set: patch }, { returnDocument: 'after', runValidators: true })
        .lean<BotRow>();
      cache.clear();
      return row && toBot(row);
    },
    samples: async (): Promise<Bot[]> => (await bots.find({ sample: true }).lean<BotRow[]>()).map(toBot),
    removeSamples: async (): Promise<number> => {
      cache.clear();
      return (await bots.deleteMany({ sample: true })).deletedCount;
    },
    ensureIndexes: (): Promise<void> => bots.createIndexes(),
  };
};
