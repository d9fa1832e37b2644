import { expect, test } from 'vitest';
import { externalId } from '#channels/contract/ids.ts';
import type { SendResult } from '#channels/contract/outbound.ts';
import { inTime } from '#workers/sessions/in-time.ts';

test('what a session answers stands', async () => {
  const sent: SendResult = { ok: true, ids: [externalId('one')] };
  expect(await inTime(Promise.resolve(sent))).toBe(sent);
});

test('of a session that does not answer in time nobody knows what came of it', async () => {
  expect(await inTime(new Promise(() => {}), 1)).toMatchObject({ ok: false, error: { kind: 'unknownOutcome' } });
});
