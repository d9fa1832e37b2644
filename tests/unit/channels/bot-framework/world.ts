import { createBotFramework } from '#channels/bot-framework/adapter.ts';
import type { BotAccount } from '#channels/bot-framework/settings.ts';
import type { RawRequest, Reach } from '#channels/contract/adapter.ts';
import { peerId } from '#channels/contract/ids.ts';
import type { OutgoingFile, OutgoingMessage, Recipient } from '#channels/contract/outbound.ts';
import { APP, startFakeBotFramework } from '../../../fakes/bot-framework/fake-bot-framework.ts';

export const CONVERSATION = 'c-1';

export const account: BotAccount = {
  id: '0193c5b0-0000-7000-8000-000000000002',
  settings: { appId: APP.id, tenantId: APP.tenant },
  secrets: { appPassword: APP.password },
};

export const message = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  ...{ text: '', choices: [], files: [], by: 'agent' },
  ...changes,
});

export const file = (changes: Partial<OutgoingFile> = {}): OutgoingFile => ({
  ...{ media: 'image', mimeType: 'image/png', fileName: 'a.png', size: 3 },
  open: async () => new Uint8Array([1, 2, 3]),
  ...changes,
});

export const request = (body: object, authorization?: string): RawRequest => ({
  ...{ method: 'POST', query: {}, body: Buffer.from(JSON.stringify(body)) },
  headers: { 'content-type': 'application/json', authorization },
});

/** An adapter whose Microsoft is a fake, and a customer of whom it has heard. */
export const startWorld = async () => {
  const fake = await startFakeBotFramework();
  fake.conversations.add(CONVERSATION);
  const { webhook, outbound, extras } = createBotFramework({ loopback: fake.loopback });
  if (!webhook || !outbound || !extras) throw new Error('The Bot Framework speaks over requests.');
  let ahead = 0;
  const reach: Reach = { fetch, now: () => Date.now() + ahead, signal: new AbortController().signal };
  const route = JSON.stringify({ serviceUrl: `${fake.url}/`, user: 'u-1', bot: 'b-1' });
  const to = (changes: Partial<Recipient> = {}): Recipient => ({
    ...{ peer: peerId(`webchat/${CONVERSATION}`), lastHeard: null, route },
    ...changes,
  });
  return {
    ...{ fake, webhook, outbound, extras, reach, to },
    activity: (changes: object = {}) => ({
      ...{ type: 'message', id: 'a-1', timestamp: '2026-11-22T10:00:00Z', serviceUrl: fake.url, channelId: 'webchat' },
      ...{ from: { id: 'u-1' }, recipient: { id: 'b-1' }, conversation: { id: CONVERSATION }, text: 'Hello' },
      ...changes,
    }),
    pass: (ms: number): void => {
      ahead += ms;
    },
    send: async (said: OutgoingMessage, recipient = to(), using: BotAccount = account, signal = reach.signal) => {
      const context = { account: using, deliveryId: 'd', reach: { ...reach, signal } };
      const results = [];
      for (const payload of outbound.render(said, recipient))
        results.push(await outbound.send(payload, recipient, context));
      return results;
    },
  };
};
export type World = Awaited<ReturnType<typeof startWorld>>;
