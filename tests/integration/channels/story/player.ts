import type { Adapter } from '#channels/contract/adapter.ts';
import type { Channel } from '#core/domain/conversation/state.ts';

/** One customer on one platform, over the platform's own protocol and a real socket. */
export type Player = {
  kind: Channel;
  adapter: Adapter;
  settings: object;
  secrets: object;
  /** The request in which the platform tells that the customer wrote this. */
  writes: (text: string) => { headers: Record<string, string>; body: Uint8Array };
  /** Every text that has reached the customer, in its order. */
  heard: () => string[];
  close: () => Promise<void>;
};

export const asAdapter = (adapter: unknown): Adapter => adapter as Adapter;
