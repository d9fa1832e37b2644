import { expect, test } from 'vitest';
import { lossesOf } from '#tests/faults/losses.ts';
import { createHarness, serviceUrls } from './harness.ts';

test('the fault runs name what is missing, five of it, and count what was put aside as a dead letter', async () => {
  const harness = await createHarness();
  const url = new URL(serviceUrls().mongoUrl);
  url.pathname = `/${harness.name}`;
  const sent = ['1', '2', '3', '4', '5', '6', '7', '8'];
  expect(await lossesOf([{ sent, recorded: sent }], url.href)).toEqual([]);

  const row = { channelAccountId: 'c', conversationId: 'x', text: '2', clientMessageId: null, receivedAt: 1 };
  await harness.store.inbox.accept({ ...row, externalId: 'e' });
  const [accepted] = await harness.store.inbox.pending('x', 1);
  await harness.store.inbox.failed(accepted?._id ?? '', 'broken', 1);
  expect(await lossesOf([{ sent, recorded: ['1', '3'] }], url.href)).toEqual([
    'not in the record: “2”, “4”, “5”, “6”, “7”, 1 more',
    '1 put aside as dead letters',
  ]);
  await harness.close();
});
