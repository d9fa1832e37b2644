export type Credentials = { email: string; password: string };
export type Fault =
  | 'killWorker'
  | 'killGateway'
  | 'killStore'
  | 'restartStore'
  | 'killRedis'
  | 'stopRedis'
  | 'wipeRedis'
  | 'freezeWorker'
  | 'cutLines'
  | 'slowLines'
  | 'moveClock';

/** Where pages are opened, and where their sockets go: the same, unless there is a link between. */
export type Address = { url: string; origin: string };

/** A running Baton, and what can be done to it. */
export type Target = {
  address: Address;
  /** The sample's agents. */
  people: Credentials[];
  /** Those that can be done to this one. Each resolves when what it broke has been started again; `turn` says whose turn it is where there are several. */
  faults: Partial<Record<Fault, (turn: number) => Promise<void>>>;
  /** Kills Redis, and brings an empty one back when `meanwhile` is over. */
  withoutRedis?: (meanwhile: () => Promise<void>) => Promise<void>;
  /** The store, to be looked at from outside. */
  mongoUrl?: string;
  /** @throws when one of its processes had ended by itself */
  stop: () => Promise<void>;
};
