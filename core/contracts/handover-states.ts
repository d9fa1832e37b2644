import type { HandoverState } from '../domain/delivery/delivery.ts';
import type { VisitorEntry } from './timeline.ts';

/** What of a conversation tells how a handover goes on, by the names of the Bot Framework's protocol of handing over. */
export const HANDOVER_STATES: Readonly<Partial<Record<NonNullable<VisitorEntry['event']>, HandoverState>>> = {
  ...{ unavailable: 'failed', taken: 'accepted', ai: 'completed' },
  ...{ resolved: 'completed', closed: 'completed', dropped: 'completed' },
};
