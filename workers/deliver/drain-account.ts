import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelAccountId, Instant, Peer } from '#core/domain/ids.ts';
import { attempt } from './attempt.ts';
import type { DeliverDeps, Outlet } from './deps.ts';
import { createPacing, type Pacing } from './pacing.ts';

/** Customers that are sent to at the same time, through one account. */
const AT_ONCE = 16;
const PEERS = 500;
/** A turn that is further away is left to a later run. Milliseconds. */
const WORTH_WAITING = 500;

/**
 * Sends what is due through an account: to each customer one after the other, to several customers at once, never quicker
 * than the platform allows. Answers when there is something to do again; null for nothing.
 */
export const createAccountDrain = (deps: DeliverDeps) => {
  const pacings = new Map<ChannelAccountId, Pacing>();
  const pacingOf = (id: ChannelAccountId, { capabilities }: Outlet): Pacing => {
    const known = pacings.get(id) ?? createPacing(capabilities.rate);
    pacings.set(id, known);
    return known;
  };

  return async (id: ChannelAccountId, signal: AbortSignal): Promise<Instant | null> => {
    const { stopped, closedUntil } = await deps.outlets.of(id);
    if (stopped) return null;
    if (closedUntil !== null && closedUntil > deps.time()) return closedUntil;
    const outlet = await deps.outletOf(id);
    if (outlet === null) return null;
    const pacing = pacingOf(id, outlet);
    const peers = await deps.deliveries.duePeers(id, deps.time(), PEERS);
    const lane = async (): Promise<void> => {
      for (let peer = peers.shift(); peer !== undefined; peer = peers.shift())
        if (!(await sendTo(deps, outlet, pacing, { id, peer }, signal))) peers.length = 0;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return deps.deliveries.nextDue(id);
  };
};

/** Everything that is due for one customer. False when the account takes nothing more for now. */
const sendTo = async (
  deps: DeliverDeps,
  outlet: Outlet,
  pacing: Pacing,
  { id, peer }: { id: ChannelAccountId; peer: Peer },
  signal: AbortSignal,
): Promise<boolean> => {
  while (!signal.aborted) {
    const first = await deps.deliveries.firstFor(id, peer);
    const now = deps.time();
    if (first === null || first.status !== 'queued' || first.dueAt > now) return true;
    const at = pacing.next(peer, now);
    if (at - now > WORTH_WAITING) {
      await deps.deliveries.postponed(first.id, at, first.why ?? '');
      return true;
    }
    pacing.take(peer, at);
    if (at > now) await sleep(at - now, undefined, { signal });
    const begun = await deps.deliveries.begin(first.id, deps.time());
    if (begun === null) continue;
    deps.show(begun);
    if ((await attempt(deps, outlet, begun, signal)) === 'wait') {
      const { stopped, closedUntil } = await deps.outlets.of(id);
      return stopped === null && (closedUntil === null || closedUntil <= deps.time());
    }
  }
  return false;
};
