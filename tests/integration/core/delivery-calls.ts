import type { Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';

/** One call of each function of what stands behind deliveries, in an order in which they find what they look for. */
export const deliveryCalls = async ({ deliveries, earlyReceipts, outlets, audit }: Store, now: number) => {
  const [id, account] = ['c:1', 'account'] as const;
  const to = { channelAccountId: account, conversationId: 'c', seq: 1, botId: 'b', peer: 'p' };
  const on = { kind: 'channel', id: 'c' } as const;
  const message = { text: 'Hello', choices: [], by: 'agent' as const };
  return {
    deliveries: {
      enqueue: await deliveries.enqueue([{ ...to, message, createdAt: now }]),
      duePeers: await deliveries.duePeers(account, now, 5),
      firstFor: await deliveries.firstFor(account, 'p'),
      endOfLine: await deliveries.endOfLine(account, 'p'),
      overdueAccounts: await deliveries.overdueAccounts(now),
      nextDue: await deliveries.nextDue(account),
      begin: await deliveries.begin(id, now),
      abandoned: await deliveries.abandoned(now, 5),
      postponed: await deliveries.postponed(id, now, 'busy'),
      returned: await deliveries.returned(id, now),
      forgetRefusals: await deliveries.forgetRefusals(account),
      uncertain: await deliveries.uncertain(id, { part: 0, why: 'unknown', more: false }),
      uncertainTo: await deliveries.uncertainTo(account, 'p', now),
      complete: await deliveries.complete(id),
      taken: await deliveries.taken(id, 0, ['there'], false),
      told: await deliveries.told(account, id, 0, 'there', 'delivered'),
      receipt: await deliveries.receipt(account, 'there', 'read'),
      receiptsUpTo: await deliveries.receiptsUpTo(account, 'p', now, 'read'),
      failed: await deliveries.failed(id, 'content', { part: 0, why: 'because', more: false }),
      decided: await deliveries.decided(id, 'arrived', now),
      ofConversation: await deliveries.ofConversation('c'),
      byId: await deliveries.byId(id),
      byExternalId: await deliveries.byExternalId(account, 'there'),
      waitFor: await deliveries.waitFor(account, 'because'),
      dead: await Promise.all([
        deliveries.dead(EVERYTHING, {}, { limit: 5, before: { at: now, id } }),
        deliveries.dead({ kind: 'bots', botIds: ['b'] }, { channelAccountId: account }, { limit: 5 }),
      ]),
      deadSince: await deliveries.deadSince(account, ['given_up'], now, 5),
      replayed: await deliveries.replayed(id, now, now),
      withdraw: await deliveries.withdraw('none:1'),
      waitBehind: await deliveries.waitBehind(account, 'p', now),
      movePeer: await deliveries.movePeer(account, 'p', 'q'),
      removeOf: await deliveries.removeOf(['none']),
    },
    earlyReceipts: {
      keep: await earlyReceipts.keep(account, 'there', 'sent', null),
      of: await earlyReceipts.of(account, ['there']),
    },
    audit: {
      begin: await audit.begin({
        at: now,
        by: { id: 'a', name: 'A' },
        from: '',
        deed: 'channel_created',
        on,
        details: {},
      }),
      ended: await audit.ended('none', 'done'),
      list: await Promise.all(
        [{}, { by: 'a' }, { on: 'c' }, { deed: 'channel_created' as const }].map((filter) =>
          audit.list(filter, { limit: 5, before: { at: now, id: 'none' } }),
        ),
      ),
    },
    outlets: {
      of: await outlets.of(account),
      refused: await outlets.refused(account, 1, null),
      recovered: await outlets.recovered(account),
      stopped: await outlets.stopped(account, now, 'because'),
      opened: await outlets.opened(account),
    },
  };
};
