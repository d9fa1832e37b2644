import type { AgentCommand, CommandResult } from '#core/contracts/agent-commands.ts';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { AttachedFile } from '#core/domain/files/file.ts';
import { type AgentActor, scopeOf, sees } from '#core/domain/permissions.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';
import { templated } from './agent-wrote.ts';
import type { Deps } from './deps.ts';

type Asked<T extends AgentCommand['type']> = Extract<AgentCommand, { type: T }>;
type CommandDeps = Pick<Deps, 'store' | 'settle' | 'windows' | 'messageTemplates'>;
type Asking = { store: Store; actor: AgentActor; conversationId: string };

const toQueue = async (botId: string, message: string, { store, actor }: Asking): Promise<Request> => {
  const bot = sees(actor.scope, botId) ? await store.bots.cached(botId) : null;
  if (bot === null) throw new BatonError('not_found', 'There is no such queue.');
  if (!bot.humanSupport) throw new BatonError('human_support_off');
  // A queue takes it at once.
  return { type: 'transfer', to: { kind: 'queue', botId: bot.id }, message, expiresAt: 0 };
};

const toAgent = async (agentId: string, message: string, asking: Asking): Promise<Request> => {
  const { store, actor, conversationId } = asking;
  const [agent, conversation] = await Promise.all([
    store.agents.byId(agentId),
    store.conversations.find(actor.scope, conversationId),
  ]);
  if (conversation === null) throw new BatonError('not_found');
  const able = agent && !agent.disabled && sees(scopeOf(agent.role, agent.botIds), conversation.botId);
  if (!able) throw new BatonError('not_found', 'There is no such agent for this bot.');
  const [bot, now] = await Promise.all([store.bots.cached(conversation.botId), store.now()]);
  if (bot === null) throw new BatonError('not_found');
  const to = { kind: 'agent' as const, agentId: agent.id, agentName: agent.name };
  return { type: 'transfer', to, message, expiresAt: now + bot.routing.transferSeconds * 1_000 };
};

const transfer = ({ to, message }: Asked<'transfer'>, asking: Asking): Promise<Request> =>
  to.kind === 'queue' ? toQueue(to.botId, message, asking) : toAgent(to.agentId, message, asking);

const categorise = async ({ categoryId }: Asked<'categorise'>, { store }: Asking): Promise<Request> => {
  const known = categoryId === null || (await store.categories.list()).some(({ id }) => id === categoryId);
  if (!known) throw new BatonError('not_found', 'There is no such category.');
  return { type: 'categorise', categoryId };
};

/** Uploads of this agent, for this conversation and this message alone. */
const taken = async (
  ids: readonly string[],
  message: string,
  { store, actor, conversationId }: Asking,
): Promise<AttachedFile[]> => {
  const files = await store.files.take(ids, { kind: 'agent', id: actor.id, conversationId }, message);
  if (files === null) throw new BatonError('file_gone');
  return files;
};

/** Adds what the server knows and a client may not say: names, times, reasons. */
const requestOf = async (deps: CommandDeps, command: AgentCommand, asking: Asking): Promise<Request> => {
  if (command.type === 'agentWrote') {
    const { files = [], ...said } = command;
    const wrote = await templated(deps, asking.actor, asking.conversationId, said);
    return files.length === 0 ? wrote : { ...wrote, files: await taken(files, said.clientMessageId, asking) };
  }
  // An agent decides: nobody asks the customer first.
  if (command.type === 'requestHandover') return { ...ASKING, reason: 'agent', ...command, anyway: true };
  if (command.type === 'transfer') return transfer(command, asking);
  if (command.type === 'categorise') return categorise(command, asking);
  return command.type === 'unassign' ? { type: 'unassign', reason: 'agent' } : command;
};

/**
 * Carries out what an agent asks for, over HTTP or a socket. A repeated `key` is answered with the first result.
 * @throws BatonError
 */
export const carryOut = async (
  deps: CommandDeps,
  actor: AgentActor,
  conversationId: string,
  command: AgentCommand,
  key?: string,
): Promise<CommandResult> => {
  const { store, settle } = deps;
  const request = await requestOf(deps, command, { store, actor, conversationId });
  const own = command.type === 'agentWrote' ? command.clientMessageId : key;
  const once = own === undefined ? undefined : `${actor.id}:${own}`;
  const apply = () => applyCommand({ ...store, settle }, conversationId, request, actor, { key: once });
  const { conversation, seq } = await apply().catch(async (error) => {
    // What was refused was not said: its files may go with other words. Anything else may have been written.
    if (command.type === 'agentWrote' && command.files && error instanceof BatonError && error.code !== 'conflict')
      await store.files.giveBack(command.files, command.clientMessageId);
    throw error;
  });
  return { version: conversation.version, seq };
};
