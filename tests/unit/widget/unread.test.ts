import { expect, it } from 'vitest';
import { calls } from '#channels/web/widget/model/thread.ts';
import { entry } from './entries.ts';

it('a closed chat calls for what is said and for a question that waits for a choice, not for turns and own words', () => {
  const unavailable = { because: 'no_agents', opensAt: null } as const;
  expect(calls(entry(1))).toBe(true);
  expect(calls(entry(1, { kind: 'agent' }))).toBe(true);
  expect(calls(entry(1, { kind: 'notice' }))).toBe(true);
  expect(calls(entry(1, { kind: 'event', event: 'unavailable', unavailable }))).toBe(true);
  expect(calls(entry(1, { kind: 'event', event: 'waiting' }))).toBe(false);
  expect(calls(entry(1, { kind: 'customer' }))).toBe(false);
});
