import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { plain } from '../language/language.ts';
import { type Line, spoken, unanswered } from '../spoken.ts';
import { PERSON_RULES } from './person-rules/person-rules.ts';
import { isOffer, isTalkToPerson } from './phrases.ts';

/** One clause says one thing, so that "I don't want a bot, I want a human" is heard as two. */
const clauses = (text: string): string[] =>
  plain(text)
    .split(/[.,;:!?\n()"]+|\s[-–—]\s|\b(?:but|sondern|aber)\b/u)
    .map((clause) => clause.replace(/[^\p{L}\p{N}'/-]+/gu, ' ').trim())
    .filter((clause) => clause !== '');

/** The name of the rule by which a text asks for a person, or null. */
export const personRule = (text: string): string | null => {
  if (isTalkToPerson(text)) return 'the button';
  const said = clauses(text);
  for (const clause of said)
    for (const { name, pattern, unless, alone } of PERSON_RULES)
      if (pattern.test(clause) && !unless?.test(clause) && (said.length === 1 || !alone)) return name;
  return null;
};

const YES =
  /^(?:(?:oh |well )?(?:yes|yeah|yep|yup|sure|ok|okay|please|y|of course|absolutely|definitely|go ahead|do (?:it|that|so)|why not|sounds good|that would be (?:great|good|nice)|i would|ja|jo|gerne?|bitte|klar|natuerlich|naturlich|mach das|machen sie das|in ordnung)(?: (?:please|thanks|thank you|do|do it|do that|go ahead|bitte|danke|gerne?|sure))*)$/u;
const NO =
  /^(?:no|nope|nah|not (?:now|yet|necessary|needed)|no need|never mind|nevermind|nein|noe|nicht notig|lieber nicht)(?: (?:thanks|thank you|it's fine|danke|thats fine|that's fine))*$/u;

const whole = (text: string): string => clauses(text).join(' ');
export const isYes = (text: string): boolean => YES.test(whole(text));
export const isNo = (text: string): boolean => NO.test(whole(text));

/** What was wished for before an agent handed the conversation back is settled. */
const sinceHandedBack = (timeline: readonly ConversationEvent[]): Line[] => {
  const settled = timeline.findLast((event) => event.type === 'restoredToAi')?.seq ?? 0;
  return unanswered(spoken(timeline)).filter(({ seq }) => seq > settled);
};

/** What a bare "yes" is an answer to, or not. */
const ANSWERS = new Set<ConversationEvent['type']>([
  'botMessage',
  'agentMessage',
  'outsideMessage',
  'restoredToAi',
  'handoverUnavailable',
]);

/** What the customer says of a person: they want one, they decline the one that was offered, or nothing of it. */
export const personWish = (timeline: readonly ConversationEvent[]): 'asks' | 'declines' | null => {
  const latest = sinceHandedBack(timeline);
  if (latest.some((line) => personRule(line.text) !== null)) return 'asks';
  const before = timeline.findLast(({ type }) => ANSWERS.has(type));
  if (before?.type !== 'botMessage' || !isOffer(before.text, before.quickReplies)) return null;
  const last = latest.at(-1);
  if (last === undefined) return null;
  if (isYes(last.text)) return 'asks';
  return isNo(last.text) ? 'declines' : null;
};
