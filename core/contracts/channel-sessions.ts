import { type Static, Type } from 'typebox';
import { HEALTH_STATES } from '../domain/channels/health.ts';
import { HINTS } from './jobs.ts';
import { Id, Instant } from './primitives.ts';

const optional = Type.Optional(Type.String());

/** Where a session stands. `qr` and `code` open the whole account: for admins' eyes, never stored or logged. */
export const ChannelSession = Type.Object({
  live: Type.Boolean({ description: 'A process keeps it up; else this is what was known last' }),
  state: Type.Enum([...HEALTH_STATES]),
  since: Instant,
  qr: optional,
  code: optional,
  why: optional,
});
export type ChannelSession = Static<typeof ChannelSession>;

const call = <const T extends string>(type: T) => Type.Object({ type: Type.Literal(type), channelAccountId: Id });
const Question = Type.Union([call('state'), call('restart'), call('logOut')]);
/** What is asked of the process that has the session; it answers with where the session stands. */
export type SessionQuestion = Static<typeof Question>;

/** Said among processes, through Redis: heard by who listens at that moment, and kept nowhere. */
export const SessionWord = Type.Union([
  /** An account was connected, changed or disconnected. */
  Type.Object({ type: Type.Literal('look') }),
  /** Something is to be sent. */
  call('deliver'),
  /** A customer is to see that somebody types, or has read. */
  Type.Object({
    ...{ type: Type.Literal('hint'), channelAccountId: Id, conversationId: Id },
    hint: Type.Enum([...HINTS]),
  }),
  Type.Object({ type: Type.Literal('question'), id: Id, answerTo: Type.String(), question: Question }),
]);
export type SessionWord = Static<typeof SessionWord>;

export const SessionAnswer = Type.Object({ id: Id, session: ChannelSession });
export type SessionAnswer = Static<typeof SessionAnswer>;
