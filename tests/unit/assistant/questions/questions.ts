import * as reported from './reported/reported.ts';
import type { Questions } from './topics.ts';
import { COFFEE } from './tuned/coffee.ts';
import { ORDERS } from './tuned/orders.ts';
import { ASKS_FOR_PERSON, LOOKS_LIKE_IT } from './tuned/person.ts';
import { UNANSWERED } from './tuned/unanswered.ts';

/** The assistant was tuned on these. */
export const TUNED: Questions = {
  answered: [...ORDERS, ...COFFEE],
  unanswered: UNANSWERED,
  asksForPerson: ASKS_FOR_PERSON,
  looksLikeIt: LOOKS_LIKE_IT,
};
/** These were only ever counted, never looked at one by one: what they show is what a customer can expect. */
export const REPORTED: Questions = reported.QUESTIONS;
