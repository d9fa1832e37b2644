import { expect, test } from 'vitest';
import { changedBuild, WITHOUT_FENCE, WITHOUT_RECONCILER } from './changed-build.ts';
import { startParts } from './parts.ts';
import { ENOUGH, FROZEN, frozen, UNHEARD } from './plans.ts';
import { run } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

test('the checker finds what is lost without the reconciler', async () => {
  const outcome = await run({ ...UNHEARD, patience: ENOUGH }, () => startParts({ changes: [WITHOUT_RECONCILER] }));
  expect(outcome.lost).toBeGreaterThan(0);
});

test('the checker finds what a frozen worker destroys without the fence', async () => {
  const outcome = await run({ ...FROZEN, patience: ENOUGH }, () => startParts(frozen(WITHOUT_FENCE)));
  expect(outcome.lost + outcome.duplicated + outcome.outOfOrder).toBeGreaterThan(0);
});

test('everything that a scenario takes out is in the build', () => {
  for (const { sabotages } of SCENARIOS) for (const changes of Object.values(sabotages)) changedBuild(changes).remove();
});

test('taking out a line that is no longer there is refused', () => {
  expect(() => changedBuild([{ ...WITHOUT_FENCE, line: /fence: up/ }])).toThrow('out of date');
  expect(() => changedBuild([{ ...WITHOUT_FENCE, source: 'core/fence.ts' }])).toThrow('not in the build');
});
