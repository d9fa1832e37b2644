import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { PRESENCE_LEASE } from '#core/domain/presence.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { applyCommand } from '#core/store/apply.ts';
import { newId } from '#core/store/ids.ts';
import type { EndingsDeps } from '#workers/sweep/endings.ts';
import { CUSTOMER, endingStage, gateways, SECOND, SYSTEM } from './ending-stage.ts';
import { actorOf, type Harness } from './harness.ts';

const stage = endingStage();
const { sweepIn, endings, begin, load, status, entries } = stage;

describe('a customer who left', () => {
  const { customersHere, customersLeft } = {
    customersHere: (...args: Parameters<Harness['store']['conversations']['customersHere']>) =>
      stage.harness.store.conversations.customersHere(...args),
    customersLeft: async (gateway: string, customer: Awaited<ReturnType<typeof begin>>['customer']) =>
      stage.harness.store.conversations.customersLeft(gateway, [{ ...customer, at: await stage.harness.store.now() }]),
  };

  test('ends the conversation after the time that the bot says, once for eight sweeps, and frees the agent', async () => {
    await endings({ left: 60 });
    const agent = await stage.harness.addAgent({ limit: 1, listening: false });
    const { id, customer } = await begin();
    await stage.harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await sweepIn(3_600 * SECOND);
    expect(await status(id)).toBe('taken');
    await customersLeft('here', customer);
    await sweepIn(50 * SECOND);
    expect(await status(id)).toBe('taken');
    await Promise.all(Array.from({ length: 8 }, () => sweepIn(61 * SECOND)));
    expect(await status(id)).toBe('dropped');
    expect(await entries(id, 'dropped')).toMatchObject([{ how: 'left', by: { kind: 'system' } }]);
    expect((await stage.harness.store.conversations.heldSlots([agent.id])).get(agent.id)).toEqual([]);
  });

  test('is not away as long as another gateway holds a connection, whatever the order', async () => {
    await endings({ left: 60 });
    const { id, customer } = await begin();
    await customersHere('there', [customer]);
    await customersLeft('here', customer);
    await sweepIn(3_600 * SECOND);
    expect(await status(id)).toBe('ai');
    // The page was opened here before it was closed there.
    await customersHere('here', [customer]);
    await customersLeft('there', customer);
    await sweepIn(3_600 * SECOND);
    expect(await status(id)).toBe('ai');
    await customersLeft('here', customer);
    await sweepIn(61 * SECOND);
    expect(await status(id)).toBe('dropped');
  });

  test('keeps the place in the queue when they are back in time, and the time begins anew', async () => {
    await endings({ left: 60 });
    const { id, customer } = await begin();
    const { conversation } = await stage.harness.apply(id, ASKING, CUSTOMER);
    await customersLeft('here', customer);
    await sweepIn(50 * SECOND);
    await customersHere('there', [customer]);
    await sweepIn(3_600 * SECOND);
    expect((await load(id)).conversation).toMatchObject({ status: 'waiting', waiting: conversation.waiting });
    expect((await load(id)).awaySince).toBeNull();
  });

  test('who comes back in the very moment of the decision stays', async () => {
    await endings({ left: 60 });
    const { id, customer } = await begin();
    await customersLeft('here', customer);
    const { bots } = stage.harness.store;
    let tries = 0;
    // After the conversation was read as left, before it is written.
    const cached: typeof bots.cached = async (botId) => {
      tries += 1;
      if (tries === 1) await customersHere('there', [customer]);
      return bots.cached(botId);
    };
    const store = { ...stage.harness.store, bots: { ...bots, cached } };
    const applyIf: EndingsDeps['applyIf'] = (each, request, onlyIf) =>
      applyCommand({ ...store, settle: () => undefined }, each, request, SYSTEM, { onlyIf });
    await sweepIn(61 * SECOND, { applyIf });
    expect(tries).toBe(1);
    expect(await status(id)).toBe('ai');
  });

  test.each(gateways)('is away when the gateway died, and not when only the one %s did', async (dead) => {
    await endings({ left: 60 });
    const { store } = stage.harness;
    const now = await store.now();
    const [first, second] = [newId(), newId()];
    const ids = { here: first, there: second };
    for (const name of gateways) await store.gateways.begin(ids[name], name === dead ? now - PRESENCE_LEASE : now);
    const lonely = await begin(ids[dead]);
    const both = await begin(first);
    await customersHere(second, [both.customer]);
    await sweepIn(0);
    expect((await load(lonely.id)).awaySince).toBe(now - PRESENCE_LEASE);
    expect((await load(both.id)).awaySince).toBeNull();
    await sweepIn(61 * SECOND, { gateways: { ...store.gateways, silentSince: async () => [] } });
    expect([await status(lonely.id), await status(both.id)]).toEqual(['dropped', 'ai']);
    // It was only frozen: it learns that it has to begin again.
    expect(await store.gateways.renew(ids[dead], now + 1)).toBe(false);
  });

  test('a sweep that dies after it condemned a gateway is followed by another', async () => {
    const { store } = stage.harness;
    const now = await store.now();
    const dead = newId();
    await store.gateways.begin(dead, now - PRESENCE_LEASE);
    const { id } = await begin(dead);
    const gatewayGone = async () => {
      throw new Error('killed');
    };
    const dying = { conversations: { ...store.conversations, gatewayGone } };
    await expect(sweepIn(0, dying)).rejects.toThrow('killed');
    expect(await store.gateways.renew(dead, now)).toBe(false);
    await sweepIn(0);
    expect((await load(id)).awaySince).toBe(now - PRESENCE_LEASE);
  });

  test('is never said of channels that cannot know, and of conversations that no connection was meant for', async () => {
    await endings({ left: 60 });
    const whatsapp = await begin(null, 'whatsapp-cloud');
    const { id: botId, channelAccountId } = stage.harness.bot;
    const from = { botId, channel: 'web', channelAccountId, peer: randomUUID(), customerName: 'Priya' } as const;
    const imported = await ensureConversation(stage.harness.store, from);
    await sweepIn(3_600 * SECOND);
    expect([await status(whatsapp.id), await status(imported)]).toEqual(['ai', 'ai']);
  });

  test('a conversation that goes on again begins as away, until a gateway says otherwise', async () => {
    await endings({ left: 60 });
    const agent = await stage.harness.addAgent({ listening: false });
    const both = [await begin(), await begin()];
    for (const { id } of both) await stage.harness.apply(id, { type: 'resolve' }, actorOf(agent));
    for (const { id } of both) await stage.harness.apply(id, { type: 'reopen' }, actorOf(agent));
    const [gone, back] = both;
    if (back) await customersHere('here', [back.customer]);
    await sweepIn(61 * SECOND);
    expect([await status(gone?.id ?? ''), await status(back?.id ?? '')]).toEqual(['dropped', 'taken']);
  });
});
