import { randomBytes } from 'node:crypto';

/** About one kilobyte, of the shape that most documents of a store have: a timeline entry. */
export type Entry = { _id: string; conversationId: string; seq: number; at: Date; kind: string; text: string };

export const INDEXES = [
  { key: { conversationId: 1, seq: 1 }, name: 'order', unique: true },
  { key: { at: 1 }, name: 'age' },
];

const PER_CONVERSATION = 40;
const WORDS = 'grinder moka pot filter beans order parcel courier refund invoice thanks morning'.split(' ');
/** Half words, half noise: they compress as little as what people write. Made once, so that making them costs nothing. */
const TEXTS = Array.from({ length: 997 }, (_, index) => {
  const words = Array.from({ length: 60 }, (_, i) => WORDS[(index * 7 + i * 13) % WORDS.length]).join(' ');
  return `${words} ${randomBytes(360).toString('base64')}`;
});

const conversationOf = (index: number): string =>
  `conversation-${String(Math.floor(index / PER_CONVERSATION)).padStart(9, '0')}`;

export const entry = (index: number): Entry => {
  const conversationId = conversationOf(index);
  const seq = index % PER_CONVERSATION;
  return {
    _id: `${conversationId}:${seq}`,
    conversationId,
    seq,
    at: new Date(1.7e12 + index * 1_000),
    kind: 'customer',
    text: TEXTS[index % TEXTS.length] ?? '',
  };
};
