import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRIORITIES } from '#core/domain/conversation/state.ts';
import { AGEING_STEP, queueRank } from '#core/domain/routing/queue-order.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const priority = fc.constantFrom(...PRIORITIES);

describe('the order of the queue', () => {
  test('of the same age the more urgent one is first, of the same urgency the older one', () => {
    fc.assert(
      fc.property(priority, priority, fc.nat(1_000), (one, other, later) => {
        const [first, second] = [queueRank({ since: NOW, priority: one }), queueRank({ since: NOW, priority: other })];
        expect(Math.sign(first - second)).toBe(Math.sign(one - other));
        const after = queueRank({ since: NOW + later + 1, priority: one });
        expect(first).toBeLessThan(after);
      }),
    );
  });

  test('whoever waits is overtaken by nobody who asks half an hour later, however urgent: no flood starves them', () => {
    const longest = (Math.max(...PRIORITIES) - Math.min(...PRIORITIES)) * AGEING_STEP;
    expect(longest).toBe(30 * 60_000);
    fc.assert(
      fc.property(priority, priority, fc.nat(10 * longest), (patient, urgent, more) => {
        const waits = queueRank({ since: NOW, priority: patient });
        expect(waits).toBeLessThan(queueRank({ since: NOW + longest + more + 1, priority: urgent }));
      }),
    );
  });

  test('and the urgent one who asks a moment later is served first', () => {
    const waits = queueRank({ since: NOW, priority: 3 });
    expect(queueRank({ since: NOW + 60_000, priority: 0 })).toBeLessThan(waits);
  });
});
