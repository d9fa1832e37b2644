import type { Redis } from 'ioredis';
import mongoose from 'mongoose';

/** Everything that the store keeps, as text. */
export const keptInStore = async (databaseName: string): Promise<string> => {
  const url = process.env.BATON_TEST_MONGO_URL ?? '';
  const connection = await mongoose.createConnection(url, { dbName: databaseName }).asPromise();
  try {
    const collections = (await connection.db?.collections()) ?? [];
    const rows = collections.map(async (one) => ({ [one.collectionName]: await one.find().toArray() }));
    return JSON.stringify(await Promise.all(rows));
  } finally {
    await connection.close();
  }
};

const read = async (redis: Redis, key: string): Promise<unknown> => {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
};

/** The same of Redis, for all keys that begin so. */
export const keptInRedis = async (redis: Redis, prefix: string): Promise<string> => {
  const keys = await redis.keys(`${prefix}*`);
  return JSON.stringify(await Promise.all(keys.map(async (key) => [key, await read(redis, key)])));
};
