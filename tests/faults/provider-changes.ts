import type { Change } from './changed-build.ts';

/** A system that does not answer, and an attempt whose process has died, are given up after seconds: a run may be short. */
export const LITTLE_PATIENCE: Change[] = [
  { source: 'core/domain/delivery/patience.ts', line: /(?<=const FRESH(?:\$\d+)? = )\w+/, instead: '1000' },
  { source: 'core/domain/delivery/patience.ts', line: /(?<=const ANSWER(?:\$\d+)? = )\w+/, instead: '1500' },
  { source: 'core/domain/delivery/patience.ts', line: /(?<=const ABANDONED_AFTER(?:\$\d+)? = )[^;]+/, instead: '3000' },
];

/** The API channel as most platforms are: what comes again under the same id is another message. */
export const TAKES_AGAIN: Change = {
  source: 'channels/api/capabilities.ts',
  line: /idempotent: true/,
  instead: 'idempotent: false',
};

/** Who asks to be asked later is not asked again. */
export const WITHOUT_RETRIES: Change = {
  source: 'workers/deliver/attempt.ts',
  line: /case "retry": return postponed\(deps, run, delivery, at, error\)/,
  instead: 'case "retry": tell(await deliveries.failed(id, "given_up", { ...at, why: error.why })); return "go_on"',
};

/** A system says when it wants to be asked again, and nobody listens. */
export const WITHOUT_RETRY_AFTER: Change = {
  source: 'core/domain/delivery/attempts.ts',
  line: /Math\.max\(afterMs, /,
  instead: 'Math.max(0, ',
};

/** Nobody looks after attempts whose process has died. */
export const WITHOUT_ABANDONED: Change = {
  source: 'workers/deliver/abandoned.ts',
  line: /for \(const delivery of await deliveries\.abandoned\(/,
  instead: 'return;\n$&',
};

/** Each attempt has an id of its own. */
export const OTHER_IDS: Change = {
  source: 'workers/deliver/attempt.ts',
  line: /deliveryId: `[^`]+`/,
  instead: 'deliveryId: `$${delivery.id}/$${Date.now()}`',
};

/** What was said last goes first. */
export const WITHOUT_ORDER: Change = {
  source: 'core/store/deliveries/queries.ts',
  line: /createdAt: 1,\s*seq: 1/,
  instead: 'createdAt: -1, seq: -1',
};

/** Each message finds out by itself that nothing is accepted any more. */
export const WITHOUT_STOPPING: Change = {
  source: 'workers/deliver/attempt.ts',
  line: /await outlets\.stopped\(channelAccountId, time\(\), error\.why\);/,
  instead: '',
};

/** What was refused with the account is lost with it. */
export const WITHOUT_RETURNING: Change = {
  source: 'workers/deliver/attempt.ts',
  line: /await deliveries\.returned\(id, time\(\)\)/,
  instead: 'await deliveries.failed(id, "given_up", { ...at, why: error.why })',
};

/** What a dead process had under way is sent again, wherever to. */
export const WITHOUT_DOUBT: Change = {
  source: 'workers/deliver/abandoned.ts',
  line: /\(await outletOf\(delivery\.channelAccountId\)\)\?\.capabilities\.idempotent/,
  instead: 'true',
};

/** An attempt is made without a word of it in the store. */
export const UNRECORDED: Change = {
  source: 'workers/deliver/drain-account.ts',
  line: /await deps\.deliveries\.begin\(next\.id, deps\.time\(\)\)/,
  instead: '{ ...(await deps.deliveries.byId(next.id)), attemptedAt: deps.time() }',
};
