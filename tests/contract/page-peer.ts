import { expect } from 'vitest';
import type { Account, Adapter, RawRequest } from '#channels/contract/adapter.ts';
import { externalId, peerId } from '#channels/contract/ids.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import type { Recipient, SendResult } from '#channels/contract/outbound.ts';
import type { Payload } from '#channels/meta/messaging-payload.ts';
import type { PageAccount, PageSettings } from '#channels/meta/page-account.ts';
import type { Misconduct } from '../fakes/graph/behaviour.ts';
import { CUSTOMER, type FakePage, type SentMessage } from '../fakes/graph/page-messages.ts';
import { asMetaWrites, signedHeaders } from '../fakes/graph/webhook.ts';
import type { Arrived, ContractPeer, Misbehaviour } from './peer.ts';

const MEDIA = { image: 'image', audio: 'audio', video: 'video', file: 'document' } as const;

type Spoken<Settings extends PageSettings> = {
  fake: FakePage;
  adapter: Adapter<Settings, PageAccount['secrets'], Payload>;
  account: PageAccount<Settings> & Account<Settings, PageAccount['secrets']>;
  fixtures: { bodyOf: (name: string) => unknown; TELLINGS: Readonly<Record<string, InboundEvent[]>> };
  /** What Meta answers when the time is over. */
  closed: Misconduct;
};

/** What is spoken to through a page: the other side of Messenger and of Instagram. */
export const pagePeer = <Settings extends PageSettings>({
  fake,
  adapter: { webhook, outbound, extras },
  account,
  fixtures: { bodyOf, TELLINGS },
  closed,
}: Spoken<Settings>): ContractPeer => {
  if (!webhook || !outbound || !extras) throw new Error('Meta is spoken to over webhooks and requests.');
  const how: Record<Misbehaviour, Misconduct> = {
    unavailable: { kind: 'refuse', code: 613, status: 503, headers: { 'retry-after': '2' } },
    cut: { kind: 'cut' },
    auth: { kind: 'refuse', code: 190, status: 401 },
    recipient: { kind: 'refuse', code: 551, subcode: 1545041 },
    content: { kind: 'refuse', code: 100 },
    window: closed,
  };
  const stranger = { ...account, secrets: { ...account.secrets, appSecret: 'that of another app' } };
  const reach = { fetch, now: Date.now, signal: new AbortController().signal };
  const to = (): Recipient => ({ peer: peerId(CUSTOMER), lastHeard: Date.now() });
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
    misbehave: (kind) => fake.misbehave(kind && how[kind]),
    misbehaviours: Object.keys(how) as Misbehaviour[],
    vanish: fake.close,
    webhook: { account, stranger, reach, genuine, signsBody: true, body: asMetaWrites(bodyOf('text')) },
    showTyping: async () => {
      await extras.showTyping?.(to(), { account, heard: externalId('m_IN1'), reach });
      return fake.actions.filter(({ sender_action }) => sender_action === 'typing_on').length;
    },
    close: () => fake.close().catch(() => undefined),
  };
};

type Content = { text?: string; attachment?: { type: keyof typeof MEDIA }; quick_replies?: { title: string }[] };

const arrivedAs = ({ recipient, message }: SentMessage): Arrived => {
  const { text = '', attachment, quick_replies: replies = [] } = message as Content;
  return {
    ...{ to: (recipient as { id: string }).id, text, template: null },
    choices: replies.map(({ title }) => title),
    media: attachment ? MEDIA[attachment.type] : null,
  };
};
