import type { Connection } from 'mongoose';

/** What a store with limits says of itself. Shares go from 0 to 1. */
export type StoreStatus = {
  limits: { resource: string; used: number; limit: number; share: number }[];
  share: number;
  /** Limits that come near, each with what to do. */
  warnings: string[];
  /** What the store refuses at the moment, and why. */
  refusals: string[];
  freeDiskBytes: number;
  operations: Record<string, number>;
  errors: number;
  slowOperations: number;
  lagMs: { p99: number; max: number };
};

/** Codes with which a server doesn't know a command, or doesn't allow it. */
const UNKNOWN = new Set([13, 59, 115, 8_000]);
/** Codes with which a store has no room, or no folder, for now: its message says what to do. */
const CLOSED = new Set([37, 39, 98, 146, 14_031]);

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;

/** True when the store itself has said why it can't do what it was asked to. */
export const isStoreClosed = (error: unknown): error is Error =>
  error instanceof Error && /^Mongo(Server|BulkWrite)Error$/.test(error.name) && CLOSED.has(codeOf(error) ?? 0);

/** Null for a server that watches no limits. */
export const readStoreStatus = async (connection: Connection): Promise<StoreStatus | null> => {
  try {
    return (await connection.db?.command({ batonStatus: 1 })) as unknown as StoreStatus;
  } catch (error) {
    if (UNKNOWN.has(codeOf(error) ?? 0)) return null;
    throw error;
  }
};
