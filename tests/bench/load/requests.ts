import type { CrowdOptions } from './crowd.ts';
import type { Summary } from './summary.ts';

export type Load =
  | { kind: 'closed'; inFlight: number; warmUp: number; seconds: number }
  | { kind: 'open'; rate: number; warmUp: number; seconds: number };
export type Who = { who: 'customers'; text: string } | { who: 'agents' };

/** What the generator's process can be asked for. */
export type Requests = {
  open: { asks: CrowdOptions; gives: { arrivals: number } };
  /** Every visitor's first message; those of the first third warm up. */
  starts: { asks: { atOnce: number; text: string }; gives: { perSecond: number; summary: Summary } };
  /** All visitors ask for a person, and wait. */
  askForPerson: { asks: null; gives: { waiting: number } };
  /** Agents take over conversations, as many as their limits allow. */
  take: { asks: { most: number }; gives: { taken: number } };
  run: { asks: { load: Load; by: Who }; gives: Summary & { botMessages: number; cutOffs: Record<string, number> } };
};
export type RequestName = keyof Requests;
export type Asked = { id: number; name: RequestName; asks: unknown };
export type Given = { id: number; gives: unknown } | { id: number; failed: string };
