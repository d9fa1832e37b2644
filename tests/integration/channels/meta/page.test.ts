import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { APP } from '#tests/fakes/graph/page-messages.ts';
import { photo } from '../../files/rig.ts';
import { type On, type PageRig, startPageRig } from './page-rig.ts';

const DAY = 86_400_000;

let rig: PageRig;
beforeAll(async () => {
  rig = await startPageRig();
});
afterEach(() => {
  for (const fake of Object.values(rig.fakes)) fake.misbehave(null);
});
afterAll(() => rig.close());

const until = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 10_000, interval: 50 });
const gotSome = (on: On, peer: string, count = 1) =>
  until(() => {
    const all = rig.got(on, peer);
    expect(all.length).toBeGreaterThanOrEqual(count);
    return all;
  });
/** Messages that Meta was asked to take, whether it did or not. */
const callsFor = (on: On, peer: string): number =>
  rig.fakes[on].calls.filter(({ json }) => json?.message && (json.recipient as { id: string }).id === peer).length;
const typesOf = async (id: string) => (await rig.entries(id)).map(({ type }) => type);

describe.each(['messenger', 'instagram'] as const)('on %s', (on) => {
  test('a customer writes and the bot answers there; what the platform tells of it settles it', async () => {
    const peer = rig.newPeer();
    expect(await rig.hears(on, peer, 'Where is my order?')).toBe(200);
    const [answer] = await gotSome(on, peer);
    expect(answer).toMatchObject({ messaging_type: 'RESPONSE', message: { text: expect.any(String) } });
    const { id } = await rig.conversation(on, peer);
    const read = on === 'messenger' ? { watermark: Date.now() } : { mid: answer?.mid };
    await until(async () => expect(await rig.deliveries(id)).toMatchObject([{ status: 'sent' }]));
    expect(await rig.receipt(on, peer, { read })).toBe(200);
    expect(await rig.deliveries(id)).toMatchObject([{ status: 'read' }]);
  });

  test('a person answers beyond a day with the tag for people, and nobody beyond seven', async () => {
    const peer = rig.newPeer();
    await rig.hears(on, peer, 'Hello');
    await gotSome(on, peer);
    const before = rig.got(on, peer).length;
    const id = await rig.wrote(on, peer, 2 * DAY);
    expect((await rig.writes(id, 'Sorry for the wait')).status).toBe(200);
    const all = await gotSome(on, peer, before + 1);
    expect(all.at(-1)).toMatchObject({
      ...{ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
      message: { text: 'Sorry for the wait' },
    });
  });

  test('beyond seven days a person is refused, and nothing is sent', async () => {
    const peer = rig.newPeer();
    await rig.hears(on, peer, 'Hello');
    await gotSome(on, peer);
    const before = callsFor(on, peer);
    const id = await rig.wrote(on, peer, 8 * DAY);
    expect(await rig.writes(id, 'Sorry for the wait')).toMatchObject({ status: 409, body: { code: 'window_closed' } });
    expect(await rig.deliveries(id)).toHaveLength(1);
    expect(callsFor(on, peer)).toBe(before);
  });

  test('a picture that a customer sends is fetched and kept', async () => {
    const peer = rig.newPeer();
    const url = rig.fakes[on].keep({ bytes: await photo(), type: 'image/jpeg' });
    expect(await rig.hearsFile(on, peer, 'image', url)).toBe(200);
    const { id } = await rig.conversation(on, peer);
    await until(async () =>
      expect(await rig.filesOf(id)).toMatchObject([
        { status: 'ready', facts: { kind: 'image', mimeType: 'image/jpeg', width: 320, thumbnail: true } },
      ]),
    );
  });

  test('whom a person answers elsewhere the bot leaves alone', async () => {
    const peer = rig.newPeer();
    await rig.hears(on, peer, 'Hello');
    await gotSome(on, peer);
    const before = rig.got(on, peer).length;
    expect(await rig.echoes(on, peer, { is_echo: true, mid: `m_INBOX${peer}`, text: 'This is Tom' })).toBe(200);
    const { id } = await rig.conversation(on, peer);
    await until(async () => expect(await typesOf(id)).toContain('outsideMessage'));
    await rig.hears(on, peer, 'Hi Tom!');
    await until(async () => expect((await rig.entries(id)).at(-1)).toMatchObject({ text: 'Hi Tom!' }));
    expect(await rig.currentOf(on, peer)).toMatchObject({ awaitingBot: null, outside: expect.any(Number) });
    expect(rig.got(on, peer)).toHaveLength(before);
  });

  test('what the customer says to another app is shown and not answered', async () => {
    const peer = rig.newPeer();
    expect(await rig.hears(on, peer, 'Are you the other bot?', 'standby')).toBe(200);
    const { id } = await rig.conversation(on, peer);
    await until(async () => expect(await typesOf(id)).toContain('customerMessage'));
    expect(await rig.currentOf(on, peer)).toMatchObject({
      status: 'ai',
      awaitingBot: null,
      outside: expect.any(Number),
    });
    expect(rig.got(on, peer)).toEqual([]);
  });
});

test('the echo of our own message settles it where the answer to the request got lost', async () => {
  const peer = rig.newPeer();
  rig.fakes.messenger.misbehave({ kind: 'cut', takes: true }, ({ json }) => json?.message !== undefined);
  await rig.hears('messenger', peer, 'Where is my order?');
  const [answer] = await gotSome('messenger', peer);
  const { id } = await rig.conversation('messenger', peer);
  await until(async () => expect(await rig.deliveries(id)).toMatchObject([{ status: 'uncertain' }]));
  const echo = { ...answer?.message, mid: answer?.mid, is_echo: true, app_id: Number(APP) };
  expect(await rig.echoes('messenger', peer, echo)).toBe(200);
  expect(await rig.deliveries(id)).toMatchObject([{ status: 'sent', parts: [{ externalIds: [answer?.mid] }] }]);
  expect(await typesOf(id)).not.toContain('outsideMessage');
});

test('an echo that does not say whose it is, and is quicker than the answer to our request, is ours', async () => {
  const peer = rig.newPeer();
  rig.fakes.instagram.misbehave({ kind: 'late', ms: 400 }, ({ json }) => json?.message !== undefined);
  await rig.hears('instagram', peer, 'Where is my order?');
  const { id } = await rig.conversation('instagram', peer);
  await until(async () => expect(await rig.deliveries(id)).toMatchObject([{ status: 'sending' }]));
  const [mid, next] = [rig.fakes.instagram.nextId(), 'Your order is on its way'];
  expect(await rig.echoes('instagram', peer, { mid, text: next, is_echo: true })).toBe(200);
  expect(await rig.deliveries(id)).toMatchObject([{ status: 'sent', parts: [{ externalIds: [mid] }] }]);
  expect(await typesOf(id)).not.toContain('outsideMessage');
});

test('what one app is told of another page is none of this account’s business', async () => {
  const peer = rig.newPeer();
  const said = { sender: { id: peer }, recipient: { id: '1' }, timestamp: 1, message: { mid: 'm_1', text: 'Hello' } };
  expect(await rig.knock('messenger', said, { id: '1' })).toBe(200);
  expect(await rig.currentOf('messenger', peer)).toBeNull();
});

test('where the answer to a request got lost, the echo of the same words is the answer, and the bot goes on', async () => {
  const peer = rig.newPeer();
  rig.fakes.instagram.misbehave({ kind: 'cut', takes: true }, ({ json }) => json?.message !== undefined);
  await rig.hears('instagram', peer, 'Where is my order?');
  const [answer] = await gotSome('instagram', peer);
  const { id } = await rig.conversation('instagram', peer);
  await until(async () => expect(await rig.deliveries(id)).toMatchObject([{ status: 'uncertain' }]));
  rig.fakes.instagram.misbehave(null);
  const echo = { text: answer?.message.text, mid: answer?.mid, is_echo: true };
  for (let told = 0; told < 2; told++) expect(await rig.echoes('instagram', peer, echo)).toBe(200);
  expect(await rig.deliveries(id)).toMatchObject([{ status: 'sent', parts: [{ externalIds: [answer?.mid] }] }]);
  await rig.hears('instagram', peer, 'And now?');
  await gotSome('instagram', peer, 2);
  expect(await typesOf(id)).not.toContain('outsideMessage');
});

test('receipts in the wrong order leave a message read', async () => {
  const peer = rig.newPeer();
  await rig.hears('messenger', peer, 'Where is my order?');
  const [answer] = await gotSome('messenger', peer);
  const { id } = await rig.conversation('messenger', peer);
  await until(async () => expect(await rig.deliveries(id)).toMatchObject([{ status: 'sent' }]));
  const watermark = Date.now();
  expect(await rig.receipt('messenger', peer, { read: { watermark } })).toBe(200);
  expect(await rig.receipt('messenger', peer, { delivery: { mids: [answer?.mid], watermark } })).toBe(200);
  expect(await rig.deliveries(id)).toMatchObject([{ status: 'read' }]);
});

test('who has seen a message on Instagram has seen the ones before it, and not the one after it', async () => {
  const peer = rig.newPeer();
  await rig.hears('instagram', peer, 'Hello');
  await gotSome('instagram', peer);
  const id = await rig.wrote('instagram', peer, 0);
  for (const text of ['Second', 'Third']) await rig.writes(id, text);
  const [, second] = await gotSome('instagram', peer, 3);
  const statuses = async () => (await rig.deliveries(id)).map(({ status }) => status);
  await until(async () => expect(await statuses()).toEqual(['sent', 'sent', 'sent']));
  expect(await rig.receipt('instagram', peer, { read: { mid: second?.mid } })).toBe(200);
  expect(await statuses()).toEqual(['read', 'read', 'sent']);
});
