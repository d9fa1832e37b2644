import { own } from '../value/types.ts';
import type { Command } from './context.ts';

const setName = 'embedded';

/** Answers as the primary of a replica set of one, so that drivers offer sessions and retryable writes. */
export const hello: Command = {
  options: 'any',
  run: ({ store, body }) => ({
    helloOk: true,
    ...(own(body, 'hello') === undefined ? { ismaster: true } : { isWritablePrimary: true }),
    setName,
    setVersion: 1,
    secondary: false,
    hosts: [store.address],
    primary: store.address,
    me: store.address,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(store.now()),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }),
};

export const ping: Command = { options: [], run: () => ({ ok: 1 }) };

export const buildInfo: Command = {
  options: [],
  run: () => ({
    version: '7.0.0',
    versionArray: [7, 0, 0, 0],
    gitVersion: 'embedded',
    modules: [],
    bits: 64,
    maxBsonObjectSize: 16_777_216,
    ok: 1,
  }),
};
