import { expect, test } from 'vitest';
import { errorOf } from '#channels/meta/messaging-errors.ts';

test.each([
  [10, 2018278, 'window'],
  [10, 2018065, 'window'],
  [10, 2534022, 'window'],
  [10, 1893063, 'auth'],
  [10, 2018300, 'recipient'],
  [10, undefined, 'auth'],
  [551, 1545041, 'recipient'],
  [551, undefined, 'recipient'],
  [200, 1545041, 'recipient'],
  [200, 2018028, 'auth'],
  [200, undefined, 'auth'],
  [230, undefined, 'auth'],
  [190, 463, 'auth'],
  [368, undefined, 'auth'],
  [100, 2018001, 'recipient'],
  [100, 2534014, 'recipient'],
  [100, 33, 'auth'],
  [100, 2018047, 'content'],
  [100, undefined, 'content'],
  ...[1, 2, 4, 17, 32, 613, 1200, 80006].map((code) => [code, undefined, 'retry'] as const),
  [613, 1893016, 'retry'],
  [4, 2018022, 'retry'],
  [551, 2018108, 'recipient'],
  [1, 99, 'retry'],
  [1, 1357046, 'unknownOutcome'],
  [4, 2018109, 'content'],
  [0, undefined, 'auth'],
  [3, undefined, 'auth'],
  [999999, undefined, 'content'],
] as const)('the code %i/%s is of the class %s', (code, subcode, kind) => {
  const error = errorOf({ status: 400, code, ...(subcode !== undefined && { subcode }) });
  expect(error).toMatchObject({ kind, code: String(code) });
  expect(error.why).toMatch(/^[A-Z].+\.$/);
});
