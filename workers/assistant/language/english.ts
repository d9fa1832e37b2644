import type { LanguageRules } from './rules.ts';

const list = (text: string): string[] => text.trim().split(/\s+/);

const FUNCTION_WORDS = list(`
    a about again all also am an and any anybody anyone anything are aren't as at be because been being but by can can't
    cannot could couldn't did didn't do does doesn't doing don't dont done each either else ever every for from further
    had has hasn't have haven't having he hello help hers hey hi him his how however i i'd i'll i'm i've if in into is
    isn't it it's its itself just let like ll me might mine more most much must my myself no nor not now of off ok okay
    on once only or other our ours out over own per perhaps please possible question quick re really right said same
    say shall she should since so some somebody someone something still such sure tell than thank thanks that that's
    the their theirs them then there there's these they they're this those through to too until up upon us ve very was
    wasn't we we'd we'll we're we've well were what what's when when's where where's whether which while who whose why
    will with without won't wonder wondering would wouldn't yeah yes yet you you'd you'll you're you've your yours
    know want need wish understand explain show info information actually currently today maybe hope guess think
    around name
  `);
/** People leave the apostrophe out. */
const stopWords = new Set([...FUNCTION_WORDS, ...FUNCTION_WORDS.map((word) => word.replace("'", ''))]);

const weakWords = new Set(
  list(`
    bring buy come do find get give go going good got great keep look make new offer order put sell start take thing try
    use visit work people person time day way long lot kind sort next near nearby back number last week month
  `),
);

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:ies|ied)$/, ''],
  [/sses$/, 'ss'],
  [/(?<=[^aeiousx]{1})es$/, ''],
  [/(?<=[sx])es$/, ''],
  [/(?<![su])s$/, ''],
];
const DERIVED: readonly RegExp[] = [/ations?$/, /ment$/, /ing$/, /ed$/, /ly$/];

/** Cuts endings, consistently rather than correctly: texts and questions go through the same mill. */
const stem = (word: string): string => {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let base = word;
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

const synonyms = [
  'price pricing cost costs charge fee expensive cheap',
  'hours open opening opened close closing closed',
  'address location located street directions',
  'refund return reimburse exchange money',
  'deliver delivery ship shipping shipment courier dispatch arrive',
  'wifi internet wlan wireless',
  'job jobs career careers hiring vacancy apply',
  'vegan plant-based dairy-free',
  'loyalty stamp stamps rewards points',
  'allergy allergies allergic allergen allergens intolerance intolerant gluten',
  'book booking reserve reservation',
  'cancel cancellation unsubscribe terminate',
  'gift voucher present giftcard',
  'dog dogs pet pets animal animals',
  'kid kids child children baby family',
  'parking park car',
  'pay payment card cash contactless',
  'phone telephone call ring',
  'broken damaged faulty defective',
  'track tracking tracked',
  'laptop computer',
  'invoice receipt bill',
  'ingredient ingredients contain contains',
].map((group) => group.split(' '));

const hints = [
  { pattern: /\bhow (?:much|expensive)\b/i, words: ['price', 'cost'] },
  { pattern: /\bwhen\b|\bwhat time\b|\bhow late\b|\bhow early\b/i, words: ['hours', 'open'] },
  {
    pattern:
      /\bwhere (?:are|is|can i find|do i find|to find) (?:you|your|the|us)\b|\bhow (?:do|can) (?:i|we) get (?:to|there)\b/i,
    words: ['address', 'location', 'find', 'street'],
  },
  { pattern: /\b(?:money|get it) back\b/i, words: ['refund'] },
  { pattern: /\bhow (?:can|do) (?:i|we) (?:reach|contact)\b/i, words: ['phone', 'email'] },
];

export const english = { stopWords, weakWords, stem, synonyms, hints } satisfies LanguageRules;
