import type { InboxId } from '#core/domain/ids.ts';
import type { InboxRow, InboxStore } from '#core/store/inbox.ts';

/** Failed attempts after which a message is put aside as a dead letter. */
export const ATTEMPTS = 5;

/**
 * Messages on which a worker may have died, for one run. They are tried together once, from then on one by one; an attempt is
 * counted before it is made, and once in a run: being overtaken by somebody else's write is no failure.
 */
export const createSuspects = ({ failed }: Pick<InboxStore, 'failed'>) => {
  const counted = new Set<InboxId>();
  return {
    oneByOne: (pending: readonly InboxRow[]): boolean =>
      pending.some(({ _id, attempts }) => attempts > 0 && !counted.has(_id)),

    /** Answers whether one of them is given up. */
    count: async (rows: readonly InboxRow[]): Promise<boolean> => {
      const fresh = rows.filter(({ _id }) => !counted.has(_id));
      for (const { _id } of fresh) counted.add(_id);
      const given = await Promise.all(fresh.map(({ _id }) => failed(_id, 'The process died on it.', ATTEMPTS)));
      return given.includes(true);
    },
  };
};
export type Suspects = ReturnType<typeof createSuspects>;
