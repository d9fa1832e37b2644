import { expect, test } from 'vitest';
import { EVERYTHING } from '#core/store/scope.ts';
import { play, type Spoil } from '#tests/model/play.ts';
import { serviceUrls } from './harness.ts';

const COMMANDS = 50;
const playHere = (runs: number) => play(serviceUrls().mongoUrl, { runs, commands: COMMANDS });
/** From a seed on whose first few runs notice it; where the commands change, it may be a later one. */
const playSpoilt = (seed: number, spoil: Spoil) =>
  play(serviceUrls().mongoUrl, { runs: 300, commands: COMMANDS, smallest: false, seed }, spoil);

test('random commands of customers, agents, bots, routers and sweeps, with deaths and races, lead where a plain model says', async () => {
  expect((await playHere(20)).runs).toBe(20);
}, 120_000);

test('without the index of units the model finds an agent over the limit', async () => {
  await expect(playSpoilt(4, { index: 'slots_1' })).rejects.toThrow('Property failed');
}, 120_000);

test('without the fence the model finds what was overwritten', async () => {
  const unfenced: Spoil = {
    store: (store) => {
      const { conversations } = store;
      const write: typeof conversations.write = async (before, events, extra) => {
        const current = await conversations.find(EVERYTHING, before.id);
        return conversations.write({ ...before, version: current?.version ?? before.version }, events, extra);
      };
      return { ...store, conversations: { ...conversations, write } };
    },
  };
  await expect(playSpoilt(9, unfenced)).rejects.toThrow('Property failed');
}, 120_000);

test('without the memory of rows that were taken in, the model finds them twice', async () => {
  const forgetful: Spoil = {
    store: (store) => {
      const { conversations } = store;
      const loadTogether: typeof conversations.loadTogether = async (id) => {
        const loaded = await conversations.loadTogether(id);
        return loaded && { ...loaded, applied: [] };
      };
      return { ...store, conversations: { ...conversations, loadTogether } };
    },
  };
  await expect(playSpoilt(1, forgetful)).rejects.toThrow('Property failed');
}, 120_000);
