import { peerId } from '#channels/contract/ids.ts';
import type { SendError, SendResult } from '#channels/contract/outbound.ts';
import { closedUntil, nextAttemptAt } from '#core/domain/delivery/attempts.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import { answerWithin, FRESH } from '#core/domain/delivery/patience.ts';
import type { DeliverDeps, Run } from './deps.ts';
import { FILE_MISSING, watchFiles } from './lost-files.ts';

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
  const [lastHeard, route] = await Promise.all([
    deps.lastHeard(delivery.conversationId),
    deps.routeOf(delivery.channelAccountId, delivery.peer),
  ]);
  const to = { peer: peerId(delivery.peer), lastHeard, ...(route !== undefined && { route }) };
  const files = await deps.filesOf(delivery.message.files ?? []);
  if (files === null) {
    const ending = { part: delivery.parts.length, why: FILE_MISSING, more: true };
    const failed = await deps.deliveries.failed(delivery.id, 'content', ending);
    if (failed) deps.show(failed);
    return 'go_on';
  }
  const watched = watchFiles(files);
  const payloads = outlet.render({ ...delivery.message, files: watched.files }, to);
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
  const sending = outlet.send(payload, to, {
    deliveryId: `${delivery.id}/${part}`,
    reach: {
      fetch: deps.fetch,
      now: deps.time,
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithin(files))]),
    },
  });
  const result = await watched.outcome(sending);
  return settled(deps, run, delivery, { part, result, more: part + 1 < payloads.length });
};

/** Which part it is, and whether others follow. */
type At = { part: number; more: boolean };

const settled = async (
  deps: DeliverDeps,
  run: Run,
  delivery: Delivery,
  { part, result, more }: At & { result: SendResult },
): Promise<Attempted> => {
  const { deliveries, earlyReceipts: early, outlets, show } = deps;
  if (!result.ok) return refused(deps, run, delivery, { part, more }, result.error);
  const taken = await deliveries.taken(delivery.id, part, result.ids, more);
  if (taken) show(taken);
  for (const { externalId, status, why } of await early.of(delivery.channelAccountId, result.ids)) {
    const told = await deliveries.receipt(delivery.channelAccountId, externalId, status, why);
    if (told) show(told);
  }
  if (run.failures > 0) {
    run.failures = 0;
    run.closedUntil = null;
    await outlets.recovered(delivery.channelAccountId);
  }
  return 'go_on';
};

const refused = async (
  deps: DeliverDeps,
  run: Run,
  delivery: Delivery,
  at: At,
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
      return postponed(deps, run, delivery, at, error);
    case 'unknownOutcome':
      if (run.outlet.capabilities.idempotent) return postponed(deps, run, delivery, at, error);
      tell(await deliveries.uncertain(id, { ...at, why: error.why }));
      return 'go_on';
    case 'auth':
      await outlets.stopped(channelAccountId, time(), error.why);
      await tellAdmins(channelAccountId, error.why);
      tell(await deliveries.returned(id, time()));
      return 'wait';
    default:
      tell(await deliveries.failed(id, error.kind, { ...at, why: error.why }));
      return 'go_on';
  }
};

const postponed = async (
  { deliveries, outlets, show, time, chance }: DeliverDeps,
  run: Run,
  delivery: Delivery,
  place: At,
  { why, afterMs }: SendError,
): Promise<Attempted> => {
  const now = time();
  const { id, attempts, channelAccountId } = delivery;
  const refusedAt = delivery.refusedAt ?? now;
  // What was under way to other customers when the account was closed says nothing new of the platform.
  if (run.closedUntil === null) {
    run.failures += 1;
    run.closedUntil = closedUntil(run.failures, now, chance());
    await outlets.refused(channelAccountId, run.failures, run.closedUntil);
  }
  const at = nextAttemptAt({ attempts, refusedAt, afterMs, now, chance: chance() });
  const changed =
    at === null
      ? await deliveries.failed(id, 'given_up', { ...place, why: `Given up after a day. ${why}` })
      : await deliveries.postponed(id, at, why, refusedAt);
  if (changed) show(changed);
  return at === null ? 'go_on' : 'wait';
};
