import type { Replayed } from '#core/contracts/failed-deliveries.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import { type Obstacle, obstacleTo, REPLAYED_TOGETHER, standsAt, type Way } from '#core/domain/delivery/replay.ts';
import type { ChannelAccountId, Instant, Peer } from '#core/domain/ids.ts';
import type { Deps } from './deps.ts';

export type ReplayDeps = Pick<Deps, 'store' | 'adapters' | 'queues' | 'showDelivery'>;

/** So many at a time; whoever has more asks again. */
const AT_ONCE = 1_000;
const LANES = 16;

/** What stands in the way of each failed message; looked up once for each customer. */
export const createObstacles = ({ store, adapters }: Pick<ReplayDeps, 'store' | 'adapters'>) => {
  const accounts = new Map<ChannelAccountId, Promise<ChannelAccount | null>>();
  const heard = new Map<string, Promise<Instant | null>>();
  const once = <T>(known: Map<string, Promise<T>>, key: string, look: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? look();
    known.set(key, found);
    return found;
  };
  const accountOf = (id: ChannelAccountId) => once(accounts, id, () => store.channelAccounts.byId(id));
  const lastHeard = (id: ChannelAccountId, peer: Peer) =>
    once(heard, `${id} ${peer}`, async () => (await store.conversations.currentOf(id, peer))?.lastCustomerAt ?? null);

  const wayTo = async ({ channelAccountId, peer }: Delivery): Promise<Way> => {
    const account = await accountOf(channelAccountId);
    const capabilities = account && adapters[account.kind]?.capabilities;
    const { window, templates = false } = capabilities ?? {};
    return {
      connected: account !== null && account.disconnectedAt === null,
      window: window ? { ...window, templates } : undefined,
      lastCustomerAt: window ? await lastHeard(channelAccountId, peer) : null,
    };
  };
  return {
    accountOf,
    to: async (delivery: Delivery): Promise<Obstacle | null> =>
      obstacleTo(delivery, await wayTo(delivery), store.time()),
  };
};

type Outcome = { replayed: number; left: Map<Obstacle, number>; more: boolean };

/**
 * Everything of an account that failed since a time and may arrive now. What somebody else sends again meanwhile is theirs;
 * what is left by a process that died is found by the next who asks.
 */
export const replayAll = async (deps: ReplayDeps, accountId: ChannelAccountId, since: Instant): Promise<Replayed> => {
  const { store, queues } = deps;
  const found = await store.deliveries.deadSince(accountId, REPLAYED_TOGETHER, since, AT_ONCE);
  const byPeer = new Map<Peer, [Delivery, ...Delivery[]]>();
  for (const delivery of found) {
    const others = byPeer.get(delivery.peer);
    if (others) others.push(delivery);
    else byPeer.set(delivery.peer, [delivery]);
  }
  const outcome: Outcome = { replayed: 0, left: new Map(), more: found.length === AT_ONCE };
  const obstacles = createObstacles(deps);
  const customers = [...byPeer.values()];
  const lane = async (): Promise<void> => {
    for (let next = customers.shift(); next !== undefined; next = customers.shift())
      await replayTo(deps, obstacles, next, outcome);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  queues.ring('deliver', { channelAccountId: accountId });
  const left = [...outcome.left].map(([obstacle, count]) => ({ obstacle, count }));
  return { replayed: outcome.replayed, left, more: outcome.more && outcome.replayed > 0 };
};

/** To one customer, in the order in which it was said: also when somebody else does the same at this moment. */
const replayTo = async (
  { store, showDelivery }: ReplayDeps,
  obstacles: ReturnType<typeof createObstacles>,
  deliveries: readonly [Delivery, ...Delivery[]],
  outcome: Outcome,
): Promise<void> => {
  const [{ channelAccountId, peer }] = deliveries;
  const end = await store.deliveries.endOfLine(channelAccountId, peer);
  let before: Parameters<typeof standsAt>[1] = null;
  for (const delivery of deliveries) {
    const obstacle = await obstacles.to(delivery);
    if (obstacle !== null) {
      outcome.left.set(obstacle, (outcome.left.get(obstacle) ?? 0) + 1);
      continue;
    }
    const now = store.time();
    const { id, createdAt } = delivery;
    const changed = await store.deliveries.replayed(id, standsAt(createdAt, before, end, now), now);
    // What somebody else was quicker with stands where they have put it, and what comes next stands behind that.
    const placed = changed ?? (await store.deliveries.byId(id));
    if (placed && placed.createdAt !== createdAt) before = { createdAt, becomes: placed.createdAt };
    if (changed === null) continue;
    outcome.replayed += 1;
    showDelivery(changed);
  }
};
