import { expect, test } from 'vitest';
import type { Page } from '#channels/web/widget/model/thread.ts';
import { Timeline } from '#channels/web/widget/state/timeline.svelte.ts';
import { entry, state } from './entries.ts';

test('what comes live while a gap is being fetched stays', async () => {
  let answer = (_: Page): void => undefined;
  const timeline = new Timeline({
    fetch: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    onChange: () => undefined,
  });
  timeline.at(state(2));
  timeline.receive({ state: state(3), entries: [entry(3)] });
  answer({ state: state(2), entries: [entry(1), entry(2)] });
  await expect.poll(() => timeline.loaded).toBe(true);
  expect(timeline.thread.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(timeline.thread.state.seq).toBe(3);
});
