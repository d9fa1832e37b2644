import type { Instant } from '../ids.ts';
import type { CandidateVerdict, Exclusion } from '../routing/decision.ts';

type Plain = Exclude<Exclusion, 'at_limit' | 'at_bot_limit' | 'wrapping_up' | 'skills' | 'language' | 'declined'>;

/** A reason against somebody, with its figures. A code and data, no words: those are the screens'. */
export type Reason =
  | { code: Plain }
  | { code: 'at_limit'; active: number; limit: number }
  /** Figures and times are null where they were not recorded. */
  | { code: 'at_bot_limit'; active: number | null; limit: number | null }
  | { code: 'wrapping_up'; until: Instant | null }
  /** When they are asked again; null as long as others are left. */
  | { code: 'declined'; until: Instant | null }
  | { code: 'skills'; skills: string[] }
  | { code: 'language'; language: string };

/** What can be pressed against a reason, by who may. */
export const MENDS = [
  'start_listening',
  'assign_to_me',
  'take_over',
  'make_room',
  'pick_by_hand',
  'turn_on_human_support',
  'ask_admin',
] as const;
export type Mend = (typeof MENDS)[number];

/** The reasons of a stored verdict. */
export const reasonsOf = (
  { against, active, limit, lacks, ofBot, wrapUpUntil, askAgainAt }: CandidateVerdict,
  { language }: { language: string | null },
): Reason[] =>
  against.map((code): Reason => {
    switch (code) {
      case 'at_limit':
        return { code, active, limit };
      case 'at_bot_limit':
        return { code, active: ofBot?.active ?? null, limit: ofBot?.limit ?? null };
      case 'wrapping_up':
        return { code, until: wrapUpUntil ?? null };
      case 'declined':
        return { code, until: askAgainAt ?? null };
      case 'skills':
        return { code, skills: lacks };
      case 'language':
        return { code, language: language ?? '' };
      default:
        return { code };
    }
  });
