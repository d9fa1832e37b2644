import { plain } from '../language/language.ts';
import { type Line, saidBy } from '../spoken.ts';
import { isNo, isYes, personRule } from './intents.ts';
import { isQuestion } from './questions.ts';

type Field = { key: string; pattern: RegExp };

const NAME =
  /\b(?:[Mm]y name is|[Tt]his is|[Mm]ein [Nn]ame ist|[Ii]ch hei(?:ß|ss)e)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})/u;

const FIELDS: readonly Field[] = [
  { key: 'name', pattern: NAME },
  { key: 'email', pattern: /([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/u },
  {
    key: 'order',
    pattern:
      /\b(?:order|bestellung)(?:\s+(?:number|no\.?|nr\.?|nummer))?(?:\s+is|\s+ist)?[\s:#]*([A-Z]{0,4}-?\d[\w-]{2,20})/iu,
  },
  {
    key: 'account',
    pattern:
      /\b(?:account|customer|konto|kunden)(?:\s*(?:number|no\.?|nr\.?|nummer|id))(?:\s+is|\s+ist)?[\s:#]*([A-Z]{0,4}-?\d[\w-]{2,20})/iu,
  },
  { key: 'phone', pattern: /(?<![\w#-])(\+?\d[\d ()/-]{7,18}\d)(?![\w-])/u },
];

/** A sentence that only says who is writing. */
export const introduces = (sentence: string): boolean => NAME.test(sentence) && sentence.split(/\s+/).length <= 6;

const ISSUE = 200;

/** The customer's own words on why they write: their last question, else their longest sentence of some length. */
const issue = (texts: readonly string[]): string | null => {
  const telling = texts.filter(
    (text) => personRule(text) === null && !isYes(text) && !isNo(text) && plain(text).split(/\s+/).length >= 3,
  );
  return telling.findLast(isQuestion) ?? telling.toSorted((a, b) => b.length - a.length)[0] ?? null;
};

/** What the customer told about themselves, for the person who takes over. Later words replace earlier ones. */
export const collect = (lines: readonly Line[]): Record<string, string> => {
  const texts = saidBy(lines, 'customer').map((line) => line.text);
  const collected: Record<string, string> = {};
  for (const text of texts)
    for (const { key, pattern } of FIELDS) {
      const value = pattern.exec(text)?.[1]?.trim();
      if (value) collected[key] = value;
    }
  const about = issue(texts);
  if (about !== null) collected.issue = about.length > ISSUE ? `${about.slice(0, ISSUE - 1)}…` : about;
  return collected;
};
