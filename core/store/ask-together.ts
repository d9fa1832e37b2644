import type { ChannelAccountId } from '../domain/ids.ts';
import { createBatcher } from './batcher.ts';

type Asked<Q> = { accountId: ChannelAccountId; what: Q };

/** Joins what is asked about customers at the same moment: one question for each account, answered in its order. */
export const createAskTogether = <Q, A>(
  answer: (accountId: ChannelAccountId, asked: readonly Q[]) => Promise<readonly A[]>,
): ((accountId: ChannelAccountId, what: Q) => Promise<A>) => {
  const ask = createBatcher(async (asked: Asked<Q>[]): Promise<A[]> => {
    const accounts = [...new Set(asked.map(({ accountId }) => accountId))];
    const answers = new Map(
      await Promise.all(
        accounts.map(async (accountId) => {
          const theirs = asked.filter((one) => one.accountId === accountId).map(({ what }) => what);
          return [accountId, (await answer(accountId, theirs)).values()] as const;
        }),
      ),
    );
    return asked.map(({ accountId }) => answers.get(accountId)?.next().value as A);
  });
  return (accountId, what) => ask({ accountId, what });
};
