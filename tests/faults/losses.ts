import { MongoClient } from 'mongodb';
import { missingOf, type Story } from './checker.ts';

/** So many are named. */
const NAMED = 5;

const deadLetters = async (mongoUrl: string): Promise<number> => {
  const client = await MongoClient.connect(mongoUrl);
  try {
    return await client.db().collection<{ state: string }>('inbox').countDocuments({ state: 'dead' });
  } finally {
    await client.close();
  }
};

/** What is missing, in words, and how much of the inbox was given up: who wrote that was told that it had arrived. */
export const lossesOf = async (stories: Story[], mongoUrl?: string): Promise<string[]> => {
  const missing = missingOf(stories);
  const named = missing.slice(0, NAMED).map((text) => `“${text}”`);
  if (missing.length > NAMED) named.push(`${missing.length - NAMED} more`);
  const dead = mongoUrl === undefined ? 0 : await deadLetters(mongoUrl);
  return [
    ...(missing.length > 0 ? [`not in the record: ${named.join(', ')}`] : []),
    ...(dead > 0 ? [`${dead} put aside as dead letters`] : []),
  ];
};
