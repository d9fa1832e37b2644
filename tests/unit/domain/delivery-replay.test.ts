import { expect, test } from 'vitest';
import type { Delivery, Failure } from '#core/domain/delivery/delivery.ts';
import { obstacleTo, standsAt } from '#core/domain/delivery/replay.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const delivery = (failure: Failure, by: 'bot' | 'agent' = 'agent', more: object = {}): Delivery => ({
  ...{ id: 'c:1', channelAccountId: 'a', conversationId: 'c', seq: 1, botId: 'b', peer: 'p', status: 'failed' },
  ...{ parts: [], attempts: 3, attemptedAt: null, dueAt: 0, createdAt: 0, why: 'because', failure },
  message: { text: 'Hello', choices: [], by, ...more },
});
const window = { base: 24 * HOUR, human: 168 * HOUR, templates: true };

test.each<[string, Delivery, Partial<Parameters<typeof obstacleTo>[1]>, ReturnType<typeof obstacleTo>]>([
  ['given up', delivery('given_up'), {}, null],
  ['refused by the platform afterwards', delivery('platform'), {}, null],
  ['nobody there', delivery('recipient'), {}, null],
  ['not as it is', delivery('content'), {}, 'content'],
  ['through a disconnected channel', delivery('given_up'), { connected: false }, 'disconnected'],
  ['the window closed again', delivery('given_up'), { window, lastCustomerAt: NOW - 169 * HOUR }, 'window'],
  ['they never wrote', delivery('window'), { window, lastCustomerAt: null }, 'window'],
  [
    'closed by the platform’s clock',
    { ...delivery('window'), createdAt: NOW },
    { window, lastCustomerAt: NOW - 1 },
    'window',
  ],
  ['they wrote since', delivery('window'), { window, lastCustomerAt: NOW - HOUR }, null],
  ['people may longer', delivery('window'), { window, lastCustomerAt: NOW - 48 * HOUR }, null],
  ['bots may not', delivery('window', 'bot'), { window, lastCustomerAt: NOW - 48 * HOUR }, 'window'],
  [
    'templates always may',
    delivery('given_up', 'agent', { template: { name: 't', language: 'en', parameters: [] } }),
    { window, lastCustomerAt: null },
    null,
  ],
])('whether there is sense in sending again: %s', (_, failed, way, expected) => {
  expect(obstacleTo(failed, { connected: true, window: undefined, lastCustomerAt: null, ...way }, NOW)).toBe(expected);
});

test('what is sent again to one customer stays in its order, and what was said at once stays so', () => {
  const said = [10, 20, 20, 30];
  let before: Parameters<typeof standsAt>[1] = null;
  const times = said.map((createdAt) => {
    const becomes = standsAt(createdAt, before, null, 1_000);
    before = { createdAt, becomes };
    return becomes;
  });
  expect(times).toEqual([1_000, 1_001, 1_001, 1_002]);
});

test('what is sent again comes behind what waits already, also where that stands ahead of the clock', () => {
  expect(standsAt(10, null, 1_004, 1_000)).toBe(1_005);
  expect(standsAt(10, null, 900, 1_000)).toBe(1_000);
});
