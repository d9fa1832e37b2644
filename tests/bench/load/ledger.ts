import type { Ack } from '#core/contracts/realtime.ts';

/** What became of the messages of one run. Latencies in milliseconds. */
export type Tally = {
  sent: number;
  /** Within the window in which the run was measured. */
  accepted: number;
  visible: number;
  /** Over the whole run, with warm-up and the rest. */
  visibleInAll: number;
  latencies: number[];
  errors: Record<string, number>;
  /** Acknowledged, and not on the other side's socket in time. */
  lost: number;
  /** The same message as another entry of the timeline. */
  duplicates: number;
  /** The same entry once more: allowed, screens merge by seq. */
  repeats: number;
};

type Flight = { due: number; sentAt: number; accepted: boolean; visible: boolean; land: () => void };
type Window = { from: number; to: number };

export const PATIENCE = 10_000;
const now = () => performance.now();

const emptyTally = (): Tally => ({
  sent: 0,
  accepted: 0,
  visible: 0,
  visibleInAll: 0,
  latencies: [],
  errors: {},
  lost: 0,
  duplicates: 0,
  repeats: 0,
});

/** Follows every message from its sending to both of its ends: the acknowledgement, and the socket of the other side. */
export const createLedger = () => {
  const flights = new Map<string, Flight>();
  /** Where each message of all runs stands in a timeline. */
  const places = new Map<string, string>();
  let tally = emptyTally();
  let window: Window = { from: 0, to: Number.POSITIVE_INFINITY };

  const within = (time: number) => time >= window.from && time < window.to;
  const fail = (id: string, code: string) => {
    const flight = flights.get(id);
    if (!flight) return;
    flights.delete(id);
    if (code === 'lost') tally.lost += 1;
    else tally.errors[code] = (tally.errors[code] ?? 0) + 1;
    flight.land();
  };
  const settle = (id: string, flight: Flight) => {
    if (!flight.accepted || !flight.visible) return;
    flights.delete(id);
    flight.land();
  };
  const sweep = setInterval(() => {
    for (const [id, flight] of flights) {
      if (flight.sentAt > now() - PATIENCE) return;
      fail(id, flight.accepted ? 'lost' : 'no_answer');
    }
  }, 200);
  sweep.unref();

  return {
    begin: (measured: Window): Tally => {
      tally = emptyTally();
      window = measured;
      return tally;
    },

    /** Resolves when the message is accepted and visible, or is given up. `due` is when it should have left. */
    fly: (id: string, due: number, send: (answered: (ack: Ack) => void) => void): Promise<void> =>
      new Promise((land) => {
        const flight: Flight = { due, sentAt: now(), accepted: false, visible: false, land };
        flights.set(id, flight);
        tally.sent += 1;
        send((ack) => {
          if (!ack.ok) return fail(id, ack.error.code);
          flight.accepted = true;
          if (within(now())) tally.accepted += 1;
          settle(id, flight);
        });
      }),

    /** The other side's socket shows the message. `place` names the entry of the timeline. */
    seen: (id: string, place: string): void => {
      const known = places.get(id);
      if (known !== undefined) {
        if (known === place) tally.repeats += 1;
        else tally.duplicates += 1;
        return;
      }
      places.set(id, place);
      const flight = flights.get(id);
      if (!flight) return;
      const at = now();
      flight.visible = true;
      tally.visibleInAll += 1;
      if (within(at)) tally.visible += 1;
      if (within(flight.due)) tally.latencies.push(at - flight.due);
      settle(id, flight);
    },

    /** Waits until nothing is under way any more. */
    landed: async (): Promise<void> => {
      while (flights.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
};
export type Ledger = ReturnType<typeof createLedger>;
