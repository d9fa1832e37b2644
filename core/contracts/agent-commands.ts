import { type Static, Type } from 'typebox';
import { ENGAGEMENT_STATUSES, PRIORITIES } from '../domain/conversation/state.ts';
import { FileIds } from './files.ts';
import { FilledTemplate } from './message-templates.ts';
import { ClientMessageId, Id, Language, MessageText, Nullable, WordsWithFiles } from './primitives.ts';

const command = <const T extends string, P extends Record<string, import('typebox').TSchema>>(type: T, properties: P) =>
  Type.Object({ type: Type.Literal(type), ...properties }, { additionalProperties: false });

const Priority = Type.Enum([...PRIORITIES]);
/** What is known of the customer and their wish, by field. */
const Collected = Type.Record(
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,39}$' }),
  Type.String({ maxLength: 300 }),
  {
    additionalProperties: false,
    maxProperties: 20,
  },
);

/** What an agent may ask of a conversation. Slots, names and times are the server's to add. */
export const AgentCommand = Type.Union([
  command('agentWrote', {
    text: WordsWithFiles,
    files: Type.Optional(FileIds),
    /** What the customer reads of it takes the place of the text. */
    template: Type.Optional(FilledTemplate),
    clientMessageId: ClientMessageId,
  }),
  command('note', { text: MessageText }),
  command('accept', {}),
  command('decline', { reason: Type.String({ maxLength: 200 }) }),
  command('takeOver', {}),
  command('transfer', {
    to: Type.Union([
      Type.Object({ kind: Type.Literal('agent'), agentId: Id }),
      Type.Object({ kind: Type.Literal('queue'), botId: Id }),
    ]),
    message: Type.String({ maxLength: 1_000 }),
  }),
  command('acceptTransfer', {}),
  command('declineTransfer', { reason: Type.String({ maxLength: 200 }) }),
  command('withdrawTransfer', {}),
  command('unassign', {}),
  /** Puts a conversation of the bot's into the queue. */
  command('requestHandover', {
    reason: Type.Optional(
      Type.Enum(['agent', 'api', 'workflow'], {
        description: 'Who asks: an agent (as if absent), a program, a step of a workflow',
      }),
    ),
    priority: Type.Optional(Priority),
    skills: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 })),
    language: Type.Optional(Nullable(Language)),
    collected: Type.Optional(Collected),
    message: Type.Optional(Type.String({ maxLength: 1_000, description: 'For colleagues: why a person is needed' })),
  }),
  command('restoreToAi', { instruction: Type.String({ maxLength: 1_000 }) }),
  command('hold', {}),
  command('unhold', {}),
  command('resolve', {}),
  command('reopen', {}),
  command('prioritise', { priority: Type.Enum([...PRIORITIES]) }),
  command('categorise', { categoryId: Nullable(Id) }),
  command('tag', { tags: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }) }),
  command('setEngagementStatus', { status: Type.Enum([...ENGAGEMENT_STATUSES]) }),
]);
export type AgentCommand = Static<typeof AgentCommand>;

/** The conversation after the command, and the entries that it made. */
export const CommandResult = Type.Object({ version: Type.Integer(), seq: Type.Integer() });
export type CommandResult = Static<typeof CommandResult>;
