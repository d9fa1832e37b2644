import type { Channel } from '../conversation/state.ts';
import type { Instant } from '../ids.ts';

/**
 * For how long after the customer's latest message a platform lets others write to them, in milliseconds: anybody for `base`,
 * a person for `human`. `templates`: it has messages that may be sent at any time, agreed with it before.
 */
export type WindowRules = { base: number; human: number; templates: boolean };
/** Channels that are not in it have no window. */
export type WindowsByChannel = Readonly<Partial<Record<Channel, WindowRules>>>;

/** The window of one conversation. Closed since ever where the customer has never written. */
export type MessagingWindow = { closesAt: Instant | null; humanClosesAt: Instant | null; templates: boolean };

/**
 * What somebody may do now. `human_tag`: only a person may write, under the platform's tag for it.
 * `since` is null where the customer has never written.
 */
export type WindowStanding =
  | { open: true; as: 'reply' | 'human_tag'; closesAt: Instant }
  | { open: false; since: Instant | null; allowed: ('template' | 'human_tag')[] };

/** Null where a platform has no window: whoever is in charge may always write. */
export const windowAfter = (rules: WindowRules | undefined, lastCustomerAt: Instant | null): MessagingWindow | null =>
  rules === undefined
    ? null
    : {
        closesAt: lastCustomerAt === null ? null : lastCustomerAt + rules.base,
        humanClosesAt: lastCustomerAt === null ? null : lastCustomerAt + Math.max(rules.base, rules.human),
        templates: rules.templates,
      };

const isBefore = (now: Instant, end: Instant | null): end is Instant => end !== null && now < end;

export const standingOf = (
  { closesAt, humanClosesAt, templates }: MessagingWindow,
  who: 'bot' | 'agent',
  now: Instant,
): WindowStanding => {
  if (isBefore(now, closesAt)) return { open: true, as: 'reply', closesAt };
  const people = isBefore(now, humanClosesAt);
  if (people && who === 'agent') return { open: true, as: 'human_tag', closesAt: humanClosesAt };
  return {
    open: false,
    since: who === 'agent' ? humanClosesAt : closesAt,
    allowed: [...(templates ? (['template'] as const) : []), ...(people ? (['human_tag'] as const) : [])],
  };
};
