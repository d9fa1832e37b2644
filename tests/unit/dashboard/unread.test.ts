import { describe, expect, it } from 'vitest';
import { counted, looked } from '#dashboard/src/model/unread.ts';
import { agentSays, asked, customerSays } from './samples.ts';

describe('unread messages', () => {
  it('counts what the customer wrote since the agent looked, and nothing else', () => {
    const mark = counted(looked(undefined, 2), [customerSays(2), customerSays(3), asked(4), customerSays(5)]);
    expect(mark).toEqual({ seen: 2, counted: 5, count: 2 });
  });
  it('counts an entry once, however often it comes', () => {
    const once = counted(undefined, [customerSays(1)]);
    expect(counted(once, [customerSays(1)])).toBe(once);
    expect(counted(once, [customerSays(1), customerSays(2)]).count).toBe(2);
  });
  it('is nothing after a look', () => {
    expect(looked(counted(undefined, [customerSays(1), customerSays(2)]), 2)).toEqual({
      seen: 2,
      counted: 2,
      count: 0,
    });
  });
  it('is nothing after an answer', () => {
    expect(counted(undefined, [customerSays(1), agentSays(2, 'a'), customerSays(3)]).count).toBe(1);
  });
  it('never goes back to an earlier seq', () => {
    const mark = looked(undefined, 9);
    expect(looked(mark, 4)).toBe(mark);
  });
});
