import { randomUUID } from 'node:crypto';
import { createApi } from '#channels/api/adapter.ts';
import { createBotFramework } from '#channels/bot-framework/adapter.ts';
import { createInstagram } from '#channels/instagram/adapter.ts';
import { createMessenger } from '#channels/messenger/adapter.ts';
import { createWhatsAppCloud } from '#channels/whatsapp-cloud/adapter.ts';
import { startApiClient } from '#tests/fakes/api-client/api-client.ts';
import { signedHeaders as signedByClient } from '#tests/fakes/api-client/standard-webhooks.ts';
import { APP as BOT_APP, startFakeBotFramework } from '#tests/fakes/bot-framework/fake-bot-framework.ts';
import { startFakeInstagram } from '#tests/fakes/graph/instagram.ts';
import { startFakeMessenger } from '#tests/fakes/graph/messenger.ts';
import { APP, INSTAGRAM, PAGE, TOKEN } from '#tests/fakes/graph/page-messages.ts';
import { asMetaWrites, signedHeaders } from '#tests/fakes/graph/webhook.ts';
import { BUSINESS, NUMBER, startFakeWhatsApp, TOKEN as WHATSAPP_TOKEN } from '#tests/fakes/graph/whatsapp.ts';
import { asAdapter, type Player } from './player.ts';

const META = { appSecret: 'of the app', verifyToken: 'our own words' };
const byMeta = (body: object) => {
  const bytes = new Uint8Array(asMetaWrites(body));
  return { headers: { ...signedHeaders(bytes, META.appSecret) } as Record<string, string>, body: bytes };
};
const keyOf = (letter: string): string => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`;

const api = async (): Promise<Player> => {
  const secrets = { outgoingKey: keyOf('o'), incomingKey: keyOf('i') };
  const client = await startApiClient(secrets.outgoingKey);
  return {
    ...{ kind: 'api', adapter: asAdapter(createApi()), settings: { url: client.url }, secrets },
    writes: (text) => {
      const data = { id: randomUUID(), customer: { id: 'anna', name: 'Anna' }, text };
      const said = { type: 'message.created', timestamp: new Date().toISOString(), data };
      const body = new Uint8Array(Buffer.from(JSON.stringify(said)));
      return { headers: signedByClient(secrets.incomingKey, randomUUID(), body), body };
    },
    heard: () => client.messages().map(({ data }) => data.text ?? ''),
    close: client.close,
  };
};

const whatsAppCloud = async (): Promise<Player> => {
  const fake = await startFakeWhatsApp();
  const from = '16505551234';
  const adapter = createWhatsAppCloud({ graphUrl: fake.url });
  return {
    ...{ kind: 'whatsapp-cloud', adapter: asAdapter(inHaste(adapter)) },
    settings: { phoneNumberId: NUMBER, businessAccountId: BUSINESS },
    secrets: { accessToken: WHATSAPP_TOKEN, ...META },
    writes: (text) => {
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const message = { from, id: `wamid.${randomUUID()}`, timestamp, type: 'text', text: { body: text } };
      const value = {
        ...{ messaging_product: 'whatsapp', metadata: { display_phone_number: '1', phone_number_id: NUMBER } },
        ...{ contacts: [{ profile: { name: 'Anna' }, wa_id: from }], messages: [message] },
      };
      const entry = [{ id: BUSINESS, changes: [{ field: 'messages', value }] }];
      return byMeta({ object: 'whatsapp_business_account', entry });
    },
    heard: () => fake.sent.map(({ text, interactive }) => wordsOf(text) || wordsOf(interactive)),
    close: fake.close,
  };
};
/** The pause that follows a burst, in a tenth of its time: how long it is has tests of its own. */
const inHaste = ({ capabilities, ...adapter }: ReturnType<typeof createWhatsAppCloud>) => {
  const { rate } = capabilities;
  return { ...adapter, capabilities: { ...capabilities, rate: { ...rate, perPeerEvery: rate.perPeerEvery / 10 } } };
};
const wordsOf = (content: unknown): string => {
  const { body } = (content ?? {}) as { body?: string | { text?: string } };
  return typeof body === 'string' ? body : (body?.text ?? '');
};

const page = async (kind: 'messenger' | 'instagram'): Promise<Player> => {
  const isPage = kind === 'messenger';
  const fake = await (isPage ? startFakeMessenger() : startFakeInstagram());
  const own = isPage ? PAGE : INSTAGRAM;
  const sender = { id: '6254477777772919' };
  return {
    kind,
    adapter: asAdapter(isPage ? createMessenger({ graphUrl: fake.url }) : createInstagram({ graphUrl: fake.url })),
    settings: { pageId: PAGE, appId: APP, ...(!isPage && { instagramId: INSTAGRAM }) },
    secrets: { accessToken: TOKEN, ...META },
    writes: (text) => {
      const [time, message] = [Date.now(), { mid: `m_${randomUUID()}`, text }];
      const messaging = [{ sender, recipient: { id: own }, timestamp: time, message }];
      return byMeta({ object: isPage ? 'page' : 'instagram', entry: [{ id: own, time, messaging }] });
    },
    heard: () => fake.sent.map(({ message }) => String(message.text ?? '')),
    close: fake.close,
  };
};

const botFramework = async (): Promise<Player> => {
  const fake = await startFakeBotFramework();
  const [user, bot] = [{ id: '2404829052872617', name: 'Anna' }, { id: '145456495523754' }];
  const conversation = { id: `${user.id}-${bot.id}` };
  fake.conversations.add(conversation.id);
  return {
    ...{ kind: 'bot-framework', adapter: asAdapter(createBotFramework({ loopback: fake.loopback })) },
    ...{ settings: { appId: BOT_APP.id, tenantId: BOT_APP.tenant }, secrets: { appPassword: BOT_APP.password } },
    writes: (text) => {
      const activity = {
        ...{ type: 'message', id: randomUUID(), timestamp: new Date().toISOString(), serviceUrl: fake.url },
        ...{ channelId: 'facebook', from: user, conversation, recipient: bot, text },
      };
      const authorization = `Bearer ${fake.issuer.tokenFor(BOT_APP.id, fake.url)}`;
      const body = new Uint8Array(Buffer.from(JSON.stringify(activity)));
      return { headers: { 'content-type': 'application/json', authorization }, body };
    },
    heard: () =>
      fake.sent.filter(({ type }) => type === 'message').map((sent) => String((sent as { text?: string }).text)),
    close: fake.close,
  };
};

export const PLAYERS: readonly (() => Promise<Player>)[] = [
  api,
  whatsAppCloud,
  () => page('messenger'),
  () => page('instagram'),
  botFramework,
];
