import type { Logger } from 'pino';
import { PRESENCE_RENEWAL } from '#core/domain/presence.ts';
import type { Store } from '#core/store/connect.ts';
import type { Customer } from '#core/store/conversations/whereabouts.ts';
import { every } from '#core/store/every.ts';
import { newId } from '#core/store/ids.ts';

/** Who changes the page is back within this, and nothing needs to be written. Milliseconds. */
const PAGE_CHANGE = 2_000;
/** Customers who are said to be here once more with each renewal, in turn: what one write or one bell missed, this mends. */
const AGAIN = 200;

type CustomersDeps = { store: Pick<Store, 'conversations' | 'gateways' | 'now'>; log: Logger; renewEvery?: number };
export type Customers = ReturnType<typeof createCustomers>;

const keyOf = ({ channelAccountId, peer }: Customer): string => `${channelAccountId}:${peer}`;

/**
 * Which customers have a socket on this gateway, said to the store. A gateway that dies stops renewing its lease, and the sweep
 * takes all of its connections for closed; one that was only frozen begins again under another id.
 */
export const createCustomers = ({ store, log, renewEvery = PRESENCE_RENEWAL }: CustomersDeps) => {
  const { conversations, gateways } = store;
  let gateway: string | null = null;
  /** Also who may only be changing the page. */
  const here = new Map<string, Customer & { sockets: number; departure?: NodeJS.Timeout }>();
  /** Not written yet; `at` is when the last socket was closed, by the clock of this machine. */
  const changed = new Map<string, Customer & { at: number }>();
  let working: Promise<void> = Promise.resolve();
  const warn = (error: unknown): void => log.warn({ err: error }, 'where customers are was not recorded');

  const begin = async (): Promise<string> => {
    const id = newId();
    await gateways.begin(id, await store.now());
    gateway = id;
    for (const customer of here.values()) changed.set(keyOf(customer), { ...customer, at: 0 });
    return id;
  };

  /** Everybody's present state, whatever it was in between; what could not be written stays to be written. */
  const write = async (): Promise<void> => {
    const id = gateway ?? (await begin());
    const customers = [...changed.values()];
    changed.clear();
    const isHere = (customer: Customer): boolean => here.has(keyOf(customer));
    const [staying, left] = [customers.filter(isHere), customers.filter((customer) => !isHere(customer))];
    try {
      await conversations.customersHere(id, staying.map(plain));
      if (left.length === 0) return;
      const ahead = (await store.now()) - Date.now();
      await conversations.customersLeft(
        id,
        left.map((customer) => ({ ...plain(customer), at: customer.at + ahead })),
      );
    } catch (error) {
      for (const customer of customers) if (!changed.has(keyOf(customer))) changed.set(keyOf(customer), customer);
      throw error;
    }
  };
  const plain = ({ channelAccountId, peer }: Customer): Customer => ({ channelAccountId, peer });

  /** One thing at a time; who comes or goes meanwhile is in the next write. */
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    working = working.then(task).catch(warn);
    return working;
  };
  const writeChanged = async (): Promise<void> => {
    if (changed.size > 0) await write();
  };

  const change = (customer: Customer, at: number): void => {
    changed.set(keyOf(customer), { ...plain(customer), at });
    void inTurn(writeChanged);
  };

  let next = 0;
  const sayAgain = (): void => {
    const all = [...here.values()];
    if (next >= all.length) next = 0;
    for (const customer of all.slice(next, next + AGAIN)) changed.set(keyOf(customer), { ...plain(customer), at: 0 });
    next += AGAIN;
  };

  const renew = async (): Promise<void> => {
    if (gateway !== null && !(await gateways.renew(gateway, await store.now()))) gateway = null;
    if (gateway === null) await begin();
    sayAgain();
    await writeChanged();
  };
  const renewal = every(renewEvery, () => inTurn(renew), warn);

  return {
    /** The id under which this gateway's connections are known; null as long as it has none. */
    gateway: (): string | null => gateway,

    joined: (customer: Customer): void => {
      const key = keyOf(customer);
      const known = here.get(key);
      clearTimeout(known?.departure);
      here.set(key, { ...plain(customer), sockets: (known?.sockets ?? 0) + 1 });
      if (!known) change(customer, 0);
    },

    /** A conversation of theirs began, or goes on again: it doesn't know of this connection yet. */
    began: (customer: Customer): void => {
      if (here.has(keyOf(customer))) change(customer, 0);
    },

    left: (customer: Customer): void => {
      const key = keyOf(customer);
      const known = here.get(key);
      if (!known) return;
      known.sockets -= 1;
      if (known.sockets > 0) return;
      const at = Date.now();
      known.departure = setTimeout(() => {
        here.delete(key);
        change(customer, at);
      }, PAGE_CHANGE);
    },

    /** Nobody is connected to this gateway any more. */
    close: async (): Promise<void> => {
      await renewal();
      for (const { departure } of here.values()) clearTimeout(departure);
      here.clear();
      changed.clear();
      await working;
      if (gateway === null) return;
      const id = gateway;
      gateway = null;
      try {
        await conversations.gatewayGone(id, await store.now());
        await gateways.remove(id);
      } catch (error) {
        // The sweep does it when the lease has run out.
        warn(error);
      }
    },
  };
};
