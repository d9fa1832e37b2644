import type { Static } from 'typebox';
import { reasonsOf } from '#core/contracts/reasons.ts';
import type { CandidateVerdict } from '#core/contracts/timeline.ts';
import type { Reason, WhyNotReceiving, WhyWaiting } from '#core/contracts/why.ts';
import { span, stopwatch } from '../model/format.ts';
import type { Texts } from './en.ts';

/** How this page writes lists, languages and time. */
export type Speech = { t: Texts; locale: string; now: number };
type ReceivingCause = WhyNotReceiving['bots'][number]['causes'][number];

export const listOf = (words: readonly string[], { locale }: Pick<Speech, 'locale'>): string =>
  new Intl.ListFormat(locale).format(words);

/** The name of a language, or its code where it has none. */
export const languageName = (code: string, { locale }: Pick<Speech, 'locale'>): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** What somebody has to know and speak who takes it. */
export const needsOf = ({ skills, language, languageIs }: WhyWaiting, speech: Speech): string[] =>
  language !== null && languageIs === 'required' ? [...skills, languageName(language, speech)] : skills;

/** What the customer was heard to speak; null where it was asked for, or is not known. */
export const heardWords = (
  { language, languageIs }: Pick<WhyWaiting, 'language' | 'languageIs'>,
  speech: Speech,
): string | null => {
  if (language === null || languageIs === null || languageIs === 'required') return null;
  const { languageIgnored, languageWished } = speech.t.why;
  return (languageIs === 'ignored' ? languageIgnored : languageWished)(languageName(language, speech));
};

/** How long it is until then; null where that is not known, or over. */
const leftUntil = (until: number | null, { now }: Speech): string | null =>
  until === null || until <= now ? null : span(until - now);

/** What speaks against a colleague. */
export const againstWords = (reason: Reason, speech: Speech): string => {
  const words = speech.t.why.against;
  switch (reason.code) {
    case 'at_limit':
      return words.at_limit(reason.active, reason.limit);
    case 'at_bot_limit':
      return words.at_bot_limit(reason.active, reason.limit);
    case 'wrapping_up':
      return words.wrapping_up(leftUntil(reason.until, speech));
    case 'declined':
      return words.declined(leftUntil(reason.until, speech));
    case 'skills':
      return words.skills(listOf(reason.skills, speech));
    case 'language':
      return words.language(reason.language === '' ? '' : languageName(reason.language, speech));
    default:
      return words[reason.code];
  }
};

/** The reasons of a decision that stands in the timeline, which doesn't say what language was wanted. */
export const verdictReasons = (verdict: Static<typeof CandidateVerdict>): Reason[] =>
  reasonsOf(verdict, { language: null });

/** Why the viewer is given nothing of a bot. */
export const receivingWords = (cause: ReceivingCause, waiting: number, speech: Speech): string => {
  const words = speech.t.why.receiving;
  switch (cause.code) {
    case 'at_limit':
      return words.at_limit(cause.active, cause.limit);
    case 'at_bot_limit':
      return words.at_bot_limit(cause.active ?? 0, cause.limit ?? 0);
    case 'wrapping_up':
      return words.wrapping_up(span((cause.until ?? speech.now) - speech.now));
    case 'declined':
      return words.declined(leftUntil(cause.until, speech));
    case 'skills':
      return words.skills(listOf(cause.skills, speech));
    case 'language':
      return words.language(languageName(cause.language, speech));
    case 'by_hand':
      return words.by_hand(waiting);
    default:
      return words[cause.code];
  }
};

/** Why a conversation still waits, in a sentence. */
export const causeWords = ({ cause }: Pick<WhyWaiting, 'cause'>, me: string, speech: Speech): string => {
  const words = speech.t.why.cause;
  switch (cause.code) {
    case 'offered': {
      const left = stopwatch(cause.until - speech.now);
      return cause.agentId === me ? words.offeredMe(left) : words.offered(cause.name || speech.t.events.somebody, left);
    }
    case 'kept':
      return words.kept(cause.name || speech.t.events.somebody, stopwatch(cause.until - speech.now));
    default:
      return words[cause.code];
  }
};
