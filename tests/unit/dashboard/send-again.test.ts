import { expect, test } from 'vitest';
import { hindranceOf } from '../../../dashboard/src/model/send-again.ts';

const failed = (failure: 'window' | 'content' | 'given_up' | null) => ({ status: 'failed' as const, failure });

test.each([
  ['the window was closed and the customer has not written since', failed('window'), { at: 10 }, 5, 'window'],
  ['the customer never wrote', failed('window'), { at: 10 }, null, 'window'],
  ['the customer has written since', failed('window'), { at: 10 }, 11, null],
  ['a template', failed('window'), { at: 10, template: 'order_update' }, 5, null],
  ['the platform does not take it as it is', failed('content'), { at: 10 }, 11, 'content'],
  ['the platform was away', failed('given_up'), { at: 10 }, 5, null],
  ['nobody knows', { status: 'uncertain' as const, failure: null }, { at: 10 }, 5, null],
])('what stands in the way of sending again: %s', (_, there, said, lastCustomerAt, hindrance) => {
  expect(hindranceOf(there, said, lastCustomerAt)).toBe(hindrance);
});
