import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADAPTERS } from '#channels/registry.ts';
import { createSealing } from '#core/store/sealing.ts';
import { startWorker } from '#workers/worker.ts';
import {
  addAgent,
  addBot,
  type Browser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
} from '../../gateway/harness.ts';
import type { Player } from './player.ts';
import { PLAYERS } from './players.ts';

const KEY = 'a secret key for tests, long enough for anything';
let players: Player[];
let gateway: Gateway;
let worker: ReturnType<typeof startWorker>;
let agent: Browser;
const accounts = new Map<string, string>();

beforeAll(async () => {
  players = await Promise.all(PLAYERS.map((start) => start()));
  const adapters = Object.fromEntries(players.map(({ kind, adapter }) => [kind, adapter]));
  gateway = await startGateway({ adapters });
  const bot = await addBot(gateway);
  const admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
  for (const { kind, settings, secrets } of players) {
    const { body } = await admin.post('/api/channels', { kind, botId: bot.id, name: kind, settings, secrets });
    accounts.set(kind, body.id);
  }
  agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id], { limit: 100 }));
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix: `test-${gateway.databaseName}` };
  worker = startWorker({
    ...{ store: gateway.store, queue, openai: undefined, log: pino({ level: 'silent' }) },
    channels: { adapters, sealing: createSealing({ newest: KEY, previous: [] }) },
  });
});
afterAll(async () => {
  await worker?.close();
  await gateway?.close();
  await Promise.all((players ?? []).map((player) => player.close()));
});

test('every platform that tells by requests plays', () => {
  const byRequest = Object.values(ADAPTERS).filter(({ webhook }) => webhook);
  expect(players.map(({ kind }) => kind).sort()).toEqual(byRequest.map(({ kind }) => kind).sort());
});

/** The customer writes; twice, as platforms do. */
const says = async ({ kind, writes }: Player, text: string): Promise<void> => {
  const { headers, body } = writes(text);
  for (let i = 0; i < 2; i++) {
    const url = `${gateway.url}/channels/${kind}/${accounts.get(kind)}`;
    expect((await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status).toBe(200);
  }
};

const SAID = ['botMessage', 'agentMessage', 'notice'];

const rowOf = async ({ kind }: Player) => {
  for (const view of ['all', 'closed']) {
    const { body } = await agent.get(`/api/conversations?view=${view}`);
    const row = body.rows?.find(({ channel }: { channel: string }) => channel === kind);
    if (row) return row as { id: string; status: string };
  }
  return undefined;
};
const isIn = (player: Player, status: string) =>
  eventually(
    `${player.kind}: ${status}`,
    async () => ((await rowOf(player))?.status === status ? true : undefined),
    40_000,
  );
const hears = ({ kind, heard }: Player, fits: (texts: string[]) => boolean) =>
  eventually(`${kind}: an answer`, () => (fits(heard()) ? true : undefined), 40_000);

test.concurrent.each([...PLAYERS.keys()])(
  'bot, handover, agent, back to the bot, resolved (%i)',
  async (at) => {
    const player = players[at];
    if (!player) throw new Error('nobody plays');
    const { heard } = player;

    await says(player, 'Where is my order?');
    await hears(player, (texts) => texts.length > 0);
    const id = (await rowOf(player))?.id ?? '';
    const command = async (what: object): Promise<void> => {
      const { status, body } = await agent.post(`/api/conversations/${id}/commands`, what);
      expect({ status, body }).toMatchObject({ status: 200 });
    };
    const writes = (text: string) => command({ type: 'agentWrote', text, clientMessageId: randomUUID() });

    await says(player, 'I want to talk to a human');
    await isIn(player, 'waiting');
    await command({ type: 'takeOver' });
    await writes('Hello, this is a person.');
    await hears(player, (texts) => texts.includes('Hello, this is a person.'));
    await says(player, 'Can you see my order?');
    await writes('Yes, it leaves today.');
    await hears(player, (texts) => texts.includes('Yes, it leaves today.'));

    const before = heard().length;
    await command({ type: 'restoreToAi', instruction: 'Be kind.' });
    await says(player, 'How long does delivery take?');
    await hears(player, (texts) => texts.length > before);
    await isIn(player, 'ai');

    await command({ type: 'takeOver' });
    await writes('Good bye.');
    await command({ type: 'resolve' });
    await isIn(player, 'resolved');
    await hears(player, (texts) => texts.includes('Good bye.'));

    const { body } = await agent.get(`/api/conversations/${id}/timeline`);
    const wrote = body.entries.filter(({ type }: { type: string }) => type === 'customerMessage');
    expect(wrote.map(({ text }: { text: string }) => text)).toEqual([
      'Where is my order?',
      'I want to talk to a human',
      'Can you see my order?',
      'How long does delivery take?',
    ]);
    // Everything that was said has reached them, in its order and once.
    const told = body.entries.filter(({ type }: { type: string }) => SAID.includes(type));
    await hears(player, (texts) => texts.length >= told.length);
    const firstWords = (texts: string[]) => texts.map((text) => text.slice(0, 12));
    expect(firstWords(heard())).toEqual(firstWords(told.map(({ text }: { text: string }) => text)));
  },
  90_000,
);
