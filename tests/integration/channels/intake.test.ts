import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { externalId, peerId } from '#channels/contract/ids.ts';
import type { InboundEvent, Part } from '#channels/contract/inbound.ts';
import { type Hearing, says, someone, startHearing } from './hearing.ts';

let hearing: Hearing;

beforeAll(async () => {
  hearing = await startHearing();
});
afterAll(() => hearing.rig.gateway.close());

const hear: Hearing['hear'] = (...events) => hearing.hear(...events);
const at: Hearing['at'] = (peer) => hearing.at(peer);

describe('a message', () => {
  test('begins a conversation with what is known of the sender', async () => {
    const peer = someone();
    await hear(says({ peer, phone: '+49 170 1234567', language: 'pt_BR' }, 'Oi'));
    expect((await at(peer)).conversation).toMatchObject({
      ...{ channel: 'api', channelAccountId: hearing.account.id, botId: hearing.rig.bot.id, peer },
      ...{ customerName: 'Visitor 4567', language: 'pt-BR' },
    });
  });

  test('is made of all of its parts', async () => {
    const peer = someone();
    const parts: Part[] = [
      { kind: 'media', media: 'image', ref: 'x' as never, fileName: 'photo.jpg' },
      { kind: 'text', text: 'Broken' },
      { kind: 'choice', id: '1', title: 'Yes' },
    ];
    await hear(says({ peer }, '', parts));
    const { conversation, texts } = await at(peer);
    expect(texts).toEqual(['Broken\nYes']);
    expect(await hearing.store.files.ofConversation(conversation?.id ?? '')).toMatchObject([{ name: 'photo.jpg' }]);
  });
});

describe('what else is heard', () => {
  test('receipts are passed on, and answers from elsewhere taken in, under the id of the conversation', async () => {
    const [peer, alias] = [someone(), someone()];
    await hear(says({ peer, aliases: [alias] }, 'one'));
    const parts: Part[] = [{ kind: 'text', text: 'Hello' }];
    const receipt = { type: 'receipt', at: 1, status: 'read', peer: peerId(alias), upTo: 5 } as const;
    await hear(receipt, { type: 'outside', id: externalId('o'), at: 1, to: peerId(alias), parts });
    expect(hearing.settled).toContainEqual([hearing.account.id, { ...receipt, peer }]);
    expect((await at(peer)).texts).toEqual(['one', 'Hello']);
  });

  test('that a customer types is shown to those who look, whatever they are called by, and nothing of it is kept', async () => {
    const [peer, alias] = [someone(), someone()];
    const types = (who: string): InboundEvent => ({ type: 'typing', from: { peer: peerId(who) } });
    await hear(says({ peer, aliases: [alias], name: 'Priya' }, 'one'), types(alias), types(someone()));
    const conversationId = (await at(peer)).conversation?.id;
    const typing = { type: 'typing', conversationId, who: 'customer', name: 'Priya' };
    expect(hearing.typed).toEqual([[conversationId, typing]]);
    expect((await at(peer)).texts).toEqual(['one']);
  });

  test('the state of a session is kept, and never what pairs with it', async () => {
    await hear({ type: 'session', state: 'qr', qr: '2@pair-with-me' });
    await hear({ type: 'session', state: 'code', code: 'ABCD-EFGH' });
    const paired = await hearing.store.channelAccounts.byId(hearing.account.id);
    expect(paired?.health.state).toBe('code');
    expect(JSON.stringify(paired)).not.toMatch(/pair-with-me|ABCD-EFGH/);
    await hear({ type: 'session', state: 'degraded', why: 'The phone is away.' });
    await hear({ type: 'session', state: 'ready' });
    const known = await hearing.store.channelAccounts.byId(hearing.account.id);
    expect(known?.health).toMatchObject({ state: 'ready', lastError: { why: 'The phone is away.' } });
  });

  test('of reactions, edits, deletions and typing about nothing that is known only when they came is kept', async () => {
    const from = { peer: peerId(someone()) };
    const id = externalId('x');
    await hear(
      { type: 'reaction', at: 1, from, to: id, emoji: '🦊' },
      { type: 'edit', id, at: 1, from, text: 'the fox' },
      { type: 'delete', id, at: 1, from },
      { type: 'typing', from },
    );
    const known = await hearing.store.channelAccounts.byId(hearing.account.id);
    expect(Object.keys(known?.lastEvents ?? {})).toEqual(
      expect.arrayContaining(['reaction', 'edit', 'delete', 'typing']),
    );
    expect(JSON.stringify(known)).not.toMatch(/🦊|fox/);
  });

  test('what is heard all the time is written once a second, and each kind for itself', async () => {
    const { channelAccounts } = hearing.store;
    const { id } = hearing.account;
    const later = Date.now() + 3_600_000;
    const times = async () => (await channelAccounts.byId(id))?.lastEvents;
    await channelAccounts.heard(id, 'message', later);
    await channelAccounts.heard(id, 'message', later + 999);
    await channelAccounts.heard(id, 'receipt', later + 999);
    expect(await times()).toMatchObject({ message: later, receipt: later + 999 });
    await channelAccounts.heard(id, 'message', later + 1_000);
    expect(await times()).toMatchObject({ message: later + 1_000 });
  });
});
