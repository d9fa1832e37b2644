import type { ChannelAccountId, Peer } from '../domain/ids.ts';
import type { Scope } from '../domain/permissions.ts';

/** Who looks: a person of the team, or one customer who sees nothing but their own conversations. */
export type ViewScope = Scope | { kind: 'peer'; channelAccountId: ChannelAccountId; peer: Peer };

/** What the system itself sees. Workers and timers pass it, never a route. */
export const EVERYTHING: Scope = { kind: 'all' };

/** The filter that every query on conversations starts from. */
export const within = (scope: ViewScope): Record<string, unknown> => {
  if (scope.kind === 'all') return {};
  if (scope.kind === 'bots') return { botId: { $in: [...scope.botIds] } };
  return { channelAccountId: scope.channelAccountId, peer: scope.peer };
};
