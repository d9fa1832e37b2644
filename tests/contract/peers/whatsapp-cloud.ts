import { expect } from 'vitest';
import type { RawRequest } from '#channels/contract/adapter.ts';
import { externalId, peerId } from '#channels/contract/ids.ts';
import { MEDIA_KINDS } from '#channels/contract/inbound.ts';
import type { Recipient, SendResult } from '#channels/contract/outbound.ts';
import { createWhatsAppCloud } from '#channels/whatsapp-cloud/adapter.ts';
import type { Misconduct } from '../../fakes/graph/behaviour.ts';
import { asMetaWrites, signedHeaders } from '../../fakes/graph/webhook.ts';
import { BUSINESS, NUMBER, type SentMessage, startFakeWhatsApp, TOKEN } from '../../fakes/graph/whatsapp.ts';
import { bodyOf, TELLINGS } from '../../fixtures/channels/whatsapp-cloud/tellings.ts';
import type { Arrived, ContractPeer, Misbehaviour } from '../peer.ts';

const HOW: Record<Misbehaviour, Misconduct> = {
  unavailable: { kind: 'refuse', code: 131016, status: 503, headers: { 'retry-after': '2' } },
  cut: { kind: 'cut' },
  auth: { kind: 'refuse', code: 190, status: 401 },
  recipient: { kind: 'refuse', code: 131026 },
  content: { kind: 'refuse', code: 131009 },
  window: { kind: 'refuse', code: 131047 },
};

const account = {
  id: '0193c5b0-0000-7000-8000-000000000001',
  settings: { phoneNumberId: NUMBER, businessAccountId: BUSINESS },
  secrets: { accessToken: TOKEN, appSecret: '1c9f5c0bd5e2d3a4', verifyToken: 'our own words' },
};
const TEMPLATE = { name: 'hello', language: 'en_US', category: 'UTILITY' };
const stranger = { ...account, secrets: { ...account.secrets, appSecret: 'that of another app' } };

export const openPeer = async (): Promise<ContractPeer> => {
  const fake = await startFakeWhatsApp();
  const { webhook, outbound, extras } = createWhatsAppCloud({ graphUrl: fake.url });
  if (!webhook || !outbound || !extras) throw new Error('WhatsApp is spoken to over webhooks and requests.');
  fake.templates.push({ ...TEMPLATE, status: 'APPROVED', components: [{ type: 'BODY', text: 'Hello {{1}}' }] });
  const reach = { fetch, now: Date.now, signal: new AbortController().signal };
  const to = (): Recipient => ({ peer: peerId('16505551234'), lastHeard: Date.now() });
  let deliveries = 0;

  const genuine = (body: Uint8Array): RawRequest => ({
    ...{ method: 'POST', query: {}, body },
    headers: signedHeaders(body, account.secrets.appSecret),
  });

  return {
    tellings: Object.entries(TELLINGS).map(([name, events]) => ({ name, events })),
    tell: async (name) => {
      const request = genuine(asMetaWrites(bodyOf(name)));
      expect(await webhook.authenticate(request, account, reach)).toEqual({ genuine: true });
      return webhook.parse(request.body, account);
    },
    send: async (message) => {
      const results: SendResult[] = [];
      for (const payload of outbound.render(message, to()))
        results.push(await outbound.send(payload, to(), { account, deliveryId: `delivery:${++deliveries}`, reach }));
      return results;
    },
    arrived: () => fake.sent.map(arrivedAs),
    misbehave: (how) => fake.misbehave(how && HOW[how]),
    misbehaviours: Object.keys(HOW) as Misbehaviour[],
    vanish: fake.close,
    webhook: { account, stranger, reach, genuine, signsBody: true, body: asMetaWrites(bodyOf('text')) },
    showTyping: async () => {
      await extras.showTyping?.(to(), { account, heard: externalId('wamid.IN1'), reach });
      return fake.reads.filter((read) => read.typing_indicator !== undefined).length;
    },
    template: { name: TEMPLATE.name, language: TEMPLATE.language, parameters: ['Ada'] },
    close: () => fake.close().catch(() => undefined),
  };
};

type Content = { body?: string | { text: string }; caption?: string; name?: string; action?: Action };
type Action = {
  buttons?: { reply: { title: string } }[];
  sections?: { rows: { title: string; description?: string }[] }[];
};

const arrivedAs = (message: SentMessage): Arrived => {
  const { type } = message;
  const { body, caption, name, action } = message[type] as Content;
  const rows = action?.sections?.flatMap((section) => section.rows) ?? [];
  return {
    to: String(message.to ?? message.recipient),
    text: (typeof body === 'string' ? body : body?.text) ?? caption ?? '',
    choices: [...(action?.buttons?.map(({ reply }) => reply.title) ?? []), ...rows.map(({ title }) => title)],
    media: MEDIA_KINDS.find((kind) => kind === type) ?? null,
    template: type === 'template' ? (name ?? null) : null,
  };
};
