import type { Redis } from 'ioredis';
import type { BotId, ConversationId } from '#core/domain/ids.ts';

/** Told again after this, whatever was remembered. Milliseconds. */
const REMEMBERED = 60_000;

/** What the waiting customers of a bot were told last, by conversation, whichever worker told them. */
export type Told = {
  of: (botId: BotId) => Promise<ReadonlyMap<ConversationId, string>>;
  remember: (botId: BotId, told: ReadonlyMap<ConversationId, string>) => Promise<void>;
};

/** In Redis, so that workers don't repeat or contradict each other. What is lost here is said once more. */
export const createTold = (redis: Redis, prefix: string): Told => {
  const key = (botId: BotId): string => `${prefix}:told:${botId}`;
  return {
    of: async (botId) => new Map(Object.entries(await redis.hgetall(key(botId)).catch(() => ({})))),
    remember: async (botId, told) => {
      const all = redis.multi().del(key(botId));
      if (told.size > 0) all.hset(key(botId), Object.fromEntries(told)).pexpire(key(botId), REMEMBERED);
      await all.exec().catch(() => null);
    },
  };
};
