import { expect, test } from 'vitest';
import { check } from './checker.ts';
import { expectedOf, heardOf, unsaid } from './provider-checker.ts';
import { PROVIDERS } from './provider-scenarios.ts';
import { violationsOf } from './scenarios.ts';

test('another system takes messages and hangs up, or never answers, and a worker is killed in the middle of a send: each message is there once, in order', async () => {
  const cuts = PROVIDERS.find(({ name }) => name === 'provider cuts');
  const outcome = await cuts?.play({ long: false, seed: 1, calm: false });
  expect(outcome && violationsOf(outcome, false)).toEqual([]);
  expect(outcome?.faults).toBe(3);
});

test.each([
  ['what is lost', ['Yes', 'No'], ['Yes'], { lost: 1, duplicated: 0, outOfOrder: 0 }],
  ['what is lost of the same words', ['Yes', 'No', 'Yes'], ['Yes', 'No'], { lost: 1, duplicated: 0, outOfOrder: 0 }],
  ['what comes twice', ['Yes', 'No', 'Yes'], ['Yes', 'No', 'Yes', 'Yes'], { lost: 0, duplicated: 1, outOfOrder: 0 }],
  ['what overtakes', ['Yes', 'No', 'Yes'], ['No', 'Yes', 'Yes'], { lost: 0, duplicated: 0, outOfOrder: 1 }],
])('the checker finds %s', (_, said, came, findings) => {
  expect(check([heardOf(said, came)])).toEqual(findings);
});

test('the checker finds what nobody has said', () => {
  expect(unsaid(heardOf(['Yes'], ['Yes', 'No']))).toEqual(['No']);
});

test('what did not come and is shown as uncertain is not lost; what came all the same, or is not shown so, is expected', () => {
  const said = ['Yes', 'No', 'Yes', 'Well'].map((text, seq) => ({ seq, text }));
  expect(expectedOf(said, ['No', 'Yes', 'Well'], new Set([0, 3]))).toEqual(['No', 'Yes', 'Well']);
  expect(expectedOf(said, ['No', 'Yes', 'Well'], new Set([3]))).toEqual(['Yes', 'No', 'Yes', 'Well']);
});
