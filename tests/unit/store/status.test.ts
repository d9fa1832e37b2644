import type { Connection } from 'mongoose';
import { expect, it } from 'vitest';
import { isStoreClosed, readStoreStatus } from '#core/store/status.ts';

const answering = (answer: () => Promise<unknown>) => ({ db: { command: answer } }) as unknown as Connection;
const failure = (code: number) => Object.assign(new Error('no'), { name: 'MongoServerError', code });

it('a server that does not know the command watches no limits', async () => {
  expect(await readStoreStatus(answering(() => Promise.reject(failure(59))))).toBeNull();
  await expect(readStoreStatus(answering(() => Promise.reject(failure(14_031))))).rejects.toThrow('no');
});

it('a store that is closed says why itself; one that is away does not', () => {
  expect(isStoreClosed(failure(14_031))).toBe(true);
  expect(isStoreClosed(failure(11_000))).toBe(false);
  expect(isStoreClosed(Object.assign(new Error('no'), { name: 'MongoNetworkError', code: 146 }))).toBe(false);
});
