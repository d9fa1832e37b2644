import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDrafts } from '#workers/assistant/openai/drafts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('passes on the latest text at most every 80 ms, and nothing after the end', () => {
  const seen: string[] = [];
  const drafts = createDrafts((text) => seen.push(text));
  drafts.push('a');
  drafts.push('ab');
  drafts.push('abc');
  expect(seen).toEqual(['a']);
  vi.advanceTimersByTime(79);
  expect(seen).toEqual(['a']);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual(['a', 'abc']);
  vi.advanceTimersByTime(500);
  expect(seen).toHaveLength(2);
  drafts.push('abcd');
  expect(seen.at(-1)).toBe('abcd');
  drafts.push('abcde');
  drafts.stop();
  vi.advanceTimersByTime(500);
  expect(seen.at(-1)).toBe('abcd');
});
