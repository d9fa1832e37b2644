import type { AgentId, BotId } from './ids.ts';

export const ROLES = ['support_agent', 'agent', 'account_manager', 'supervisor', 'admin', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** What a signed-in person may see: every bot, or the bots that they are a member of. */
export type Scope = { kind: 'all' } | { kind: 'bots'; botIds: readonly BotId[] };

export type AgentActor = { kind: 'agent'; id: AgentId; name: string; role: Role; scope: Scope };
/** Who asks for a command. `system` stands for timers and the router, `outside` for a person who answers without Baton. */
export type Actor = { kind: 'customer' } | { kind: 'bot' } | { kind: 'system' } | { kind: 'outside' } | AgentActor;

const rank: Record<Role, number> = {
  support_agent: 0,
  agent: 0,
  account_manager: 0,
  supervisor: 1,
  admin: 2,
  owner: 3,
};

/** Supervisors and above may act on conversations that another agent is in charge of. */
export const supervises = (role: Role): boolean => rank[role] >= rank.supervisor;
/** Admins and owners configure bots, channels and people. */
export const administers = (role: Role): boolean => rank[role] >= rank.admin;

/** Who can log in and may do everything. There is always one. */
export const reigns = ({ role, disabled }: { role: Role; disabled: boolean }): boolean => role === 'owner' && !disabled;

/** Admins and owners see every bot, everybody else the bots that they are a member of. */
export const scopeOf = (role: Role, botIds: readonly BotId[]): Scope =>
  administers(role) ? { kind: 'all' } : { kind: 'bots', botIds };

export const sees = (scope: Scope, botId: BotId): boolean => scope.kind === 'all' || scope.botIds.includes(botId);

/** Why somebody may not keep what they have of a bot; null where they may. Who does not exist any more is as good as disabled. */
export const barredFrom = (
  agent: { role: Role; botIds: readonly BotId[]; disabled: boolean } | undefined,
  botId: BotId,
): 'agent_removed' | 'agent_disabled' | null => {
  if (!agent || agent.disabled) return 'agent_disabled';
  return sees(scopeOf(agent.role, agent.botIds), botId) ? null : 'agent_removed';
};
