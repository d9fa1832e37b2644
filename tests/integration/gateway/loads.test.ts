import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  change,
  type Gateway,
  signedIn,
  startGateway,
} from './harness.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

it("tells colleagues of an agent's load the moment conversations come and go", async () => {
  const bot = await addBot(gateway);
  const [maya, omar] = await Promise.all([addAgent(gateway, 'agent', [bot.id]), addAgent(gateway, 'agent', [bot.id])]);
  const { id } = await addConversation(gateway, bot, 'I want to talk to a person');
  const { conversation } = await change(gateway, id, ASKING);
  // As if a worker had seen to what has happened so far.
  await gateway.store.conversations.acknowledge(id, conversation.seq);
  const browser = await signedIn(gateway, maya);
  const screens = [agentSocket(gateway, browser), agentSocket(gateway, await signedIn(gateway, omar))];
  const [own, colleague] = screens;
  await Promise.all(screens.map(({ hears }) => hears('presence')));

  const load = (active: number) => (message: { agentId: string; active: number }) =>
    message.agentId === maya.id && message.active === active;
  const command = (type: string) => browser.post(`/api/conversations/${id}/commands`, { type });
  expect((await command('accept')).status).toBe(200);
  await Promise.all([own?.hears('presence', load(1)), colleague?.hears('presence', load(1))]);

  for (const { heard } of screens) heard.length = 0;
  await command('resolve');
  await colleague?.hears('presence', load(0));
  expect(colleague?.heard.filter(({ type }) => type === 'presence')).toHaveLength(1);
  for (const { close } of screens) close();
});
