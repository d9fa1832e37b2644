import type { Connection } from 'mongoose';
import { BatonError } from '../domain/errors.ts';

/** A call to the store ends within this time, in milliseconds: docs/decisions/0005-every-call-to-the-store-ends.md */
const DEADLINE = 10_000;

const CALLS = [
  'findOne',
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'bulkWrite',
  'findOneAndUpdate',
  'findOneAndDelete',
  'countDocuments',
  'distinct',
] as const;
const CURSORS = ['find', 'aggregate'] as const;
const READS = ['toArray', 'next'] as const;

type Method = (...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

export const within = <T>(call: Promise<T>, ms = DEADLINE): Promise<T> =>
  new Promise((resolve, reject) => {
    const late = () => reject(new BatonError('unavailable', 'The store did not answer in time.'));
    const timer = setTimeout(late, ms);
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const limit = (of: Methods, name: string, ms: number): void => {
  const method = of[name]?.bind(of);
  if (method) of[name] = (...args) => within(Promise.resolve(method(...args)), ms);
};

/** Gives every call on the connection's collections a deadline, those of the driver and those of mongoose alike. */
export const limitCalls = (connection: Connection, ms = DEADLINE): void => {
  for (const { collection } of Object.values(connection.models)) {
    const methods = collection as unknown as Methods;
    for (const name of CALLS) limit(methods, name, ms);
    for (const name of CURSORS) {
      const open = methods[name]?.bind(methods);
      if (!open) continue;
      methods[name] = (...args) => {
        const cursor = open(...args) as Methods;
        for (const read of READS) limit(cursor, read, ms);
        return cursor;
      };
    }
  }
};
