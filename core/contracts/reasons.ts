/** How a stored verdict becomes reasons: the dashboard reads it out of the timeline as the API does out of the record. */
export { reasonsOf } from '../domain/why/reasons.ts';
