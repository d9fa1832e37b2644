import { IRREGULAR } from './english-words.ts';

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:ies|ied)$/, ''],
  [/sses$/, 'ss'],
  [/(?<=[^aeiousx]{1})es$/, ''],
  [/(?<=[sx])es$/, ''],
  [/(?<![su])s$/, ''],
];
const DERIVED: readonly RegExp[] = [/ations?$/, /ment$/, /ing$/, /ed$/, /ly$/];

/** Cuts endings, consistently rather than correctly: texts and questions go through the same mill. */
export const stem = (word: string): string => {
  let base = IRREGULAR.get(word) ?? word;
  if (base.length <= 3 || /\d/.test(base)) return base;
  for (const [ending, instead] of ENDINGS) {
    if (!ending.test(base)) continue;
    base = base.replace(ending, instead);
    break;
  }
  for (const ending of DERIVED) {
    const cut = base.replace(ending, '');
    if (cut === base || cut.length < 3 || !/[aeiouy]/.test(cut)) continue;
    base = cut;
    break;
  }
  if (base.length >= 4) base = base.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return base.length >= 5 ? base.replace(/[ey]$/, '') : base;
};
