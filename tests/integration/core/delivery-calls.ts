import type { Store } from '#core/store/connect.ts';

/** One call of each function of what stands behind deliveries, in an order in which they find what they look for. */
export const deliveryCalls = async ({ deliveries, earlyReceipts, outlets }: Store, now: number) => {
  const [id, account] = ['c:1', 'account'] as const;
  const to = { channelAccountId: account, conversationId: 'c', seq: 1, botId: 'b', peer: 'p' };
  const message = { text: 'Hello', choices: [], by: 'agent' as const };
  return {
    deliveries: {
      enqueue: await deliveries.enqueue([{ ...to, message, createdAt: now }]),
      duePeers: await deliveries.duePeers(account, now, 5),
      firstFor: await deliveries.firstFor(account, 'p'),
      overdueAccounts: await deliveries.overdueAccounts(now),
      nextDue: await deliveries.nextDue(account),
      begin: await deliveries.begin(id, now),
      abandoned: await deliveries.abandoned(now, 5),
      postponed: await deliveries.postponed(id, now, 'busy'),
      returned: await deliveries.returned(id, now),
      uncertain: await deliveries.uncertain(id, 0, 'unknown'),
      complete: await deliveries.complete(id),
      taken: await deliveries.taken(id, 0, ['there'], false),
      told: await deliveries.told(account, id, 0, 'there', 'delivered'),
      receipt: await deliveries.receipt(account, 'there', 'read'),
      receiptsUpTo: await deliveries.receiptsUpTo(account, 'p', now, 'read'),
      failed: await deliveries.failed(id, 0, 'content', 'because'),
      decided: await deliveries.decided(id, 'arrived', now),
      ofConversation: await deliveries.ofConversation('c'),
      dead: await deliveries.dead(account, 5),
      waitBehind: await deliveries.waitBehind(account, 'p', now),
      movePeer: await deliveries.movePeer(account, 'p', 'q'),
      removeOf: await deliveries.removeOf(['none']),
    },
    earlyReceipts: {
      keep: await earlyReceipts.keep(account, 'there', 'sent', null),
      of: await earlyReceipts.of(account, ['there']),
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
