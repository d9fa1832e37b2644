import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { asMetaWrites, signedHeaders } from '#tests/fakes/graph/webhook.ts';
import { BUSINESS, NUMBER } from '#tests/fakes/graph/whatsapp.ts';
import { eventually } from '../gateway/harness.ts';
import { startWhatsAppRig, type WhatsAppRig } from './whatsapp-rig.ts';

let rig: WhatsAppRig;
beforeAll(async () => {
  rig = await startWhatsAppRig();
});
afterAll(() => rig.close());

const newPeer = () => `1650${Math.floor(Math.random() * 1e9)}`;
const stamp = () => String(Math.floor(Date.now() / 1_000));

/** As Meta tells of it, signed. */
const tells = async (field: string, value: object): Promise<number> => {
  const change = { field, value: { messaging_product: 'whatsapp', metadata: { phone_number_id: NUMBER }, ...value } };
  const entry = [{ id: BUSINESS, changes: [change] }];
  const body = asMetaWrites({ object: 'whatsapp_business_account', entry });
  const headers = signedHeaders(body, rig.secrets.appSecret);
  const url = `${rig.gateway.url}/channels/whatsapp-cloud/${rig.accountId}`;
  return (await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status;
};
const hears = (from: string, told: object, id = `wamid.${newId()}`) =>
  tells('messages', { messages: [{ from, id, timestamp: stamp(), ...told }] });
const says = (from: string, text: string, id?: string) => hears(from, { type: 'text', text: { body: text } }, id);
/** Typed in the WhatsApp Business app. */
const typedOutside = (to: string, text: string, id = `wamid.${newId()}`) =>
  tells('smb_message_echoes', {
    message_echoes: [{ from: '15550783881', to, id, timestamp: stamp(), type: 'text', text: { body: text } }],
  });

const currentOf = (peer: string) => rig.gateway.store.conversations.currentOf(rig.accountId, peer);
const entriesOf = async (id: string): Promise<ConversationEvent[]> =>
  (await rig.gateway.store.timeline.after(EVERYTHING, id, 0, 100)) ?? [];
const until = async (peer: string, type: ConversationEvent['type'], count = 1) =>
  eventually(`${count} ${type}`, async () => {
    const conversation = await currentOf(peer);
    const entries = conversation ? await entriesOf(conversation.id) : [];
    return entries.filter((entry) => entry.type === type).length >= count ? entries : null;
  });
const idOf = async (peer: string): Promise<string> => (await currentOf(peer))?.id ?? '';
/** The number, however it is written. */
const sentTo = (peer: string) => rig.fake.sent.filter(({ to }) => String(to).replace(/\D/g, '') === peer);

describe('a person who answers on the phone', () => {
  test('is recorded once, is not sent again, and silences the bot until an agent gives it back', async () => {
    const peer = newPeer();
    expect(await says(peer, 'Where is my order?')).toBe(200);
    await until(peer, 'botMessage');
    await eventually('the answer', async () => sentTo(peer).length === 1);
    const id = await idOf(peer);
    for (const time of [1, 2])
      expect([time, await typedOutside(peer, 'I look it up.', `wamid.E${peer}`)]).toEqual([time, 200]);
    await says(peer, 'Thank you, and my invoice?');
    await until(peer, 'customerMessage', 2);
    const row = (await rig.agent.get('/api/conversations?view=all')).body.rows.find(
      (one: { id: string }) => one.id === id,
    );
    expect(row).toMatchObject({ status: 'ai', outside: expect.any(Number), last: { from: 'customer' } });
    expect(await currentOf(peer)).toMatchObject({ awaitingBot: null });
    const entries = await entriesOf(id);
    expect(entries.map(({ type }) => type)).toEqual([
      ...['opened', 'customerMessage', 'botMessage', 'outsideMessage', 'customerMessage'],
    ]);
    expect(entries[3]?.by).toEqual({ kind: 'outside' });
    expect((await rig.gateway.store.deliveries.ofConversation(id)).map(({ seq }) => seq)).toEqual([3]);

    const back = await rig.agent.post(`/api/conversations/${id}/commands`, { type: 'restoreToAi', instruction: '' });
    expect(back.status).toBe(200);
    await until(peer, 'botMessage', 2);
    expect(await currentOf(peer)).toMatchObject({ outside: null, awaitingBot: null });
    await eventually('the second answer', async () => sentTo(peer).length === 2);
  });

  test('who writes first has a conversation, and its customer is handed over when they ask for a person', async () => {
    const peer = newPeer();
    await typedOutside(peer, 'Your parcel is here.');
    await until(peer, 'outsideMessage');
    expect(await currentOf(peer)).toMatchObject({ status: 'ai', outside: expect.any(Number) });
    await says(peer, 'I want to speak to a person, please');
    await eventually('somebody to be asked for', async () => {
      const now = await currentOf(peer);
      return now !== null && now.status !== 'ai';
    });
    const entries = await entriesOf(await idOf(peer));
    expect(entries.find(({ type }) => type === 'handoverRequested')?.by).toEqual({ kind: 'customer' });
    expect(entries.some(({ type }) => type === 'botMessage')).toBe(false);
  });

  test('what Baton itself has sent is nobody’s from outside', async () => {
    const peer = newPeer();
    await says(peer, 'Hello');
    await until(peer, 'botMessage');
    const id = await idOf(peer);
    const externalId = await eventually('the id there', async () => {
      const [delivery] = await rig.gateway.store.deliveries.ofConversation(id);
      return delivery?.parts[0]?.externalIds[0];
    });
    await typedOutside(peer, 'Hello', externalId);
    await says(peer, 'Hello again');
    await until(peer, 'botMessage', 2);
    expect((await entriesOf(id)).some(({ type }) => type === 'outsideMessage')).toBe(false);
  });
});

describe('what a customer does to what was said', () => {
  test('a reaction to an answer of ours stands with it, however often it is told', async () => {
    const peer = newPeer();
    await says(peer, 'Hello');
    await until(peer, 'botMessage');
    const id = await idOf(peer);
    const answer = await eventually('the id there', async () => {
      const [delivery] = await rig.gateway.store.deliveries.ofConversation(id);
      return delivery?.parts[0]?.externalIds[0];
    });
    const timestamp = stamp();
    const reaction = { type: 'reaction', timestamp, reaction: { message_id: answer, emoji: '👍' } };
    await hears(peer, reaction);
    await hears(peer, reaction);
    await hears(peer, { type: 'reaction', reaction: { message_id: 'wamid.NOBODYS', emoji: '👍' } });
    await hears(peer, { type: 'reaction', reaction: { message_id: answer } });
    await until(peer, 'customerReacted', 2);
    const reactions = (await entriesOf(id)).filter(({ type }) => type === 'customerReacted');
    expect(reactions).toMatchObject([
      { to: 3, emoji: '👍' },
      { to: 3, emoji: null },
    ]);
  });

  test('an edit and a deletion change the line of the list, and the bot answers neither', async () => {
    const peer = newPeer();
    const wamid = `wamid.M${peer}`;
    await typedOutside(peer, 'Yes?');
    await says(peer, 'Helo', wamid);
    await hears(peer, {
      ...{ type: 'edit' },
      edit: { original_message_id: wamid, message: { type: 'text', text: { body: 'Hello' } } },
    });
    await until(peer, 'customerEdited');
    expect((await currentOf(peer))?.last).toMatchObject({ from: 'customer', text: 'Hello' });
    await hears(peer, { type: 'revoke', revoke: { original_message_id: wamid } });
    await until(peer, 'customerDeleted');
    expect((await currentOf(peer))?.last).toMatchObject({ text: '', deleted: true });
    expect(sentTo(peer)).toEqual([]);
  });
});
