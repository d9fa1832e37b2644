/** A question, the title of the article that answers it, and words that the answer must hold. */
export type Answered = readonly [question: string, article: string, says: string];

export type Questions = {
  answered: readonly Answered[];
  unanswered: readonly string[];
  asksForPerson: readonly string[];
  looksLikeIt: readonly string[];
};

/** The titles of the sample shop's articles. */
export const SHIPPING = 'Shipping and delivery times';
export const WHERE = 'Where is my order?';
export const ADDRESS = 'Changing an address';
export const RETURNS = 'Returns and refunds';
export const DAMAGED = 'Damaged or wrong parcels';
export const PAYMENT = 'Payment and invoices';
export const GIFTS = 'Gift cards';
export const GRIND = 'Grind sizes';
export const SUBSCRIPTION = 'Subscriptions: pause, skip, change or cancel';
export const DECAF = 'Decaf';
export const ROASTING = 'Roasting days and freshness';
export const WHOLESALE = 'Wholesale and offices';
export const VISIT = 'Opening hours and visiting the roastery';
