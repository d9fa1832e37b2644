import { expect, test } from 'vitest';
import { check } from '#tests/faults/checker.ts';

test('the checker of the fault runs sees each kind of damage', () => {
  const sent = ['1', '2', '3'];
  expect(check([{ sent, recorded: ['1', '2', '3'] }])).toEqual({ lost: 0, duplicated: 0, outOfOrder: 0 });
  expect(check([{ sent, recorded: ['1', '3'] }])).toEqual({ lost: 1, duplicated: 0, outOfOrder: 0 });
  expect(check([{ sent, recorded: ['1', '2', '2', '3'] }])).toEqual({ lost: 0, duplicated: 1, outOfOrder: 0 });
  expect(check([{ sent, recorded: ['1', '3', '2'] }])).toEqual({ lost: 0, duplicated: 0, outOfOrder: 1 });
});
