import { MongoClient } from 'mongodb';
import { mendDriver } from '#core/store/mend-driver.ts';

type Held = { holder: string; slots: string[] };

/** Looks at the store again and again, from outside: did any agent ever hold more than their limit allows? */
export const watchLimits = async (mongoUrl: string) => {
  // It sees the store die, as the product does.
  mendDriver();
  const client = new MongoClient(mongoUrl, { serverSelectionTimeoutMS: 2_000 });
  const db = client.db();
  const over = new Set<string>();
  const look = async (): Promise<void> => {
    const held = await db
      .collection<Held>('conversations')
      .find({ holder: { $exists: true } }, { projection: { holder: 1, slots: 1 } })
      .toArray();
    const agents = await db
      .collection<{ _id: string; limit: number }>('agents')
      .find({}, { projection: { limit: 1 } })
      .toArray();
    for (const { _id, limit } of agents) {
      const own = held
        .filter(({ holder }) => holder === _id)
        .flatMap(({ slots }) => slots.filter((slot) => slot.startsWith(`${_id}:`)));
      if (own.length > limit || new Set(own).size < own.length) over.add(_id);
    }
  };
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      // The store may be on its way back.
      await look().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const close = async (): Promise<void> => {
    stopped = true;
    await watching;
    await client.close();
  };
  return {
    close,
    /** How many agents were over their limit. */
    stop: async (): Promise<number> => {
      stopped = true;
      await watching;
      // Its connections may be of the store before the last kill.
      await look().catch(look).catch(look);
      await close();
      return over.size;
    },
  };
};
