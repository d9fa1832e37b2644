import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reach } from '#channels/contract/adapter.ts';
import { harmless, type Meanings, sendErrorOf } from '#channels/meta/failure.ts';
import { createGraph } from '#channels/meta/graph.ts';
import { type FakeGraph, startFakeGraph } from '../../../fakes/graph/fake-graph.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const NONE: Meanings = () => undefined;
const reach = (changes: Partial<Reach> = {}): Reach => ({
  ...{ fetch, now: () => NOW, signal: new AbortController().signal },
  ...changes,
});
const call = { method: 'POST' as const, path: ['1', 'messages'], body: { json: { a: 1 } } };

let fake: FakeGraph;
beforeEach(async () => {
  fake = await startFakeGraph('the token', () => ({ json: { done: true } }));
});
afterEach(() => fake.close());

const errorFrom = async (how: Parameters<FakeGraph['misbehave']>[0], changes: Partial<Reach> = {}) => {
  fake.misbehave(how);
  const answer = await createGraph({ url: fake.url }).call(call, 'the token', reach(changes));
  return answer.ok ? undefined : sendErrorOf(answer.failure, NONE);
};

test('a call carries its token in a header and its body as JSON', async () => {
  expect(await createGraph({ url: fake.url }).call(call, 'the token', reach())).toEqual({
    ok: true,
    body: { done: true },
  });
  expect(fake.calls).toMatchObject([{ path: ['v26.0', '1', 'messages'], authorization: 'Bearer the token' }]);
  expect(fake.calls[0]?.json).toEqual({ a: 1 });
  expect([...(fake.calls[0]?.query ?? [])]).toEqual([]);
});

test.each([
  [0, 'auth'],
  [1, 'retry'],
  [2, 'retry'],
  [3, 'auth'],
  [4, 'retry'],
  [10, 'auth'],
  [100, 'content'],
  [190, 'auth'],
  [200, 'auth'],
  [299, 'auth'],
  [300, 'content'],
  [368, 'auth'],
] as const)('the code %i is of the class %s', async (code, kind) => {
  const error = await errorFrom({ kind: 'refuse', code });
  expect(error).toMatchObject({ kind, code: String(code) });
  expect(error?.why).toMatch(/^[A-Z].+\.$/);
  expect(error?.why).not.toContain('16505551234');
});

test('what the token may not see is a matter of the account', async () => {
  expect(await errorFrom({ kind: 'refuse', code: 100, subcode: 33 })).toMatchObject({ kind: 'auth' });
});

test.each([
  [401, 'auth'],
  [403, 'auth'],
  [404, 'content'],
  [429, 'retry'],
  [500, 'unknownOutcome'],
  [502, 'unknownOutcome'],
  [503, 'retry'],
  [504, 'unknownOutcome'],
] as const)('without a code the status %i is of the class %s', async (status, kind) => {
  expect(await errorFrom({ kind: 'status', status })).toMatchObject({ kind, code: String(status) });
});

test.each([
  ['2', 2_000],
  ['Sun, 22 Nov 2026 10:01:00 GMT', 60_000],
])('the time that Meta asks for is kept: %s', async (value, afterMs) => {
  const headers = { 'retry-after': value };
  expect(await errorFrom({ kind: 'refuse', code: 4, headers })).toMatchObject({ kind: 'retry', afterMs });
});

test('what the platform hangs up on, or what takes too long, may have happened', async () => {
  expect(await errorFrom({ kind: 'cut' })).toMatchObject({ kind: 'unknownOutcome' });
  const late: typeof fetch = async () => Promise.reject(new DOMException('too late', 'TimeoutError'));
  expect(await errorFrom(null, { fetch: late })).toMatchObject({ kind: 'unknownOutcome' });
});

test('what never left has surely not happened', async () => {
  expect(await errorFrom(null, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'retry' });
  expect(fake.calls).toEqual([]);
  await fake.close();
  expect(await errorFrom(null)).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
  fake = await startFakeGraph('', () => undefined);
});

test('of a call that sends nothing an unknown outcome is none', () => {
  expect(harmless({ kind: 'unknownOutcome', why: 'Who knows.' })).toMatchObject({ kind: 'retry' });
  expect(harmless({ kind: 'auth', why: 'No.' })).toEqual({ kind: 'auth', why: 'No.' });
});

test('a call follows nobody to another place', async () => {
  const other = await startFakeGraph('the token', () => ({ json: {} }));
  expect(await errorFrom({ kind: 'redirect', to: `${other.url}/v26.0/1` })).toMatchObject({ kind: 'unknownOutcome' });
  expect(other.calls).toEqual([]);
  await other.close();
});

test('an id that leads elsewhere is no id', async () => {
  const graph = createGraph({ url: fake.url });
  for (const id of ['..', '1/2', '1?access_token=a', '', '1#a'])
    await expect(graph.call({ method: 'GET', path: [id] }, 'the token', reach())).rejects.toThrow(TypeError);
  expect(fake.calls).toEqual([]);
});
