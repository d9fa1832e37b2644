/**
 * A wish for a person: `pattern` is looked for in one clause, unless the clause also matches `unless`.
 * Clauses come in lower case, without accents and punctuation.
 */
export type PersonRule = {
  name: string;
  pattern: RegExp;
  unless: RegExp | null;
  /** The clause has to be all that was written. */
  alone: boolean;
};

export const rule = (name: string, source: string, unless: RegExp | null = null, alone = false): PersonRule => ({
  name,
  pattern: new RegExp(source, 'u'),
  unless,
  alone,
});
