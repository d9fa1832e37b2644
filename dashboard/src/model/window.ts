import { standingOf, type WindowsByChannel, windowAfter } from '#core/contracts/window.ts';
import type { Row } from './listing.ts';

const HOUR = 3_600_000;
/** From then on a countdown is shown. */
const NEAR = 6 * HOUR;
const URGENT = HOUR;

/**
 * What the platform lets an agent do now. far: there is time. near: a countdown, `urgent` in its last hour. people: nobody but a
 * person. closed: a template, where there are such, else nothing; `after` is how long it was open.
 */
export type WindowView =
  | { kind: 'far'; until: number }
  | { kind: 'near'; left: number; urgent: boolean }
  | { kind: 'people'; until: number }
  | { kind: 'closed'; wroteAt: number | null; after: number; templates: boolean };

/** Null where an agent may always write. */
export const windowView = (
  { channel, lastCustomerAt }: Pick<Row, 'channel' | 'lastCustomerAt'>,
  windows: WindowsByChannel,
  now: number,
): WindowView | null => {
  const rules = windows[channel];
  const window = windowAfter(rules, lastCustomerAt);
  if (!rules || !window) return null;
  const standing = standingOf(window, 'agent', now);
  if (!standing.open)
    return {
      ...{ kind: 'closed', wroteAt: lastCustomerAt, after: Math.max(rules.base, rules.human) },
      templates: standing.allowed.includes('template'),
    };
  if (standing.as === 'human_tag') return { kind: 'people', until: standing.closesAt };
  const left = standing.closesAt - now;
  return left > NEAR ? { kind: 'far', until: standing.closesAt } : { kind: 'near', left, urgent: left <= URGENT };
};
