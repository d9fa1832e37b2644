import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import type { ChannelAccountId, Instant, Peer } from '#core/domain/ids.ts';
import { attempt } from './attempt.ts';
import type { DeliverDeps, Outlet, Run } from './deps.ts';
import { createPacing, type Pacing } from './pacing.ts';

/** Customers that are sent to at the same time, through one account. */
const AT_ONCE = 16;
const PEERS = 500;
/** How soon to look again after what another process is sending, or died sending. Milliseconds. */
const WHILE_SENDING = 2_000;
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
    const { stopped, closedUntil, failures } = await deps.outlets.of(id);
    if (!stopped && closedUntil !== null && closedUntil > deps.time()) return closedUntil;
    const outlet = stopped ? null : await deps.outletOf(id);
    if (outlet === null) {
      await deps.deliveries.forgetRefusals(id);
      return null;
    }
    const run: Run = { outlet, failures, closedUntil: null };
    const pacing = pacingOf(id, outlet);
    const peers = await deps.deliveries.duePeers(id, deps.time(), PEERS);
    const lane = async (): Promise<void> => {
      for (let peer = peers.shift(); peer !== undefined; peer = peers.shift())
        if (!(await sendTo(deps, run, pacing, { id, peer }, signal))) peers.length = 0;
    };
    // Each lane listens, and so does what it waits for.
    setMaxListeners(4 * AT_ONCE, signal);
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return deps.deliveries.nextDue(id);
  };
};

type To = { id: ChannelAccountId; peer: Peer };

/** Everything that is due for one customer. False when the account takes nothing more for now. */
const sendTo = async (deps: DeliverDeps, run: Run, pacing: Pacing, to: To, signal: AbortSignal): Promise<boolean> => {
  while (!signal.aborted) {
    const next = await itsTurn(deps, pacing, to);
    if (next === null) return true;
    const now = deps.time();
    if (next.at > now) await sleep(next.at - now, undefined, { signal });
    const begun = await deps.deliveries.begin(next.id, deps.time());
    if (begun === null) continue;
    deps.show(begun);
    if ((await attempt(deps, run, begun, signal)) === 'wait' && (await isClosed(deps, to.id))) return false;
  }
  return false;
};

const isClosed = async ({ outlets, time }: DeliverDeps, id: ChannelAccountId): Promise<boolean> => {
  const { stopped, closedUntil } = await outlets.of(id);
  return stopped !== null || (closedUntil !== null && closedUntil > time());
};

/** What goes to this customer next, and when, within a moment; null when nothing does, and all of it waits for as long. */
const itsTurn = async (
  { deliveries, time }: DeliverDeps,
  pacing: Pacing,
  { id, peer }: To,
): Promise<{ id: Delivery['id']; at: Instant } | null> => {
  const first = await deliveries.firstFor(id, peer);
  const now = time();
  if (first === null) return null;
  const due = first.status === 'queued' ? first.dueAt : now + WHILE_SENDING;
  const at = due > now ? due : pacing.next(peer, now);
  if (due > now || at - now > WORTH_WAITING) {
    await deliveries.waitBehind(id, peer, at);
    return null;
  }
  pacing.take(peer, at);
  return { id: first.id, at };
};
