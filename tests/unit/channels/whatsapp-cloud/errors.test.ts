import { expect, test } from 'vitest';
import { errorOf } from '#channels/whatsapp-cloud/errors.ts';

const HOUR = 3_600_000;

test.each([
  ...[0, 3, 10, 190, 200, 233, 299, 368, 131005, 131031, 131037, 131042, 131045, 133010].map((code) => [code, 'auth']),
  ...[1, 2, 4, 80007, 130429, 131000, 131016, 131057].map((code) => [code, 'retry']),
  ...[100, 131008, 131009, 131051, 131052, 131053, 131062, 132000, 132001, 132999].map((code) => [code, 'content']),
  ...[130472, 131021, 131026, 131030, 131050].map((code) => [code, 'recipient']),
  [131047, 'window'],
  [999999, 'content'],
] as [number, string][])('the code %i is of the class %s', (code, kind) => {
  const error = errorOf({ status: 400, code });
  expect(error).toMatchObject({ kind, code: String(code) });
  expect(error.why).toMatch(/^[A-Z].+\.$/);
});

test.each([
  [131056, undefined, 6_000],
  [131056, 2_000, 6_000],
  [131056, 60_000, 60_000],
  [131048, undefined, HOUR],
  [131049, undefined, 24 * HOUR],
  [130429, 2_000, 2_000],
  [130429, undefined, undefined],
])('after the code %i, with %s asked for, %s are waited', (code, asked, waited) => {
  const error = errorOf({ status: 400, code, ...(asked !== undefined && { afterMs: asked }) });
  expect(error.kind).toBe('retry');
  expect(error.afterMs).toBe(waited);
});

test('what cannot be tried again has no time to wait for', () => {
  expect(errorOf({ status: 400, code: 190, afterMs: 1_000 })).not.toHaveProperty('afterMs');
});
