import { expect } from 'vitest';
import { createApi } from '#channels/api/adapter.ts';
import type { RawRequest } from '#channels/contract/adapter.ts';
import { externalId, mediaRef, peerId } from '#channels/contract/ids.ts';
import { type InboundEvent, MEDIA_KINDS } from '#channels/contract/inbound.ts';
import type { Recipient, SendResult } from '#channels/contract/outbound.ts';
import { type Manner, startApiClient, type Told } from '../../fakes/api-client/api-client.ts';
import { signedHeaders } from '../../fakes/api-client/standard-webhooks.ts';
import type { Arrived, ContractPeer, Misbehaviour } from '../peer.ts';

const HOW: Partial<Record<Misbehaviour, Manner>> = {
  unavailable: { status: 503, headers: { 'retry-after': '2' } },
  cut: 'cut',
  auth: { status: 410 },
  recipient: { status: 404 },
  content: { status: 422 },
};

const keyOf = (letter: string): string => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`;
const TIME = '2026-03-01T09:30:00Z';
const at = Date.parse(TIME);
const ANNA = { id: 'anna', name: 'Anna', phone: '+49 170 1234567', language: 'de', aliases: ['crm-77'] };
const from = { ...ANNA, peer: peerId('anna'), aliases: [peerId('crm-77')], id: undefined };
const { id: _, ...anna } = from;

/** Each thing that a system may tell, as docs/channels/api.md shows it, and what Baton makes of it. */
const TOLD: Record<string, { type: string; data: object; events: InboundEvent[] }> = {
  text: {
    type: 'message.created',
    data: { id: 'm1', customer: ANNA, text: 'Hello' },
    events: [{ type: 'message', id: externalId('m1'), at, from: anna, parts: [{ kind: 'text', text: 'Hello' }] }],
  },
  parts: {
    type: 'message.created',
    data: {
      ...{ id: 'm2', customer: ANNA, replyTo: 'm1' },
      parts: [
        ...MEDIA_KINDS.map((media) => ({
          kind: 'file',
          media,
          url: `https://files.example/${media}`,
          name: `a-${media}`,
        })),
        { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Berlin' },
        { kind: 'choice', title: 'Yes' },
        { kind: 'unsupported', what: 'poll' },
      ],
    },
    events: [
      {
        ...{ type: 'message', id: externalId('m2'), at, from: anna, replyTo: externalId('m1') },
        parts: [
          ...MEDIA_KINDS.map((media) => ({
            ...{ kind: 'media' as const, media, fileName: `a-${media}` },
            ref: mediaRef(`https://files.example/${media}`),
          })),
          { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Berlin' },
          { kind: 'choice', title: 'Yes', id: 'Yes' },
          { kind: 'unsupported', what: 'poll' },
        ],
      },
    ],
  },
  edit: {
    type: 'message.updated',
    data: { id: 'm1', customer: ANNA, text: 'Hello!' },
    events: [{ type: 'edit', id: externalId('m1'), at, from: anna, text: 'Hello!' }],
  },
  deletion: {
    type: 'message.deleted',
    data: { id: 'm1', customer: ANNA },
    events: [{ type: 'delete', id: externalId('m1'), at, from: anna }],
  },
  reaction: {
    type: 'message.reacted',
    data: { to: 'd1', customer: ANNA, emoji: null },
    events: [{ type: 'reaction', at, from: anna, to: externalId('d1'), emoji: null }],
  },
  answered: {
    type: 'message.answered',
    data: { id: 'o1', customer: { id: 'anna' }, text: 'We called you.' },
    events: [
      {
        ...{ type: 'outside', id: externalId('o1'), at, to: peerId('anna') },
        parts: [{ kind: 'text', text: 'We called you.' }],
      },
    ],
  },
  receipt: {
    type: 'delivery.updated',
    data: { id: 'd1', status: 'read' },
    events: [{ type: 'receipt', at, status: 'read', ids: [externalId('d1')], deliveryId: 'd1' }],
  },
  typing: { type: 'typing.started', data: { customer: ANNA }, events: [{ type: 'typing', from: anna }] },
  handover: {
    type: 'handover.requested',
    data: { id: 'h1', customer: ANNA, collected: { order: '4711' }, message: 'Wants a refund' },
    events: [
      {
        ...{ type: 'handover', id: externalId('h1'), at, from: anna },
        ...{ collected: { order: '4711' }, message: 'Wants a refund' },
      },
    ],
  },
  renamed: {
    type: 'customer.renamed',
    data: { before: 'anna', after: 'anna-2' },
    events: [{ type: 'identity', at, before: peerId('anna'), after: peerId('anna-2') }],
  },
};

const bodyOf = (name: string): Uint8Array => {
  const { type, data } = TOLD[name] ?? { type: name, data: {} };
  return Buffer.from(JSON.stringify({ type, timestamp: TIME, data }));
};

export const openPeer = async (): Promise<ContractPeer> => {
  const [outgoingKey, incomingKey] = [keyOf('o'), keyOf('i')];
  const client = await startApiClient(outgoingKey);
  const { webhook, outbound, extras } = createApi();
  if (!webhook || !outbound || !extras) throw new Error('The API channel is spoken to over webhooks both ways.');
  const account = {
    id: '0193c5b0-0000-7000-8000-000000000007',
    settings: { url: client.url },
    secrets: { outgoingKey, incomingKey },
  };
  const reach = { fetch, now: Date.now, signal: new AbortController().signal };
  const to: Recipient = { peer: peerId('anna'), lastHeard: null };
  let deliveries = 0;

  const genuine = (body: Uint8Array): RawRequest => ({
    ...{ method: 'POST', query: {}, body },
    headers: signedHeaders(incomingKey, 'msg_1', body),
  });

  return {
    tellings: Object.entries(TOLD).map(([name, { events }]) => ({ name, events })),
    tell: async (name) => {
      const request = genuine(bodyOf(name));
      expect(await webhook.authenticate(request, account, reach)).toEqual({ genuine: true });
      return webhook.parse(request.body, account);
    },
    send: async (message) => {
      const results: SendResult[] = [];
      for (const payload of outbound.render(message, to))
        results.push(await outbound.send(payload, to, { account, deliveryId: `d:${++deliveries}`, reach }));
      return results;
    },
    arrived: () => client.messages().map(arrivedAs),
    misbehave: (how) => client.behave(how && (HOW[how] ?? null)),
    misbehaviours: Object.keys(HOW) as Misbehaviour[],
    vanish: client.close,
    webhook: {
      ...{ account, reach, genuine, signsBody: true, body: bodyOf('text') },
      stranger: { ...account, secrets: { outgoingKey, incomingKey: keyOf('s') } },
    },
    showTyping: async () => {
      await extras.showTyping?.(to, { account, heard: null, reach });
      return client.told.filter(({ type }) => type === 'typing.started').length;
    },
    close: () => client.close().catch(() => undefined),
  };
};

const arrivedAs = ({ data }: Told): Arrived => ({
  to: data.customer?.id ?? '',
  text: data.text ?? '',
  choices: data.choices ?? [],
  media: MEDIA_KINDS.find((kind) => kind === data.files?.[0]?.media) ?? null,
  template: null,
});
