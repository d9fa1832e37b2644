import { LANGUAGES, type Language, words } from '../language/language.ts';
import { stemmed, terms } from '../language/terms.ts';
import { rarity, type Vocabulary, type Wanted, WEAK } from './match.ts';

/** `where` and `how` tell two questions about the same thing apart, and no more than that. */
const FUNCTION_WORD = 0.25;

/** A question that an article answers, as its title or its own list of questions puts it. */
export type Phrasing = { weights: ReadonlyMap<string, number>; functionWords: ReadonlySet<string>; weight: number };

export const functionWords = (text: string, language: Language): Set<string> =>
  new Set(words(text.replace(/n['’]?t\b/g, ' not')).filter((word) => LANGUAGES[language].stopWords.has(word)));

export const phrasing = (text: string, language: Language, { frequency, size }: Vocabulary): Phrasing => {
  const { weak } = stemmed(language);
  const weights = new Map(
    terms(text, language).map((term) => [term, rarity(frequency.get(term) ?? 0, size) * (weak.has(term) ? WEAK : 1)]),
  );
  const little = functionWords(text, language);
  const weight = [...weights.values()].reduce((sum, one) => sum + one, little.size * FUNCTION_WORD);
  return { weights, functionWords: little, weight };
};

/** How much of each is said by the other, 0 to 1; 1 is the same question. */
export const likeness = (wants: readonly Wanted[], little: ReadonlySet<string>, phrase: Phrasing): number => {
  const direct = wants.filter(({ from }) => from === 'question');
  const shared = [...little].filter((word) => phrase.functionWords.has(word)).length * FUNCTION_WORD;
  let said = shared;
  let asked = little.size * FUNCTION_WORD;
  const heard = new Map<string, number>();
  for (const { forms, weight } of direct) {
    let best = 0;
    for (const [form, quality] of forms) {
      if (!phrase.weights.has(form)) continue;
      best = Math.max(best, quality);
      heard.set(form, Math.max(heard.get(form) ?? 0, quality));
    }
    said += weight * best;
    asked += weight;
  }
  const covered = [...heard].reduce((sum, [form, quality]) => sum + (phrase.weights.get(form) ?? 0) * quality, shared);
  return asked === 0 || phrase.weight === 0 ? 0 : Math.sqrt((said / asked) * (covered / phrase.weight));
};
