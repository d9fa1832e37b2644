import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureConversation } from '#core/store/accept.ts';
import { addAgent, addBot, agentSocket, type Browser, signedIn } from '../gateway/harness.ts';
import { says, someone } from './hearing.ts';
import { type Connected, connect, type Rig, startRig } from './rig.ts';

type Known = { name?: string; email?: string; phone?: string };
type View = {
  identities: { id: string; name: string; channel: string }[];
  merges: { id: string; contacts: string[]; by: string }[];
  conversations: { id: string; contactId: string; channel: string }[];
  suggestions: { id: string; because: string; like: string; name: string }[];
};

let rig: Rig;
let account: Connected;
let agent: Browser;
beforeAll(async () => {
  rig = await startRig();
  account = await connect(rig);
  agent = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [rig.bot.id]));
});
afterAll(() => rig.gateway.close());

/** A customer with a conversation; on the web unless an account is named. */
const customer = async (known: Known, on?: { id: string }, bot = rig.bot) => {
  const { store } = rig.gateway;
  const peer = someone();
  const channelAccountId = on?.id ?? bot.channelAccountId;
  const from = { botId: bot.id, channel: on ? ('api' as const) : ('web' as const), channelAccountId, peer };
  const conversationId = await ensureConversation(store, { ...from, customerName: known.name ?? 'Visitor 12AB' });
  const contactId = (await store.conversations.find({ kind: 'all' }, conversationId))?.contactId ?? '';
  await store.contacts.learn(contactId, known);
  return { conversationId, contactId, peer };
};
const view = async (contactId: string, browser = agent): Promise<View> =>
  (await browser.get(`/api/contacts/${contactId}`)).body;
const post = (contactId: string, what: string, body: object, browser = agent) =>
  browser.post(`/api/contacts/${contactId}/${what}`, body);
const idsIn = ({ identities }: View) => identities.map(({ id }) => id);
const suggested = async (contactId: string) => (await view(contactId)).suggestions;
const aPhone = () => `+49 151 ${Math.floor(1e7 + Math.random() * 9e7)}`;

test('who has the same phone or e-mail elsewhere is suggested, with the reason, and nobody else', async () => {
  const phone = aPhone();
  const email = `${someone()}@Hey.example`;
  const anna = await customer({ name: 'Anna', phone, email });
  const onWhatsApp = await customer({ name: 'A. Berg', phone: phone.replace(/ /g, '').replace('+', '00') }, account);
  const byMail = await customer({ name: 'Anna', email: email.toLowerCase() });
  const national = await customer({ name: 'Anna', phone: phone.replace('+49 ', '(0)').replace(' ', '-') }, account);
  await customer({ name: 'Ben', phone: phone.replace('+49 ', '0') });
  const found = await suggested(anna.contactId);
  expect(Object.fromEntries(found.map(({ id, because }) => [id, because]))).toEqual({
    [onWhatsApp.contactId]: 'phone',
    [byMail.contactId]: 'email',
    [national.contactId]: 'name_and_phone',
  });
  expect(found[0]?.like).toBe(anna.contactId);
});

test('nobody is merged without being told to; merged, they are one person with all conversations, and apart again after', async () => {
  const phone = aPhone();
  const anna = await customer({ name: 'Anna', phone });
  const there = await customer({ name: 'Anna', phone }, account);
  const before = [await view(anna.contactId), await view(there.contactId)];
  expect(before.map(idsIn)).toEqual([[anna.contactId], [there.contactId]]);
  const merged: View = (await post(anna.contactId, 'merge', { with: there.contactId })).body;
  expect(idsIn(merged)).toEqual([anna.contactId, there.contactId]);
  expect(merged.conversations.map(({ id, channel }) => [id, channel]).sort()).toEqual(
    [
      [anna.conversationId, 'web'],
      [there.conversationId, 'api'],
    ].sort(),
  );
  expect(merged.suggestions).toEqual([]);
  expect(idsIn(await view(there.contactId))).toEqual([there.contactId, anna.contactId]);
  expect((await post(there.contactId, 'merge', { with: anna.contactId })).body.merges).toEqual(merged.merges);

  const [merge] = merged.merges;
  expect(merge?.by).toContain('agent');
  const apart = await post(there.contactId, 'unmerge', { merge: merge?.id });
  expect([apart.status, idsIn(apart.body)]).toEqual([200, [there.contactId]]);
  expect((await post(there.contactId, 'unmerge', { merge: merge?.id })).status).toBe(200);
  expect([await view(anna.contactId), await view(there.contactId)]).toEqual(before);
  const record = (await rig.admin.get(`/api/audit?on=${anna.contactId}`)).body.items;
  expect(record.map(({ deed }: { deed: string }) => deed)).toEqual(['contacts_unmerged', 'contacts_merged']);
});

test('of three that are one, taking one merge back leaves the other', async () => {
  const [a, b, c] = [await customer({}), await customer({}, account), await customer({}, account)];
  await post(a.contactId, 'merge', { with: b.contactId });
  const all: View = (await post(c.contactId, 'merge', { with: b.contactId })).body;
  expect(idsIn(all).sort()).toEqual([a.contactId, b.contactId, c.contactId].sort());
  await post(b.contactId, 'unmerge', { merge: all.merges[0]?.id });
  expect(idsIn(await view(a.contactId))).toEqual([a.contactId]);
  expect(idsIn(await view(b.contactId)).sort()).toEqual([b.contactId, c.contactId].sort());
});

test('two agents who merge the same two at the same moment make one merge', async () => {
  const [a, b] = [await customer({}), await customer({}, account)];
  await Promise.all([
    post(a.contactId, 'merge', { with: b.contactId }),
    post(b.contactId, 'merge', { with: a.contactId }),
    post(a.contactId, 'merge', { with: b.contactId }, rig.admin),
  ]);
  expect((await view(a.contactId)).merges).toHaveLength(1);
});

test('what was said not to be the same is not suggested again, from neither side', async () => {
  const email = `${someone()}@example.com`;
  const [a, b] = [await customer({ email }), await customer({ email }, account)];
  expect((await post(a.contactId, 'dismiss', { with: b.contactId })).body.suggestions).toEqual([]);
  expect(await suggested(b.contactId)).toEqual([]);
  const c = await customer({ email });
  await post(a.contactId, 'merge', { with: c.contactId });
  expect(await suggested(b.contactId)).toEqual([]);
  expect((await post(a.contactId, 'dismiss', { with: c.contactId })).status).toBe(409);
});

test('an agent sees and says nothing of contacts whose conversations they do not see', async () => {
  const other = await addBot(rig.gateway);
  const email = `${someone()}@example.com`;
  const [mine, theirs] = [await customer({ email }), await customer({ email }, undefined, other)];
  expect(await suggested(mine.contactId)).toEqual([]);
  for (const what of ['merge', 'dismiss'])
    for (const [id, with_] of [
      [mine.contactId, theirs.contactId],
      [theirs.contactId, mine.contactId],
    ] as const)
      expect((await post(id, what, { with: with_ })).status).toBe(404);
  expect((await agent.get(`/api/contacts/${theirs.contactId}`)).status).toBe(404);
  const merged: View = (await post(mine.contactId, 'merge', { with: theirs.contactId }, rig.admin)).body;
  expect(idsIn(await view(mine.contactId))).toEqual([mine.contactId]);
  expect((await view(mine.contactId)).merges).toEqual([]);
  await post(mine.contactId, 'unmerge', { merge: merged.merges[0]?.id });
  expect(idsIn(await view(mine.contactId, rig.admin))).toHaveLength(2);
});

test('an agent who opens a conversation finds the earlier ones of the person on all channels', async () => {
  const before = await customer({}, account);
  const now = await customer({});
  await post(now.contactId, 'merge', { with: before.contactId });
  const { body } = await agent.get(`/api/conversations/${now.conversationId}`);
  expect(body.earlier).toMatchObject([{ id: before.conversationId, channel: 'api' }]);
});

test('screens of others hear of it, each of the customers of its bots', async () => {
  const other = await addBot(rig.gateway);
  const [mine, theirs] = [await customer({}), await customer({}, undefined, other)];
  const stranger = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [other.id]));
  const sockets = [agentSocket(rig.gateway, agent), agentSocket(rig.gateway, stranger)];
  await Promise.all(sockets.map(({ connected }) => connected));
  await post(mine.contactId, 'merge', { with: theirs.contactId }, rig.admin);
  const [one, another] = await Promise.all(sockets.map(({ hears }) => hears('person')));
  expect([one.contactIds, another.contactIds]).toEqual([[mine.contactId], [theirs.contactId]]);
  for (const { close } of sockets) close();
});

test('the phone that a platform knows is suggested by, and does not replace the one that they gave', async () => {
  const { store } = rig.gateway;
  const phone = aPhone();
  const web = await customer({ phone });
  const { createCustomers } = await import('#channels/intake/customers.ts');
  const customers = createCustomers(store);
  const said = says({ peer: someone(), name: 'Anna', phone: phone.replace(/ /g, '') }, 'Hi');
  if (said.type !== 'message') throw new Error('it is a message');
  const known = await customers.recognise(account.id, said.from, 1);
  const from = { botId: rig.bot.id, channel: 'api', channelAccountId: account.id, peer: known.peer } as const;
  await ensureConversation(store, { ...from, customerName: 'Anna' });
  expect(await suggested(web.contactId)).toMatchObject([{ id: known.id, because: 'phone' }]);
  await store.contacts.learn(known.id, { phone: '+44 20 7946 0000' });
  await customers.recognise(account.id, said.from, 1);
  expect((await store.contacts.some([known.id]))[0]?.phone).toBe('+44 20 7946 0000');
});

test('a merge stays when the platform tells that a contact is another one', async () => {
  const { store } = rig.gateway;
  const { createCustomers } = await import('#channels/intake/customers.ts');
  const customers = createCustomers(store);
  const [number, id] = [someone('number'), someone('id')];
  const from = (peer: string, aliases: string[] = []) => {
    const said = says({ peer, aliases }, 'Hi');
    if (said.type !== 'message') throw new Error('it is a message');
    return said.from;
  };
  const first = await customers.recognise(account.id, from(number), 1);
  const second = await customers.recognise(account.id, from(id), 1);
  const web = await customer({});
  const by = { id: 'a', name: 'A' };
  await store.contactLinks.merge(second.id, web.contactId, by, 1);
  await store.contactLinks.merge(second.id, first.id, by, 1);
  await customers.recognise(account.id, from(number, [id]), 1);
  expect(new Set((await store.contactLinks.personOf(first.id)).contacts)).toEqual(new Set([first.id, web.contactId]));
});
