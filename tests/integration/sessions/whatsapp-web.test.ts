import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FakeWhatsApp, openFakeWhatsApp } from '#tests/fakes/whatsapp-web/fake-whatsapp.ts';
import { ANN, said, typedOnPhone } from '#tests/fakes/whatsapp-web/messages.ts';
import { browserOf } from '#tests/fakes/whatsapp-web/stage.ts';
import { heardOf } from '../channels/rig.ts';
import { type Office, openOffice } from './office.ts';
import { openStage, QUICK, type Stage, usePrograms } from './stage.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };
const LONG = { timeout: 180_000 };
const TIMES = { ...QUICK, lease: 6_000, margin: 2_000 };
/** So long that nothing ends because of it. */
const NEVER_OVER = 600_000;
/** A page that is connected has so long to become ready. */
const PACE = { look: 1_000, ready: 10_000 };

const programs = usePrograms();
let stage: Stage;
let office: Office;
let fake: FakeWhatsApp;
let host: ChildProcess;
let id: string;

beforeAll(async () => {
  [stage, fake] = await Promise.all([openStage(programs()), openFakeWhatsApp()]);
  office = await openOffice(stage);
  id = await stage.addAccount('whatsapp-web', {}, office.bot.id);
  host = await startHost({ lease: NEVER_OVER });
  await until('qr');
}, LONG.timeout);
afterAll(async () => {
  await office.close();
  await stage.close();
  await fake.close();
}, LONG.timeout);

const startHost = (times = {}) =>
  stage.startHost({ times: { ...TIMES, ...times }, browserArgs: fake.browserArgs, pace: PACE });
const health = async () => (await stage.store.channelAccounts.byId(id))?.health;
const leaseOf = async () => (await stage.store.sessionLeases.of([id]))[0];
const until = (state: string) => vi.waitFor(async () => expect((await health())?.state).toBe(state), PATIENCE);
const browser = () => browserOf(join(stage.dataDir, 'sessions', id));
const isRunning = (pid: number): Promise<boolean> =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (command) => command !== '',
    () => false,
  );
const isGone = (pid: number) => expect.poll(() => isRunning(pid), PATIENCE).toBe(false);
const heard = async () => (await heardOf(stage, id, ANN)).texts;
const sent = (to = ANN) => fake.sent.filter((one) => one.to === to).map(({ body = '' }) => body);
const bodies = (...names: string[]) => names.map((name) => `Text of ${name}`);

test(
  'a page that connects and never becomes ready is opened anew; until it is ready, nothing is tried',
  LONG,
  async () => {
    const CLEO = '491703@c.us';
    const before = await browser();
    await stage.say(id, 'As soon as you can', CLEO);
    await fake.tell({ do: 'state', state: 'CONNECTED' });
    await expect.poll(async () => (await health())?.lastError?.why ?? '', PATIENCE).toContain('does not become ready');
    await isGone(before);
    await until('qr');
    expect(sent(CLEO)).toEqual([]);
    await fake.pair();
    await until('ready');
    await expect.poll(() => sent(CLEO), PATIENCE).toEqual(['As soon as you can']);
  },
);

test('a browser that is killed in mid-conversation loses and doubles nothing, either way', LONG, async () => {
  await fake.say(said('BEFORE'));
  await stage.say(id, 'First', ANN);
  await expect.poll(() => sent(), PATIENCE).toEqual(['First']);
  const before = await browser();
  process.kill(before, 'SIGKILL');
  await fake.say(said('MEANWHILE'));
  await stage.say(id, 'Second', ANN);
  await vi.waitFor(async () => expect(await browser()).not.toBe(before), PATIENCE);
  await until('ready');
  await fake.say(said('AFTER'));
  await expect.poll(heard, PATIENCE).toEqual(bodies('BEFORE', 'MEANWHILE', 'AFTER'));
  await expect.poll(() => sent(), PATIENCE).toEqual(['First', 'Second']);
});

test('a host that is killed takes its browser along, and the next one goes on without pairing', LONG, async () => {
  const before = await browser();
  host.kill('SIGKILL');
  await once(host, 'exit');
  await isGone(before);
  // Nobody told it that its time was over: it has noticed that nobody is there.
  const lease = await leaseOf();
  if (!lease?.owner) throw new Error('The lease was given back.');
  expect(lease.expiresAt - TIMES.margin).toBeGreaterThan(await stage.store.now());
  await stage.store.sessionLeases.release({ ...lease, owner: lease.owner }, await stage.store.now());
  await fake.say(said('WHILE-DOWN'));
  await stage.say(id, 'Third', ANN);
  host = await startHost();
  await expect.poll(() => sent(), PATIENCE).toEqual(['First', 'Second', 'Third']);
  await expect.poll(heard, PATIENCE).toEqual(bodies('BEFORE', 'MEANWHILE', 'AFTER', 'WHILE-DOWN'));
  expect(fake.isPaired()).toBe(true);
});

test('the browser of a host that stands still is gone before anybody else may have the account', LONG, async () => {
  const before = await browser();
  await until('ready');
  host.kill('SIGSTOP');
  await isGone(before);
  expect((await leaseOf())?.expiresAt).toBeGreaterThan(await stage.store.now());
  host.kill('SIGCONT');
  await fake.say(said('AWAKE'));
  await expect.poll(heard, PATIENCE).toEqual(bodies('BEFORE', 'MEANWHILE', 'AFTER', 'WHILE-DOWN', 'AWAKE'));
});

test('bot, handover, agent, back to the bot, a reply on the phone, back to the bot, resolved', LONG, async () => {
  const BEN = '491702@c.us';
  const writes = (body: string) => {
    const message = said(randomUUID(), { from: BEN, body, notifyName: 'Ben' });
    return fake.say({ ...message, id: { ...message.id, remote: BEN } });
  };
  const typesOnPhone = (body: string) => {
    const message = typedOnPhone(randomUUID(), { to: BEN, body });
    return fake.say({ ...message, id: { ...message.id, remote: BEN } });
  };
  const current = () => office.current(id, BEN);
  const hears = (fits: (texts: string[]) => boolean) => expect.poll(() => fits(sent(BEN)), PATIENCE).toBe(true);
  const isNow = (state: object) => expect.poll(current, PATIENCE).toMatchObject(state);
  const conversation = async () => (await current())?.id ?? '';
  const agentWrites = async (text: string) =>
    office.command(await conversation(), { type: 'agentWrote', text, clientMessageId: randomUUID() });
  office.opens();

  await writes('Where is my order?');
  await hears((texts) => texts.length === 1);
  await writes('I want to talk to a human');
  await isNow({ status: 'waiting' });
  await office.command(await conversation(), { type: 'takeOver' });
  await agentWrites('Hello, this is a person.');
  await hears((texts) => texts.at(-1) === 'Hello, this is a person.');

  await office.command(await conversation(), { type: 'restoreToAi', instruction: 'Be kind.' });
  const back = sent(BEN).length;
  await writes('How long does delivery take?');
  await hears((texts) => texts.length > back);

  await isNow({ status: 'ai', awaitingBot: null });
  await typesOnPhone('I look it up myself.');
  await isNow({ outside: expect.any(Number) });
  const silenced = sent(BEN).length;
  await writes('Thank you, and my invoice?');
  await isNow({ outside: expect.any(Number), awaitingBot: null, last: { from: 'customer' } });
  expect(sent(BEN)).toHaveLength(silenced);
  await office.command(await conversation(), { type: 'restoreToAi', instruction: '' });
  await hears((texts) => texts.length > silenced);
  await isNow({ outside: null, awaitingBot: null });

  await office.command(await conversation(), { type: 'takeOver' });
  await agentWrites('Good bye.');
  await hears((texts) => texts.at(-1) === 'Good bye.');
  const entries = await office.entries(await conversation());
  await office.command(await conversation(), { type: 'resolve' });
  expect(entries.flatMap((entry) => (entry.type === 'outsideMessage' ? [entry.text] : []))).toEqual([
    'I look it up myself.',
  ]);
  // Everything that was said has reached them, in its order and once.
  const SAID = ['botMessage', 'agentMessage', 'notice'];
  const told = entries.flatMap((entry) => (SAID.includes(entry.type) && 'text' in entry ? [entry.text] : []));
  const firstWords = (texts: string[]) => texts.map((text) => text.slice(0, 12));
  expect(firstWords(sent(BEN))).toEqual(firstWords(told));
});
