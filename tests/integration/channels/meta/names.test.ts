import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isPlaceholder } from '#core/domain/customer-name.ts';
import { type On, type PageRig, startPageRig } from './page-rig.ts';

let rig: PageRig;
beforeAll(async () => {
  rig = await startPageRig();
});
afterAll(() => rig.close());

const until = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 10_000, interval: 50 });
const askedFor = (on: On, peer: string) => rig.fakes[on].calls.filter(({ path }) => path.at(-1) === peer);
const called = async (on: On, peer: string) => (await rig.currentOf(on, peer))?.customerName ?? '';
const answered = (on: On, peer: string, count: number) =>
  until(() => expect(rig.got(on, peer).length).toBeGreaterThanOrEqual(count));

const PROFILES: Record<On, Record<string, string>> = {
  messenger: { first_name: 'Priya', last_name: 'Nair', profile_pic: 'https://fbsbx.com/1' },
  instagram: { name: 'Priya Nair', username: 'priya.n' },
};

describe.each(['messenger', 'instagram'] as const)('on %s', (on) => {
  test('a customer is called as on the platform, in what they wrote before, too', async () => {
    const peer = rig.newPeer();
    rig.fakes[on].introduce(peer, PROFILES[on]);
    await rig.hears(on, peer, 'Hello');
    await until(async () => expect(await called(on, peer)).toBe('Priya Nair'));
    const [{ contactId = '' } = {}] = [(await rig.currentOf(on, peer)) ?? undefined];
    expect(await rig.contact(contactId)).toMatchObject({ name: 'Priya Nair' });
    await rig.hears(on, peer, 'Are you there?');
    await answered(on, peer, 2);
    expect(askedFor(on, peer)).toHaveLength(1);
  });

  test('of whom the platform tells nothing it is asked once, and they are answered all the same', async () => {
    const peer = rig.newPeer();
    await rig.hears(on, peer, 'Hello');
    await until(() => expect(askedFor(on, peer)).toHaveLength(1));
    await rig.hears(on, peer, 'Are you there?');
    await answered(on, peer, 2);
    // A third one who is asked for behind them shows that the second message has led to nothing.
    const last = rig.newPeer();
    await rig.hears(on, last, 'Hello');
    await until(() => expect(askedFor(on, last)).toHaveLength(1));
    expect(askedFor(on, peer)).toHaveLength(1);
    expect(isPlaceholder(await called(on, peer))).toBe(true);
  });
});

test('whoever has no name on Instagram is called by what they log in with', async () => {
  const peer = rig.newPeer();
  rig.fakes.instagram.introduce(peer, { username: 'priya.n' });
  await rig.hears('instagram', peer, 'Hello');
  await until(async () => expect(await called('instagram', peer)).toBe('priya.n'));
});

test('what a customer says of themselves counts for more, also when it comes while the platform is asked', async () => {
  const peer = rig.newPeer();
  rig.fakes.messenger.introduce(peer, PROFILES.messenger);
  rig.fakes.messenger.misbehave({ kind: 'late', ms: 400 }, ({ path }) => path.at(-1) === peer);
  await rig.hears('messenger', peer, 'Hello');
  await until(() => expect(askedFor('messenger', peer)).toHaveLength(1));
  const { contactId } = await rig.conversation('messenger', peer);
  await rig.learn(contactId, { name: 'Dr. Nair' });
  // Nothing shows that the answer has led to nothing but the next word, which carries the name over.
  rig.fakes.messenger.misbehave(null);
  await answered('messenger', peer, 1);
  await rig.hears('messenger', peer, 'It is me');
  await until(async () => expect(await called('messenger', peer)).toBe('Dr. Nair'));
  expect(await rig.contact(contactId)).toMatchObject({ name: 'Dr. Nair' });
  expect(askedFor('messenger', peer)).toHaveLength(1);
});

test('a platform that fails is in nobody’s way, and is asked again with what is written a day later', async () => {
  const peer = rig.newPeer();
  rig.fakes.messenger.introduce(peer, PROFILES.messenger);
  rig.fakes.messenger.misbehave({ kind: 'refuse', code: 10, status: 403 }, ({ path }) => path.at(-1) === peer);
  await rig.hears('messenger', peer, 'Hello');
  await until(() => expect(askedFor('messenger', peer)).toHaveLength(1));
  await answered('messenger', peer, 1);
  rig.fakes.messenger.misbehave(null);
  expect(rig.logged()).toContain('the platform did not say what a customer is called');
  for (const secret of [peer, rig.token]) expect(rig.logged()).not.toContain(secret);
  const { contactId } = await rig.conversation('messenger', peer);
  await rig.askedAgo(contactId, 25 * 3_600_000);
  await rig.hears('messenger', peer, 'Still here');
  await until(async () => expect(await called('messenger', peer)).toBe('Priya Nair'));
});
