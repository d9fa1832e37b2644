import { createHash } from 'node:crypto';
import { type Storage, thumbnailOf } from '#core/files/storage.ts';
import { NEW_AGENT } from '#core/store/agents.ts';
import type { Store } from '#core/store/connect.ts';
import { duplicateKey } from '#core/store/duplicate-key.ts';
import { ARTICLES, BOT, CATEGORIES, PEOPLE, TEMPLATES } from './shop.ts';

const SAMPLE = { sample: true };

/** A new colleague who is not there yet. */

/** The same on every machine: two gateways that start at once, or one that starts again, make one sample. */
const sampleId = (what: string): string =>
  createHash('sha256')
    .update(`sample ${what}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** Whether it was inserted now. */
const unlessThere = async (inserting: Promise<void>): Promise<boolean> => {
  try {
    await inserting;
    return true;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    return false;
  }
};

/**
 * Fills an empty installation with the sample shop. The bot comes last: where there is one, the sample is complete.
 * Answers the e-mails of the people who were made now, with the password hash that is given.
 */
export const createSample = async (store: Store, passwordHash: string): Promise<string[]> => {
  const botId = sampleId('bot');
  const made: string[] = [];
  for (const { name, email, limit } of PEOPLE) {
    const agent = { id: sampleId(email), name, email, limit, passwordHash, role: 'agent' } as const;
    if (await unlessThere(store.agents.insert({ ...agent, botIds: [botId], ...NEW_AGENT }, SAMPLE))) made.push(email);
  }
  for (const category of CATEGORIES)
    await unlessThere(store.categories.insert({ id: sampleId(category.name), ...category }, SAMPLE));
  for (const template of TEMPLATES)
    await unlessThere(store.templates.insert({ id: sampleId(template.shortcut), ...template }, SAMPLE));
  const updatedAt = Date.now();
  for (const article of ARTICLES)
    await unlessThere(store.articles.insert({ id: sampleId(article.title), botId, ...article, updatedAt }, SAMPLE));
  await unlessThere(store.bots.insert({ id: botId, ...BOT, channelAccountId: sampleId('channel') }, SAMPLE));
  return made;
};

export type Removed = {
  bots: number;
  people: number;
  articles: number;
  categories: number;
  templates: number;
  conversations: number;
};

/** Removes what `createSample` made and the conversations of its bots, and nothing else. Can be repeated. */
export const removeSample = async (store: Store, storage: Pick<Storage, 'remove'>): Promise<Removed> => {
  const bots = await store.bots.samples();
  let conversations = 0;
  for (const { id, channelAccountId } of bots) {
    const removed = await store.conversations.removeWhere(id);
    for (const fileId of await store.files.idsOf(removed))
      for (const key of [fileId, thumbnailOf(fileId)]) await storage.remove(key);
    await store.files.removeOf(removed);
    await store.inbox.removeOf(removed);
    await store.timeline.removeOf(removed);
    await store.deliveries.removeOf(removed);
    const accounts = [channelAccountId, ...(await store.channelAccounts.idsOf(id))];
    for (const accountId of accounts) await store.contacts.removeOf(accountId);
    await store.channelAccounts.removeOf(id);
    conversations += removed.length;
  }
  const people = await store.agents.removeSamples(bots.map(({ id }) => id));
  await store.sessions.removeOf(people);
  return {
    conversations,
    people: people.length,
    articles: await store.articles.removeSamples(),
    categories: await store.categories.removeSamples(),
    templates: await store.templates.removeSamples(),
    bots: await store.bots.removeSamples(),
  };
};
