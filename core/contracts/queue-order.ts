/** The order of the queue, for screens that show it; free of schemas. */
export { queueRank } from '../domain/routing/queue-order.ts';
