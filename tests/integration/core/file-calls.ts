import type { Store } from '#core/store/connect.ts';

/** One call of each function of what stands behind files and sessions, in an order in which they find what they look for. */
export const fileCalls = async ({ files, sessionLeases }: Store, now: number) => {
  const place = { conversationId: 'c', botId: 'b', channelAccountId: 'a', createdAt: now };
  const facts = { kind: 'image', mimeType: 'image/png', size: 1, thumbnail: false, inline: true } as const;
  const of = (id: string) => ({ id, kind: 'image' as const, name: 'n', ref: 'r', ...place });
  const by = { kind: 'agent', id: 'agent', conversationId: 'c' } as const;
  const taking = { owner: 'o', home: 'h', expiresAt: now };
  const tenure = { id: 'a', owner: 'o', fence: 1 };
  return {
    files: {
      expect: await files.expect([of('f1'), of('f2'), of('f3')]),
      due: await files.due('a', now, 5),
      attempt: await files.attempt('f1', now),
      postponed: await files.postponed('f1', now, 'busy'),
      nextDue: await files.nextDue('a'),
      overdueAccounts: await files.overdueAccounts(now + 1),
      ready: await files.ready('f1', facts),
      refused: await files.refused('f2', 'no'),
      failed: await files.failed('f3', 'no'),
      begin: await files.begin({ ...of('f4'), by }),
      take: [
        await files.take(['f4'], by, 'm'),
        await files.take(['f4'], { kind: 'customer', peer: 'p', channelAccountId: 'a' }, 'm'),
      ],
      giveBack: await files.giveBack(['f4'], 'm'),
      unused: await files.unused(now + 1, 5),
      byId: await files.byId('f1'),
      byIds: await files.byIds(['f1']),
      ofConversation: await files.ofConversation('c'),
      move: await files.move(['f1'], 'd'),
      idsOf: await files.idsOf(['c']),
      dropUnused: [await files.dropUnused('f4', by), await files.dropUnused('f4')],
      delete: await files.delete(['f1'], now),
      toRemove: await files.toRemove(now, 5),
      removed: await files.removed('f1'),
      removeOf: await files.removeOf(['c']),
    },
    sessionLeases: {
      take: [
        await sessionLeases.take('a', null, taking),
        await sessionLeases.take('a', { id: 'a', fence: 1, ...taking }, taking),
      ],
      of: await sessionLeases.of(['a']),
      renew: await sessionLeases.renew(tenure, now),
      release: await sessionLeases.release(tenure, now),
    },
  };
};
