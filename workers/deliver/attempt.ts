import { peerId } from '#channels/contract/ids.ts';
import type { SendError, SendResult } from '#channels/contract/outbound.ts';
import { closedUntil, nextAttemptAt } from '#core/domain/delivery/attempts.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import type { DeliverDeps, Run } from './deps.ts';

/** A platform that has not answered by then is not waited for. Milliseconds. */
const PATIENCE = 20_000;

/** From a process that stood still since it recorded the attempt nothing is sent any more: others may have gone on. */
const FRESH = 10_000;

/** Whether the next message of this customer may follow. */
export type Attempted = 'go_on' | 'wait';

/** Sends the next part of a delivery whose attempt is recorded, and records what came of it. */
export const attempt = async (
  deps: DeliverDeps,
  run: Run,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<Attempted> => {
  const { outlet } = run;
  const to = { peer: peerId(delivery.peer), lastHeard: await deps.lastHeard(delivery.conversationId) };
  const payloads = outlet.render({ ...delivery.message, files: [] }, to);
  const part = delivery.parts.length;
  const payload = payloads[part];
  if (payload === undefined) {
    const complete = await deps.deliveries.complete(delivery.id);
    if (complete) deps.show(complete);
    return 'go_on';
  }
  if (deps.time() > (delivery.attemptedAt ?? 0) + FRESH) {
    await deps.deliveries.returned(delivery.id, deps.time());
    return 'wait';
  }
  const result = await outlet.send(payload, to, {
    deliveryId: `${delivery.id}/${part}`,
    reach: { fetch: deps.fetch, now: deps.time, signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) },
  });
  return settled(deps, run, delivery, { part, result, more: part + 1 < payloads.length });
};

const settled = async (
  deps: DeliverDeps,
  run: Run,
  delivery: Delivery,
  { part, result, more }: { part: number; result: SendResult; more: boolean },
): Promise<Attempted> => {
  const { deliveries, earlyReceipts: early, outlets, show } = deps;
  if (!result.ok) return refused(deps, run, delivery, part, result.error);
  const taken = await deliveries.taken(delivery.id, part, result.ids, more);
  if (taken) show(taken);
  for (const { externalId, status, why } of await early.of(delivery.channelAccountId, result.ids)) {
    const told = await deliveries.receipt(delivery.channelAccountId, externalId, status, why);
    if (told) show(told);
  }
  if (run.failures > 0) {
    run.failures = 0;
    await outlets.recovered(delivery.channelAccountId);
  }
  return 'go_on';
};

const refused = async (
  deps: DeliverDeps,
  run: Run,
  delivery: Delivery,
  part: number,
  error: SendError,
): Promise<Attempted> => {
  const { deliveries, outlets, show, tellAdmins, time, log } = deps;
  const { id, channelAccountId } = delivery;
  log.warn({ channelAccountId, delivery: id, kind: error.kind, code: error.code }, 'not sent');
  const tell = (changed: Delivery | null): void => {
    if (changed) show(changed);
  };
  switch (error.kind) {
    case 'retry':
      return postponed(deps, run, delivery, part, error);
    case 'unknownOutcome':
      if (run.outlet.capabilities.idempotent) return postponed(deps, run, delivery, part, error);
      tell(await deliveries.uncertain(id, part, error.why));
      return 'go_on';
    case 'auth':
      await outlets.stopped(channelAccountId, time(), error.why);
      await tellAdmins(channelAccountId, error.why);
      tell(await deliveries.returned(id, time()));
      return 'wait';
    default:
      tell(await deliveries.failed(id, part, error.kind, error.why));
      return 'go_on';
  }
};

const postponed = async (
  { deliveries, outlets, show, time, chance }: DeliverDeps,
  run: Run,
  delivery: Delivery,
  part: number,
  { why, afterMs }: SendError,
): Promise<Attempted> => {
  const now = time();
  const { id, attempts, createdAt, channelAccountId } = delivery;
  run.failures += 1;
  await outlets.refused(channelAccountId, run.failures, closedUntil(run.failures, now, chance()));
  const at = nextAttemptAt({ attempts, createdAt, afterMs, now, chance: chance() });
  const changed =
    at === null
      ? await deliveries.failed(id, part, 'given_up', `Given up after a day. ${why}`)
      : await deliveries.postponed(id, at, why);
  if (changed) show(changed);
  return at === null ? 'go_on' : 'wait';
};
