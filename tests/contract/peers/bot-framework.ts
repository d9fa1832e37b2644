import { expect } from 'vitest';
import { createBotFramework } from '#channels/bot-framework/adapter.ts';
import type { BotAccount } from '#channels/bot-framework/settings.ts';
import type { RawRequest, Webhook } from '#channels/contract/adapter.ts';
import { peerId } from '#channels/contract/ids.ts';
import { MEDIA_KINDS } from '#channels/contract/inbound.ts';
import type { Recipient, SendResult } from '#channels/contract/outbound.ts';
import type { SentActivity } from '../../fakes/bot-framework/connector.ts';
import { APP, type Misconduct, startFakeBotFramework } from '../../fakes/bot-framework/fake-bot-framework.ts';
import { bodyOf, TELLINGS } from '../../fixtures/channels/bot-framework/tellings.ts';
import type { Arrived, ContractPeer, Misbehaviour } from '../peer.ts';

const HOW: Partial<Record<Misbehaviour, Misconduct>> = {
  unavailable: { kind: 'refuse', status: 503, code: 'ServiceUnavailable', headers: { 'retry-after': '2' } },
  cut: { kind: 'cut' },
  auth: { kind: 'refuse', status: 401, code: 'BotNotAuthorized' },
  recipient: { kind: 'refuse', status: 404, code: 'ConversationNotFound' },
  content: { kind: 'refuse', status: 400, code: 'BadSyntax' },
};

const account: BotAccount = {
  id: '0193c5b0-0000-7000-8000-000000000002',
  settings: { appId: APP.id, tenantId: APP.tenant },
  secrets: { appPassword: APP.password },
};
const stranger = { ...account, settings: { ...account.settings, appId: '11111111-2222-4333-8444-555555555555' } };

const CONVERSATION = '2404829052872617-145456495523754';

export const openPeer = async (): Promise<ContractPeer> => {
  const fake = await startFakeBotFramework();
  fake.conversations.add(CONVERSATION);
  const { webhook, outbound, extras } = createBotFramework({ loopback: fake.loopback });
  if (!webhook || !outbound || !extras) throw new Error('The Bot Framework speaks over requests.');
  const reach = { fetch, now: Date.now, signal: new AbortController().signal };
  const route = JSON.stringify({ serviceUrl: fake.url, user: '2404829052872617', bot: '145456495523754' });
  const to = (): Recipient => ({ peer: peerId(`facebook/${CONVERSATION}`), lastHeard: Date.now(), route });
  let deliveries = 0;

  const genuine = (body: Uint8Array): RawRequest => {
    const { serviceUrl } = JSON.parse(Buffer.from(body).toString()) as { serviceUrl: string };
    const authorization = `Bearer ${fake.issuer.tokenFor(APP.id, serviceUrl)}`;
    return { method: 'POST', query: {}, body, headers: { 'content-type': 'application/json', authorization } };
  };
  const written = (name: string): Uint8Array => Buffer.from(JSON.stringify(bodyOf(name)));

  return {
    tellings: Object.entries(TELLINGS).map(([name, events]) => ({ name, events })),
    tell: async (name) => {
      const request = genuine(written(name));
      expect((await webhook.authenticate(request, account, reach)).genuine, name).toBe(true);
      return webhook.parse(request.body, account);
    },
    send: async (message) => {
      const results: SendResult[] = [];
      for (const payload of outbound.render(message, to()))
        results.push(await outbound.send(payload, to(), { account, deliveryId: `delivery:${++deliveries}`, reach }));
      return results;
    },
    arrived: () => fake.sent.filter(({ type }) => type === 'message').map(arrivedAs),
    misbehave: (how) => fake.misbehave((how && HOW[how]) ?? null),
    misbehaviours: Object.keys(HOW) as Misbehaviour[],
    vanish: fake.close,
    webhook: {
      ...{ account, stranger, reach, genuine, signsBody: false, body: written('text') },
      authenticate: webhook.authenticate as Webhook<unknown, unknown>['authenticate'],
    },
    showTyping: async () => {
      await extras.showTyping?.(to(), { account, heard: null, reach });
      return fake.sent.filter(({ type }) => type === 'typing').length;
    },
    close: () => fake.close().catch(() => undefined),
  };
};

const arrivedAs = (activity: SentActivity): Arrived => {
  const { recipient, text, suggestedActions, attachments } = activity as {
    recipient?: { id: string };
    text?: string;
    suggestedActions?: { actions: { title: string }[] };
    attachments?: { contentType: string }[];
  };
  const type = attachments?.[0]?.contentType.split('/')[0];
  return {
    to: String(recipient?.id),
    text: text ?? '',
    choices: suggestedActions?.actions.map(({ title }) => title) ?? [],
    media: type === undefined ? null : (MEDIA_KINDS.find((kind) => kind === type) ?? 'document'),
    template: null,
  };
};
