import type { AgentCommand, CommandResult } from '#core/contracts/agent-commands.ts';
import { BatonError } from '#core/domain/errors.ts';
import { type AgentActor, scopeOf, sees } from '#core/domain/permissions.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';
import type { Deps } from './deps.ts';

/** How long a colleague has for accepting a transfer. Milliseconds. */
const TRANSFER_PATIENCE = 120_000;

type Asked<T extends AgentCommand['type']> = Extract<AgentCommand, { type: T }>;
type Asking = { store: Store; actor: AgentActor; conversationId: string };

const transfer = async ({ to, message }: Asked<'transfer'>, asking: Asking): Promise<Request> => {
  const { store, actor, conversationId } = asking;
  const expiresAt = Date.now() + TRANSFER_PATIENCE;
  if (to.kind === 'queue') {
    const bot = sees(actor.scope, to.botId) ? await store.bots.cached(to.botId) : null;
    if (bot === null) throw new BatonError('not_found', 'There is no such queue.');
    if (!bot.humanSupport) throw new BatonError('human_support_off');
    return { type: 'transfer', to: { kind: 'queue', botId: bot.id }, message, expiresAt };
  }
  const [agent, conversation] = await Promise.all([
    store.agents.byId(to.agentId),
    store.conversations.find(actor.scope, conversationId),
  ]);
  if (conversation === null) throw new BatonError('not_found');
  const able = agent && !agent.disabled && sees(scopeOf(agent.role, agent.botIds), conversation.botId);
  if (!able) throw new BatonError('not_found', 'There is no such agent for this bot.');
  return { type: 'transfer', to: { kind: 'agent', agentId: agent.id, agentName: agent.name }, message, expiresAt };
};

const categorise = async ({ categoryId }: Asked<'categorise'>, { store }: Asking): Promise<Request> => {
  const known = categoryId === null || (await store.categories.list()).some(({ id }) => id === categoryId);
  if (!known) throw new BatonError('not_found', 'There is no such category.');
  return { type: 'categorise', categoryId };
};

/** Adds what the server knows and a client may not say: names, times, reasons. */
const requestOf = async (command: AgentCommand, asking: Asking): Promise<Request> => {
  if (command.type === 'transfer') return transfer(command, asking);
  if (command.type === 'categorise') return categorise(command, asking);
  return command.type === 'unassign' ? { type: 'unassign', reason: 'agent' } : command;
};

/**
 * Carries out what an agent asks for, over HTTP or a socket. A repeated `key` is answered with the first result.
 * @throws BatonError
 */
export const carryOut = async (
  { store, settle }: Pick<Deps, 'store' | 'settle'>,
  actor: AgentActor,
  conversationId: string,
  command: AgentCommand,
  key?: string,
): Promise<CommandResult> => {
  const request = await requestOf(command, { store, actor, conversationId });
  const own = command.type === 'agentWrote' ? command.clientMessageId : key;
  const once = own === undefined ? undefined : `${actor.id}:${own}`;
  const { conversation, seq } = await applyCommand({ ...store, settle }, conversationId, request, actor, { key: once });
  return { version: conversation.version, seq };
};
