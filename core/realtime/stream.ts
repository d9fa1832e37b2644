/** Through which all processes on one Redis pass on what they say. */
export const streamOf = (prefix: string): string => `${prefix}:realtime`;
/** Entries that are kept, more or less, for gateways that were slow to read. */
export const STREAM_LENGTH = 20_000;
