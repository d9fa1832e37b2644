import type { Asked } from '../language/terms.ts';

/** How well a form stands for what was asked: the word itself, the beginning of a longer one, a synonym, a likely typo. */
const QUALITY = { exact: 1, prefix: 0.8, synonym: 0.75, typo: 0.6 } as const;
/** A weak word counts this much of a word that says what the question is about; what is only implied counts half. */
export const WEAK = 0.3;
const IMPLIED = 0.5;

/** One thing that was asked, as the articles can answer it: the article's own words and how well each fits. */
export type Wanted = { forms: ReadonlyMap<string, number>; weight: number } & Pick<Asked, 'weak' | 'from'>;

export type Vocabulary = {
  /** In how many passages a term stands, and how many passages there are. */
  frequency: ReadonlyMap<string, number>;
  size: number;
  longerThan(term: string): string[];
  similarTo(term: string): string[];
};

/** What the commonest word still says. */
const LEAST = 0.3;
/** Rare words say more. What no passage contains counts like the rarest word that one does. */
export const rarity = (frequency: number, size: number): number =>
  LEAST + Math.log(1 + (size - Math.max(1, frequency) + 0.5) / (Math.max(1, frequency) + 0.5));

export const wanted = (things: readonly Asked[], vocabulary: Vocabulary): Wanted[] =>
  things.map(({ forms: [word = '', ...others], weak, from }) => {
    const forms = new Map<string, number>();
    const add = (form: string, quality: number) => {
      if (vocabulary.frequency.has(form) && (forms.get(form) ?? 0) < quality) forms.set(form, quality);
    };
    add(word, QUALITY.exact);
    for (const form of others) add(form, from === 'questionWord' ? QUALITY.exact : QUALITY.synonym);
    for (const form of vocabulary.longerThan(word)) add(form, QUALITY.prefix);
    if (forms.size === 0) for (const form of vocabulary.similarTo(word)) add(form, QUALITY.typo);
    const frequency = Math.max(0, ...Array.from(forms.keys(), (form) => vocabulary.frequency.get(form) ?? 0));
    const weight = rarity(frequency, vocabulary.size) * (weak ? WEAK : 1) * (from === 'question' ? 1 : IMPLIED);
    return { forms, weight, weak, from };
  });

/** How much it counts that a text holds a form: nothing where it does not. */
export type Presence = (form: string) => number;

export const inside =
  (present: ReadonlySet<string>): Presence =>
  (form) =>
    present.has(form) ? 1 : 0;

const likeness = (want: Wanted, presence: Presence): number => {
  let best = 0;
  for (const [form, quality] of want.forms) best = Math.max(best, quality * presence(form));
  return best;
};

/**
 * The share of what was asked that a text speaks of; 1 is all of it. Weak words alone prove nothing.
 * What is implied adds to the share, above 1 too, but is not owed: it is all there is only where nothing else was asked.
 */
export const coverage = (wants: readonly Wanted[], presence: Presence): number => {
  const direct = wants.filter((want) => want.from === 'question');
  const owed = direct.length > 0 ? direct : wants;
  const all = owed.reduce((sum, want) => sum + want.weight, 0);
  const proof = (direct.length > 0 ? [...owed, ...wants.filter((want) => want.from === 'questionWord')] : owed).some(
    (want) => !want.weak && likeness(want, presence) > 0,
  );
  if (all === 0 || !proof) return 0;
  return wants.reduce((sum, want) => sum + want.weight * likeness(want, presence), 0) / all;
};
