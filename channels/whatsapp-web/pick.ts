import type { Message, Reaction } from 'whatsapp-web.js';
import type { Person, ToldMessage } from './told.ts';

/* From the library's objects to plain values. They hold whole pictures, and fields that its types do not name. */

type Raw = Record<string, unknown>;

export const rawOf = (thing: object): Raw => ((thing as { _data?: Raw })._data ?? thing) as Raw;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined => {
  const result = typeof value === 'string' ? Number(value) : value;
  return typeof result === 'number' && Number.isFinite(result) ? result : undefined;
};
/** An id as text: some come as objects. */
export const idIn = (value: unknown): string | undefined =>
  text(value) ?? text((value as { _serialized?: unknown } | undefined | null)?._serialized);

const present = <T extends object>(fields: { [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** Whose message it is, as far as the message itself says. */
export const chatOf = (message: Message): string => idIn(message.id.remote) ?? '';

export const pickMessage = (message: Message, person: Person): ToldMessage => {
  const raw = rawOf(message);
  const [quoted, by] = [text(raw.quotedStanzaID), idIn(raw.quotedParticipant)];
  return present<ToldMessage>({
    id: message.id._serialized,
    fromMe: message.id.fromMe === true,
    chat: chatOf(message),
    person,
    type: String(message.type),
    t: number(message.timestamp) ?? 0,
    hasFile: message.hasMedia === true,
    body: message.hasMedia ? undefined : text(raw.body),
    caption: text(raw.caption),
    mimeType: text(raw.mimetype),
    fileName: text(raw.filename),
    size: number(raw.size),
    lat: number(raw.lat),
    lng: number(raw.lng),
    place: text(raw.loc),
    quoted: quoted !== undefined && by !== undefined ? { id: quoted, by } : undefined,
    ack: message.id.fromMe ? number(message.ack) : undefined,
    chosen: message.selectedButtonId ?? message.selectedRowId,
  } as { [Key in keyof ToldMessage]: ToldMessage[Key] | undefined });
};

/** The message that was taken back: its own id may differ from that of what it replaces. */
export const revokedId = (message: Message): string =>
  idIn((message as { protocolMessageKey?: unknown }).protocolMessageKey) ?? message.id._serialized;

export const pickReaction = (reaction: Reaction) => ({
  to: idIn(reaction.msgId) ?? '',
  chat: idIn((reaction.msgId as { remote?: unknown } | undefined)?.remote) ?? '',
  fromMe: (reaction.id as { fromMe?: unknown } | undefined)?.fromMe === true,
  sender: idIn(reaction.senderId) ?? '',
  emoji: reaction.reaction ?? '',
  t: number(reaction.timestamp) ?? 0,
});
