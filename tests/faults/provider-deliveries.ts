import { MongoClient } from 'mongodb';

type Stored = { status: string; open?: true; conversationId: string; seq: number };

/** How far everything is on its way to the other system, looked at from outside. */
export const watchDeliveries = async (mongoUrl: string) => {
  const client = await MongoClient.connect(mongoUrl);
  const deliveries = client.db().collection<Stored>('deliveries');
  return {
    open: () => deliveries.countDocuments({ open: true }),
    /** Their places in the timelines, by conversation. */
    uncertain: async (): Promise<Map<string, Set<number>>> => {
      const places = new Map<string, Set<number>>();
      for await (const { conversationId, seq } of deliveries.find({ status: 'uncertain' }))
        places.set(conversationId, (places.get(conversationId) ?? new Set()).add(seq));
      return places;
    },
    failed: () => deliveries.countDocuments({ status: 'failed' }),
    close: () => client.close(),
  };
};
