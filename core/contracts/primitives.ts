import { type TSchema, Type } from 'typebox';
import { MESSAGE_LIMIT } from './protocol.ts';

/** Ids are UUIDs; no other character is let in, so no operator or path can hide in one. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' });
export const Instant = Type.Integer({ minimum: 0, description: 'Milliseconds since the epoch' });
export const Seq = Type.Integer({ minimum: 0, description: 'Position in the timeline of one conversation' });
export const MessageText = Type.String({ minLength: 1, maxLength: MESSAGE_LIMIT });
/** May be empty where there are files. */
export const WordsWithFiles = Type.String({ maxLength: MESSAGE_LIMIT });
export const ClientMessageId = Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
export const Language = Type.String({
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  maxLength: 20,
  description: '`de`, `pt-BR`',
});
export const Nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);
