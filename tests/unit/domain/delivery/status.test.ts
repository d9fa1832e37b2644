import { describe, expect, test } from 'vitest';
import { advance, DELIVERY_STATUSES, type DeliveryStatus, ofAll, replacedBy } from '#core/domain/delivery/status.ts';

/** What becomes of each status on each news; a dot where it stays. */
const TABLE: Record<DeliveryStatus, string> = {
  //         queued sending uncertain sent delivered read failed
  queued: '   .      sending .         sent delivered read failed',
  sending: '  .      .       uncertain sent delivered read failed',
  uncertain: '.      .       .         sent delivered read failed',
  sent: '     .      .       .         .    delivered read failed',
  delivered: '.      .       .         .    .         read .',
  read: '     .      .       .         .    .         .    .',
  failed: '   .      .       .         .    delivered read .',
};

describe('the status of a delivery', () => {
  for (const current of DELIVERY_STATUSES)
    test(`only goes forward from ${current}`, () => {
      const nexts = TABLE[current].trim().split(/\s+/);
      for (const [i, news] of DELIVERY_STATUSES.entries()) {
        const expected = nexts[i] === '.' ? current : nexts[i];
        expect(advance(current, news), `${current} and then ${news}`).toBe(expected);
        expect(replacedBy(news).includes(current)).toBe(expected !== current);
      }
    });

  test.each([
    [['read', 'sent'], 'sent'],
    [['delivered', 'read'], 'delivered'],
    [['read', 'failed', 'sending'], 'failed'],
    [['sent', 'uncertain'], 'uncertain'],
    [[], 'queued'],
  ] as [DeliveryStatus[], DeliveryStatus][])('of parts that are %j is %s', (parts, whole) => {
    expect(ofAll(parts)).toBe(whole);
  });
});
