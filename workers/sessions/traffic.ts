import { peerId } from '#channels/contract/ids.ts';
import type { Hint } from '#core/contracts/jobs.ts';
import type { ChannelAccountId } from '#core/domain/ids.ts';
import type { Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { DeliverDeps } from '../deliver/deps.ts';
import { createAccountDrain } from '../deliver/drain-account.ts';
import type { FileDrainDeps, OpenMedia } from '../files/deps.ts';
import { createFileDrain } from '../files/drain-files.ts';
import { createDrains } from './drains.ts';
import type { Holding } from './holding.ts';
import { waitingFor } from './waiting-for.ts';

export type TrafficDeps = {
  store: Store;
  /** What delivering needs besides the sessions. */
  delivering: Omit<DeliverDeps, 'outletOf'>;
  /** What fetching files needs, with what opens them. */
  fetching: (openMediaOf: (id: ChannelAccountId) => Promise<OpenMedia | null>) => FileDrainDeps;
  holdingOf: (id: ChannelAccountId) => Holding | undefined;
  onError: (error: unknown) => void;
};

/** What goes through the sessions that are held here: with the same drains as through all other accounts. */
export const createTraffic = ({ store, delivering, fetching, holdingOf, onError }: TrafficDeps) => {
  const looks = { time: store.time, onError };
  const outletOf = async (id: ChannelAccountId) => holdingOf(id)?.outlet() ?? null;
  const openMediaOf = async (id: ChannelAccountId): Promise<OpenMedia | null> => holdingOf(id)?.openMedia ?? null;
  const messages = createDrains(createAccountDrain({ ...delivering, outletOf }), looks);
  const files = createDrains(createFileDrain(fetching(openMediaOf)), looks);

  /** Before it can be sent through a session nothing is tried: so nothing counts as refused. */
  const isReady = (id: ChannelAccountId): boolean => Boolean(holdingOf(id)?.outlet());
  /** What waits for days counts as no failure: so it says what it waits for. */
  const explain = async (id: ChannelAccountId): Promise<void> => {
    const known = holdingOf(id);
    const why = known ? waitingFor(known.state().state) : null;
    if (why === null) return;
    for (const waiting of await store.deliveries.waitFor(id, why)) delivering.show(waiting);
  };
  const deliver = (id: ChannelAccountId): void => {
    if (isReady(id)) messages.ring(id);
    else void explain(id).catch(onError);
  };
  const fetchFiles = (id: ChannelAccountId): void => {
    if (isReady(id)) files.ring(id);
  };

  return {
    deliver,
    fetchFiles,
    ready: async (id: ChannelAccountId): Promise<void> => {
      // Whatever stopped it was before.
      await store.outlets.opened(id);
      deliver(id);
      fetchFiles(id);
    },
    /** The safety net under every bell that was not heard. */
    overdue: async (): Promise<void> => {
      for (const id of await store.deliveries.overdueAccounts(store.time())) deliver(id);
      for (const id of await store.files.overdueAccounts(store.time())) fetchFiles(id);
    },
    /** Good for a moment only: what fails is not tried again. */
    hint: async (id: ChannelAccountId, conversationId: string, what: Hint): Promise<void> => {
      const loaded = holdingOf(id) && (await store.conversations.load(EVERYTHING, conversationId));
      if (loaded?.conversation.channelAccountId !== id) return;
      const { peer, lastCustomerAt } = loaded.conversation;
      await holdingOf(id)?.hint({ peer: peerId(peer), lastHeard: lastCustomerAt }, what);
    },
    stop: (id: ChannelAccountId): void => {
      messages.stop(id);
      files.stop(id);
    },
    close: (): void => {
      messages.close();
      files.close();
    },
  };
};
