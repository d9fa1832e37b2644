import { clocks, type Until } from '#channels/contract/until.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { SessionLeasesStore, Tenure } from '#core/store/session-leases.ts';
import { toTake } from './choose.ts';
import type { Times } from './times.ts';

export type TenuresDeps = {
  leases: SessionLeasesStore;
  /** The store's clock, asked anew. */
  now: () => Promise<Instant>;
  owner: string;
  home: string;
  most: number;
  times: Pick<Times, 'lease' | 'awayFor'>;
};

/** What is ours begins to count before it is asked for: whatever the store takes, others count from later on. */
export type Granted = { tenure: Tenure; asked: Until };

/** Takes accounts, keeps them and gives them back. */
export const createTenures = ({ leases, now, owner, home, most, times }: TenuresDeps) => ({
  take: async (
    wanted: readonly ChannelAccountId[],
    held: ReadonlySet<ChannelAccountId>,
    granted: (what: Granted) => void,
  ): Promise<void> => {
    if (wanted.every((id) => held.has(id)) || held.size >= most) return;
    const asked = clocks();
    const at = await now();
    const seen = { wanted, leases: await leases.of(wanted), now: at };
    for (const { id, seen: lease } of toTake(seen, { held, most, home, awayFor: times.awayFor })) {
      const tenure = await leases.take(id, lease, { owner, home, expiresAt: at + times.lease });
      if (tenure) granted({ tenure, asked });
    }
  },

  /** Until when each is ours; null for what is somebody else's. */
  renew: async (tenures: readonly Tenure[], answered: (tenure: Tenure, asked: Until | null) => void): Promise<void> => {
    if (tenures.length === 0) return;
    const asked = clocks();
    const expiresAt = (await now()) + times.lease;
    const renewing = tenures.map(async (tenure) =>
      answered(tenure, (await leases.renew(tenure, expiresAt)) ? asked : null),
    );
    const failed = (await Promise.allSettled(renewing)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  },

  giveBack: async (tenure: Tenure): Promise<void> => leases.release(tenure, await now()),
});
