import { externalId, mediaRef, peerId } from '#channels/contract/ids.ts';
import type { InboundEvent, Part } from '#channels/contract/inbound.ts';
import type { FakeWhatsApp } from './fake-whatsapp.ts';
import { ANN, ANNS_LID, said, typedOnPhone } from './messages.ts';
import { serialized, type WireMessage } from './wire.ts';

/* What WhatsApp tells, and what Baton has to make of it. */

type Told = { name: string; events: InboundEvent[]; tell: (fake: FakeWhatsApp) => Promise<void> };

const T = 1_763_000_000;
export const NOW = 1_763_000_100_000;
const OURS = `true_${ANN}_OURS`;
const from = { peer: peerId(ANN), aliases: [peerId(ANNS_LID)], name: 'Ann', phone: '+491701' };
const { name: _, ...nameless } = from;

const message = (wire: WireMessage, ...parts: Part[]): Told => ({
  name: wire.id.id,
  events: [{ type: 'message', id: externalId(serialized(wire.id)), at: T * 1_000, from, parts }],
  tell: (fake) => fake.say(wire, ANNS_LID),
});
const file = (id: string, type: string, fields: Partial<WireMessage>): WireMessage =>
  said(id, { type, t: T, body: 'a thumbnail', directPath: '/media/none', size: 3, ...fields });
const refTo = (id: string) => mediaRef(`false_${ANN}_${id}`);

const messages: Told[] = [
  message(said('TEXT', { t: T, body: 'Hello' }), { kind: 'text', text: 'Hello' }),
  message(
    file('IMAGE', 'image', { mimetype: 'image/jpeg', caption: 'Look' }),
    { kind: 'media', media: 'image', ref: refTo('IMAGE'), mimeType: 'image/jpeg', size: 3 },
    { kind: 'text', text: 'Look' },
  ),
  message(file('VIDEO', 'video', { mimetype: 'video/mp4' }), {
    ...{ kind: 'media', media: 'video', ref: refTo('VIDEO'), mimeType: 'video/mp4', size: 3 },
  }),
  message(file('VOICE', 'ptt', { mimetype: 'audio/ogg; codecs=opus' }), {
    ...{ kind: 'media', media: 'audio', ref: refTo('VOICE'), voice: true, mimeType: 'audio/ogg', size: 3 },
  }),
  message(file('PAPER', 'document', { mimetype: 'application/pdf', filename: 'a.pdf', caption: 'a.pdf' }), {
    ...{
      kind: 'media',
      media: 'document',
      ref: refTo('PAPER'),
      fileName: 'a.pdf',
      mimeType: 'application/pdf',
      size: 3,
    },
  }),
  message(file('STICKER', 'sticker', { mimetype: 'image/webp' }), {
    ...{ kind: 'media', media: 'sticker', ref: refTo('STICKER'), mimeType: 'image/webp', size: 3 },
  }),
  message(said('PLACE', { type: 'location', t: T, lat: 52.5, lng: 13.4, loc: 'Café\nStreet 1' }), {
    ...{ kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Café', address: 'Street 1' },
  }),
  message(said('POLL', { type: 'poll_creation', t: T }), { kind: 'unsupported', what: 'poll' }),
];

const answering = said('ANSWER', { t: T, body: 'Yes', quotedStanzaID: 'OURS', quotedParticipant: '4930555000@c.us' });

export const TELLINGS: readonly Told[] = [
  ...messages,
  {
    name: 'an answer to one of ours',
    events: [
      {
        ...{ type: 'message', id: externalId(`false_${ANN}_ANSWER`), at: T * 1_000, from },
        ...{ parts: [{ kind: 'text', text: 'Yes' }], replyTo: externalId(OURS) },
      },
    ],
    tell: (fake) => fake.say(answering, ANNS_LID),
  },
  {
    name: 'a reply that was typed on the phone',
    events: [
      {
        ...{ type: 'outside', id: externalId(OURS), at: T * 1_000, to: peerId(ANN) },
        parts: [{ kind: 'text', text: 'It is me' }],
      },
    ],
    tell: (fake) => fake.say(typedOnPhone('OURS', { t: T, body: 'It is me' })),
  },
  {
    name: 'receipts',
    events: (['delivered', 'read', 'failed'] as const).map((status) => ({
      ...{ type: 'receipt' as const, at: NOW, status, ids: [externalId(OURS)] },
      ...(status === 'failed' && { why: 'WhatsApp refused the message.' }),
    })),
    tell: async (fake) => {
      for (const ack of [2, 3, -1]) await fake.tell({ do: 'ack', id: OURS, ack });
    },
  },
  {
    name: 'a reaction',
    events: [{ type: 'reaction', at: T * 1_000, from: nameless, to: externalId(OURS), emoji: '👍' }],
    tell: (fake) =>
      fake.tell({
        ...{ do: 'reaction', from: ANN, emoji: '👍', at: T * 1_000 },
        id: { fromMe: false, remote: ANN, id: 'R', _serialized: `false_${ANN}_R` },
        parent: { fromMe: true, remote: ANN, id: 'OURS', _serialized: OURS },
      }),
  },
  {
    name: 'an edit',
    events: [{ type: 'edit', id: externalId(`false_${ANN}_EDITED`), at: NOW, from, text: 'Right' }],
    tell: async (fake) => {
      await fake.history(said('EDITED', { t: T, body: 'Wrong' }));
      await fake.tell({ do: 'edit', id: `false_${ANN}_EDITED`, body: 'Right' });
    },
  },
  {
    name: 'a message that was taken back',
    events: [{ type: 'delete', id: externalId(`false_${ANN}_REVOKED`), at: NOW, from }],
    tell: async (fake) => {
      await fake.history(said('REVOKED', { t: T, body: 'Oh' }));
      await fake.tell({ do: 'revoke', id: `false_${ANN}_REVOKED` });
    },
  },
  {
    name: 'another number of the same person',
    events: [{ type: 'identity', at: NOW, before: peerId(ANN), after: peerId('491702@c.us') }],
    tell: (fake) =>
      fake.tell({
        ...{ do: 'number', id: { fromMe: false, remote: ANN, id: 'N' } },
        before: ANN,
        after: '491702@c.us',
      }),
  },
];
