import type { Adapter } from '#channels/contract/adapter.ts';
import { NoMedia } from '#channels/contract/no-media.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { ChannelAccountsStore } from '#core/store/channel-accounts.ts';
import type { Sealing } from '#core/store/sealing.ts';
import type { OpenMedia } from './deps.ts';

export type OpenMediaOfDeps = {
  channelAccounts: Pick<ChannelAccountsStore, 'byId'>;
  sealing: Pick<Sealing, 'openSecrets'>;
  adapters: Readonly<Partial<Record<Channel, Adapter>>>;
  /** Goes to public addresses only, whatever a platform says. */
  fetch: typeof fetch;
  time: () => Instant;
};

const never =
  (why: string): OpenMedia =>
  async () => {
    throw new NoMedia(why);
  };

/** What opens files of an account by requests; null for those whose files come over a connection that is kept up. */
export const createOpenMediaOf =
  ({ channelAccounts, sealing, adapters, fetch, time }: OpenMediaOfDeps) =>
  async (id: ChannelAccountId): Promise<OpenMedia | null> => {
    const known = await channelAccounts.byId(id);
    if (known === null || known.disconnectedAt !== null)
      return never('The channel was disconnected before it was fetched.');
    const adapter = adapters[known.kind];
    if (adapter?.session) return null;
    const openMedia = adapter?.extras?.openMedia;
    if (!openMedia) return never('Files of this channel cannot be fetched.');
    const account = { id, settings: known.settings, secrets: sealing.openSecrets(known) };
    return (ref, signal) => openMedia(ref, { account, reach: { fetch, now: time, signal } });
  };
