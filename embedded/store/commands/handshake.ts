import { type Doc, own } from '../value/types.ts';
import type { Command, Store } from './context.ts';

const setName = 'embedded';

/** Answers as the primary of a replica set of one, so that drivers offer sessions and retryable writes. */
export const hello: Command = { options: 'any', run: ({ store, body }) => greeting(store, body) };

export function greeting({ address, now }: Pick<Store, 'address' | 'now'>, body: Doc): Doc {
  return {
    helloOk: true,
    ...(own(body, 'hello') === undefined ? { ismaster: true } : { isWritablePrimary: true }),
    setName,
    setVersion: 1,
    secondary: false,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(now()),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: false,
    ok: 1,
  };
}

export const ping: Command = { options: [], run: () => ({ ok: 1 }) };

export const buildInfo: Command = {
  options: [],
  run: () => ({
    version: '8.0.0',
    versionArray: [8, 0, 0, 0],
    gitVersion: 'embedded',
    modules: [],
    bits: 64,
    maxBsonObjectSize: 16_777_216,
    ok: 1,
  }),
};
