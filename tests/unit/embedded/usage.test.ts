import { expect, it } from 'vitest';
import { type Amounts, standardLimits, warningsOf } from '#embedded/store/observe/usage.ts';

const limits: Amounts = { ...standardLimits, memoryBytes: 1 };
const nothing: Amounts = { documents: 0, bytes: 0, memoryBytes: 0, openingMs: 0 };

it.each([
  [500_000, 350_000, '350,000 documents of 500,000 documents'],
  [1_000, 999, '999 documents of 1,000 documents'],
  [1_234_567, 1_111_111, '1,111,111 documents of 1,234,567 documents'],
])('the warning of a limit of %i names %i readably', (documents, used, words) => {
  const [warning] = warningsOf({ ...nothing, documents: used }, { ...limits, documents });
  expect(warning?.text).toContain(words);
});
