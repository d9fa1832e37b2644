import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Adapter } from '#channels/contract/adapter.ts';
import type { Intake } from '#channels/intake/intake.ts';
import type { SessionQuestion } from '#core/contracts/channel-sessions.ts';
import type { Hint } from '#core/contracts/jobs.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { ChannelAccountId } from '#core/domain/ids.ts';
import type { SessionLine } from '#core/realtime/session-line.ts';
import type { Sealing } from '#core/store/sealing.ts';
import { createHolding, type Holding } from './holding.ts';
import { homeOf } from './home.ts';
import { createLoop } from './loop.ts';
import { createTenures, type Granted } from './tenures.ts';
import { TIMES, type Times } from './times.ts';
import { createTraffic, type TrafficDeps } from './traffic.ts';

export type HostOptions = Pick<TrafficDeps, 'store' | 'delivering' | 'fetching'> & {
  adapters: Readonly<Partial<Record<Channel, Adapter>>>;
  sealing: Sealing;
  intake: Pick<Intake, 'hear'>;
  line: SessionLine;
  dataDir: string;
  /** Accounts at the same time. */
  most: number;
  times?: Partial<Times>;
  log: Logger;
};

/** How often it is looked whether what is held is still ours. Milliseconds. */
const WATCH = 100;

/** Keeps up the sessions of as many accounts as there is room for, and sends through them. */
export const startHost = async (options: HostOptions) => {
  const { store, adapters, line, most, log } = options;
  const times = { ...TIMES, ...options.times };
  const folder = join(options.dataDir, 'sessions');
  const { sessionLeases: leases, now, channelAccounts } = store;
  const identity = { owner: randomUUID(), home: await homeOf(folder) };
  const tenures = createTenures({ leases, now, ...identity, most, times });
  const onError = (error: unknown): void => log.warn({ err: error }, 'sessions');
  const held = new Map<ChannelAccountId, Holding>();
  const ended = new WeakSet<Holding>();
  const lost = new WeakSet<Holding>();
  const endings = new Set<Promise<void>>();

  const traffic = createTraffic({ ...options, holdingOf: (id) => held.get(id), onError });
  const { ready } = traffic;

  /** Ends a session, then lets go of the account: in this order, or there are two. */
  const end = (holding: Holding, how: () => Promise<void>): void => {
    if (ended.has(holding)) return;
    ended.add(holding);
    const { tenure } = holding;
    traffic.stop(tenure.id);
    const ending = how()
      .then(() => tenures.giveBack(tenure))
      .catch(onError)
      .finally(() => {
        if (held.get(tenure.id) === holding) held.delete(tenure.id);
        endings.delete(ending);
        looking.now();
      });
    endings.add(ending);
  };
  const lose = (holding: Holding): void => {
    // Also one that is being closed: there is no more time for that.
    if (lost.has(holding)) return;
    lost.add(holding);
    log.warn({ account: holding.tenure.id }, 'a session is given up: its account may be somebody else’s');
    ended.delete(holding);
    end(holding, holding.abandon);
  };

  const wantedOf = async (): Promise<Map<ChannelAccountId, ChannelAccount>> => {
    const all = await channelAccounts.list();
    const wanted = all.filter(({ kind, disconnectedAt }) => adapters[kind]?.session && disconnectedAt === null);
    return new Map(wanted.map((account) => [account.id, account]));
  };
  const begin = ({ tenure, asked }: Granted, account: ChannelAccount): void => {
    const adapter = adapters[account.kind];
    if (!adapter) return;
    const holding = createHolding({ ...options, folder, times, time: store.time, ready }, adapter, tenure, account);
    holding.renewed(asked);
    held.set(tenure.id, holding);
    void holding.open();
  };
  const look = async (): Promise<void> => {
    const wanted = await wantedOf();
    for (const holding of held.values()) {
      const account = wanted.get(holding.tenure.id);
      if (account) holding.follow(account);
      else end(holding, () => holding.close(false));
    }
    await tenures.take([...wanted.keys()], new Set(held.keys()), (granted) => {
      const account = wanted.get(granted.tenure.id);
      if (account) begin(granted, account);
    });
    await traffic.overdue();
  };
  const renew = (): Promise<void> => {
    const mine = [...held.values()].filter((holding) => !lost.has(holding));
    return tenures.renew(
      mine.map(({ tenure }) => tenure),
      ({ id, fence }, asked) => {
        const holding = mine.find(({ tenure }) => tenure.id === id && tenure.fence === fence);
        if (holding && asked) holding.renewed(asked);
        else if (holding) lose(holding);
      },
    );
  };

  const looking = createLoop(times.lookEvery, look, onError);
  const renewing = createLoop(times.renewEvery, renew, onError);
  const watching = setInterval(() => {
    for (const holding of held.values()) if (!holding.isOurs()) lose(holding);
  }, WATCH);

  const hint = (id: ChannelAccountId, conversationId: string, what: Hint): void => {
    const left = (error: Error) => log.debug({ account: id, error: error.name }, 'not shown to the customer');
    traffic.hint(id, conversationId, what).catch(left);
  };
  const answer = ({ type, channelAccountId }: SessionQuestion) => {
    const holding = held.get(channelAccountId);
    if (!holding) return null;
    if (type === 'restart') holding.restart();
    if (type === 'logOut') holding.logOut();
    return holding.state();
  };
  // What is missed while Redis is away is found by looking.
  line.serve({ look: looking.now, deliver: traffic.deliver, hint, answer }).catch(onError);
  looking.now();
  renewing.now();

  return {
    fetchFiles: traffic.fetchFiles,
    /** Gives everything back, so that others need not wait. */
    close: async (): Promise<void> => {
      await looking.stop();
      for (const holding of held.values()) end(holding, () => holding.close(true));
      await Promise.all(endings);
      traffic.close();
      await renewing.stop();
      clearInterval(watching);
    },
  };
};
