import type { Channel } from './conversation/state.ts';

/** Channels with a connection that lasts as long as the customer looks. Elsewhere nobody can tell that a customer has left. */
const KNOWING: ReadonlySet<Channel> = new Set(['web']);
export const knowsPresence = (channel: Channel): boolean => KNOWING.has(channel);
