import { MongoClient } from 'mongodb';

type Stored = { status: string; open?: true };

/** How far everything is on its way to the other system, looked at from outside. */
export const watchDeliveries = async (mongoUrl: string) => {
  const client = await MongoClient.connect(mongoUrl);
  const deliveries = client.db().collection<Stored>('deliveries');
  return {
    open: () => deliveries.countDocuments({ open: true }),
    uncertain: () => deliveries.countDocuments({ status: 'uncertain' }),
    failed: () => deliveries.countDocuments({ status: 'failed' }),
    close: () => client.close(),
  };
};
