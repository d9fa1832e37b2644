import type { Adapter } from '#channels/contract/adapter.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { ChannelAccountId } from '#core/domain/ids.ts';
import type { ChannelAccountsStore } from '#core/store/channel-accounts.ts';
import type { Sealing } from '#core/store/sealing.ts';
import type { Outlet } from './deps.ts';

export type OutletOfDeps = {
  channelAccounts: Pick<ChannelAccountsStore, 'byId'>;
  sealing: Pick<Sealing, 'openSecrets'>;
  adapters: Readonly<Partial<Record<Channel, Adapter>>>;
};

/** What sends for an account; null where it is disconnected, or nothing can. */
export const createOutletOf =
  ({ channelAccounts, sealing, adapters }: OutletOfDeps) =>
  async (id: ChannelAccountId): Promise<Outlet | null> => {
    const known = await channelAccounts.byId(id);
    if (known === null || known.disconnectedAt !== null) return null;
    const adapter = adapters[known.kind];
    const outbound = adapter?.outbound;
    if (!outbound) return null;
    const account = { id, settings: known.settings, secrets: sealing.openSecrets(known) };
    const { capabilities } = adapter;
    return {
      ...{ account, capabilities, render: outbound.render },
      send: (payload, to, context) => outbound.send(payload, to, { ...context, account }),
    };
  };
