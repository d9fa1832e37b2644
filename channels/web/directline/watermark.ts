import type { ConversationId } from '#core/domain/ids.ts';

/** How far a client has read: everything up to an entry of a conversation. */
export type Mark = { conversationId: ConversationId; seq: number };

const FORM = /^([0-9a-f-]{36})\.(\d{1,9})$/;

export const watermarkOf = ({ conversationId, seq }: Mark): string => `${conversationId}.${seq}`;

/** Null for what no client got from here: it gets everything. */
export const markOf = (watermark: string | undefined): Mark | null => {
  const [, conversationId, seq] = FORM.exec(watermark ?? '') ?? [];
  return conversationId === undefined ? null : { conversationId, seq: Number(seq) };
};
