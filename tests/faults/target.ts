export type Credentials = { email: string; password: string };
export type Fault = 'killWorker' | 'killGateway' | 'killStore' | 'killRedis' | 'wipeQueues' | 'freezeWorker';

/** A running Baton, and what can be done to it. */
export type Target = {
  url: string;
  /** The sample's agents. */
  people: Credentials[];
  /** Those that can be done to this one. Each resolves when what it broke has been started again; `turn` says whose turn it is where there are several. */
  faults: Partial<Record<Fault, (turn: number) => Promise<void>>>;
  /** Kills Redis, and brings an empty one back when `meanwhile` is over. */
  withoutRedis?: (meanwhile: () => Promise<void>) => Promise<void>;
  /** @throws when one of its processes had ended by itself */
  stop: () => Promise<void>;
};
