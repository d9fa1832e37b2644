import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { thumbnailOf } from '#core/files/storage.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { passwordFits } from '#gateway/auth/password.ts';
import { prepareFirstStart } from '#gateway/first-start.ts';
import { removeSample } from '#gateway/sample/create.ts';
import { addAgent, addBot, addConversation, type Gateway } from './harness.ts';

const open = () =>
  connectStore(process.env.BATON_TEST_MONGO_URL ?? '', { databaseName: `first_${randomUUID().slice(0, 8)}` });
const NOBODY = { email: undefined, password: undefined };
let store: Store;

beforeAll(async () => {
  store = await open();
});
afterAll(() => store.close());

it('makes a shop to try and an owner with a password that is told once', async () => {
  const { owner, sample } = await prepareFirstStart(store, NOBODY);
  expect(owner?.email).toBe('owner@baton.localhost');
  expect(owner?.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  expect(sample).toEqual({ emails: ['maya@harbor.example', 'omar@harbor.example'], password: owner?.password });
  const stored = await store.agents.byEmail('owner@baton.localhost');
  const [bot] = await store.bots.samples();
  expect(stored).toMatchObject({ role: 'owner', botIds: [bot?.id] });
  expect(await passwordFits(stored?.passwordHash, owner?.password ?? '')).toBe(true);
  expect(await store.articles.ofBot(bot?.id ?? '')).toHaveLength(13);
  expect((await store.agents.routableFor(bot?.id ?? '')).length).toBe(3);
  expect(await prepareFirstStart(store, NOBODY)).toEqual({});
});

it('removes exactly what the sample made', async () => {
  const gateway = { store } as Gateway;
  const own = await addBot(gateway);
  const lena = await addAgent(gateway, 'agent', [own.id]);
  await store.categories.insert({ id: randomUUID(), name: 'Ours', colour: '#000000' });
  const [sample] = await store.bots.samples();
  if (!sample) throw new Error('There is no sample.');
  const [kept, removed] = [await addConversation(gateway, own, 'Hi'), await addConversation(gateway, sample, 'Hi')];
  const all = { kind: 'all' } as const;
  const account = { kind: 'api', name: 'Shop', settings: {}, sealed: '' } as const;
  for (const bot of [own, sample])
    await store.channelAccounts.insert({ ...account, id: `account of ${bot.id}`, botId: bot.id }, 1);
  await store.contacts.recognise(`account of ${sample.id}`, ['+49'], 'Priya', 1);
  const file = {
    botId: sample.id,
    channelAccountId: sample.channelAccountId,
    kind: 'image',
    name: '',
    ref: 'x',
  } as const;
  for (const conversationId of [kept.id, removed.id])
    await store.files.expect([{ ...file, id: `file of ${conversationId}`, conversationId, createdAt: 1 }]);
  const forgotten: string[] = [];
  const storage = { remove: async (key: string) => void forgotten.push(key) };
  expect(await removeSample(store, storage)).toEqual({
    ...{ bots: 1, people: 2, articles: 13, categories: 5, templates: 6, conversations: 1 },
  });
  expect(await store.bots.list(all)).toMatchObject([{ id: own.id }]);
  expect((await store.agents.list()).map(({ email }) => email).sort()).toEqual(
    [lena.email, 'owner@baton.localhost'].sort(),
  );
  expect((await store.agents.byEmail('owner@baton.localhost'))?.botIds).toEqual([]);
  expect(await store.conversations.find(all, kept.id)).not.toBeNull();
  expect(await store.conversations.find(all, removed.id)).toBeNull();
  expect(await store.timeline.after(all, removed.id, 0, 10)).toBeNull();
  expect((await store.categories.list()).map(({ name }) => name)).toEqual(['Ours']);
  expect((await store.channelAccounts.list()).map(({ botId }) => botId)).toEqual([own.id]);
  expect(await store.contacts.byIds(`account of ${sample.id}`, ['+49'])).toBeNull();
  expect(forgotten).toEqual([`file of ${removed.id}`, thumbnailOf(`file of ${removed.id}`)]);
  expect(await store.files.byId(`file of ${removed.id}`)).toBeNull();
  expect(await store.files.byId(`file of ${kept.id}`)).not.toBeNull();
  expect(await removeSample(store, storage)).toMatchObject({ bots: 0, people: 0, conversations: 0 });
  expect(await prepareFirstStart(store, NOBODY)).toEqual({});
});

it('makes one sample and one owner when two gateways start at once', async () => {
  const shared = await open();
  const wanted = { email: 'Boss@Example.com', password: 'a password of the owner' };
  const told = await Promise.all([prepareFirstStart(shared, wanted), prepareFirstStart(shared, wanted)]);
  expect(told.filter(({ owner }) => owner)).toHaveLength(1);
  expect(told.find(({ owner }) => owner)?.owner).toEqual({ email: 'Boss@Example.com' });
  expect(await shared.bots.samples()).toHaveLength(1);
  expect((await shared.agents.list()).map(({ email }) => email).sort()).toEqual([
    ...['boss@example.com', 'maya@harbor.example', 'omar@harbor.example'],
  ]);
  expect(await shared.categories.list()).toHaveLength(5);
  const maya = await shared.agents.byEmail('maya@harbor.example');
  const passwords = told.flatMap(({ sample }) =>
    sample?.emails.includes('maya@harbor.example') ? [sample.password] : [],
  );
  expect(passwords).toHaveLength(1);
  expect(await passwordFits(maya?.passwordHash, passwords[0] ?? '')).toBe(true);
  await shared.close();
});
