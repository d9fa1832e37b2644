import { stem } from './english-stem.ts';
import { SYNONYMS } from './english-synonyms.ts';
import { STOP_WORDS, WEAK_WORDS } from './english-words.ts';
import type { LanguageRules } from './rules.ts';

const hints = [
  { pattern: /\bhow (?:much|expensive)\b/i, words: ['price', 'cost'] },
  { pattern: /\bwhen (?:are|is|do|can)\b|\bwhat time\b|\bhow late\b|\bhow early\b/i, words: ['hours', 'open'] },
  {
    pattern:
      /\bwhere (?:are|is|can i find|do i find|to find) (?:you|your|us)\b|\bhow (?:do|can) (?:i|we) get (?:to|there)\b/i,
    words: ['address', 'location', 'find', 'street'],
  },
  { pattern: /\b(?:money|get it) back\b|\b(?:send|give|take|bring) (?:it|them|this) back\b/i, words: ['refund'] },
  { pattern: /\bhow (?:can|do) (?:i|we) (?:reach|contact)\b/i, words: ['phone', 'email'] },
  {
    pattern:
      /(?:\bnot|\bnever|\bnothing|n't|\bdidnt|\bhasnt|\bhavent)\b.*\b(?:arrived?|came|come|received?|got|get|delivered|here|showed|turned)\b/i,
    words: ['track', 'lost'],
  },
  { pattern: /(?:\bnot|n't|\bdont|\bdidnt) (?:like|enjoy)\b/i, words: ['disappoint'] },
  { pattern: /\bwhere(?: is|'s|s| are) (?:it|they|my)\b/i, words: ['track', 'lost'] },
  {
    pattern:
      /\b(?:how (?:long|soon|many (?:days|weeks))|when|by)\b.*\b(?:get it|gets? here|arrives?|come|comes|tomorrow|have it)\b/i,
    words: ['delivery', 'arrive'],
  },
];

const NUMBER = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|forty|fifty)';
const shows = [
  {
    question:
      /\b(?:how (?:long|soon|late|early|fast|fresh|old|often|many)|when|until|what time|hours|open|close|expires?|valid)\b/i,
    answer: new RegExp(
      `\\b${NUMBER} (?:\\w+ )?(?:hours?|days?|weeks?|months?|years?)\\b|\\d:\\d\\d|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\bevery (?:day|week|month)`,
      'i',
    ),
  },
  {
    question: /\bhow (?:much|expensive)\b|\b(?:cost|price|fee|cheap|save|free)\w*\b/i,
    answer: /[£€$]\s?\d|\d ?%|\bfree\b/i,
  },
];

export const english = {
  stopWords: STOP_WORDS,
  weakWords: WEAK_WORDS,
  stem,
  synonyms: SYNONYMS,
  hints,
  shows,
} satisfies LanguageRules;
