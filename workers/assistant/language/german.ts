import type { LanguageRules } from './rules.ts';

const list = (text: string): string[] => text.trim().split(/\s+/);

const stopWords = new Set(
  list(`
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist bitte da damit danke dann das
    dass dein deine dem den denn der des die dies diese diesem diesen dieser dir doch du durch ein eine einem einen
    einer eines er es etwas euch euer eure fur gegen geht gerne gibt guten hab habe haben habt hallo hat hatte hatten
    hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jetzt kann kannst konnen konnte
    konnten man mal mein meine meinem meinen meiner mich mir mit mochte mochten muss mussen nach nein nicht noch nun nur
    ob oder ohne schon sehr sein seine seid sich sie sind so tag uber um und uns unser unsere vom von vor wann war waren
    warum was wegen weil welche welcher welches wenn wer werden wie wieder wieso will wir wird wo wollen wurde zu zum
    zur frage wissen eigentlich
  `),
);

const weakWords = new Set(
  list('bekommen bringen finden geben gehen gut kaufen kommen machen nehmen neu verkaufen zeit'),
);

/** Cuts endings, consistently rather than correctly: texts and questions go through the same mill. */
const stem = (word: string): string => {
  if (word.length <= 4 || /\d/.test(word)) return word;
  return word.replace(/(?:ungen|ung|ern|em|en|er|es|e|n|s|t|st)$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1');
};

const synonyms = [
  'preis preise kosten kostet teuer gebuhr',
  'offnungszeiten geoffnet offnen offen geschlossen schliessen',
  'adresse standort strasse anfahrt',
  'ruckgabe erstattung umtausch zuruckgeben geld',
  'lieferung liefern versand versenden zustellung',
  'wlan wifi internet',
  'kundigen kundigung stornieren abbestellen',
  'gutschein geschenk',
  'hund hunde haustier tiere',
  'bezahlen zahlung zahlen karte bargeld',
  'allergie allergien allergen unvertraglichkeit gluten',
].map((group) => group.split(' '));

const hints = [
  { pattern: /\bwie ?viel\b|\bwas kostet\b/i, words: ['preis', 'kosten'] },
  { pattern: /\bwann\b|\bwie lange\b|\bum wie ?viel uhr\b/i, words: ['offnungszeiten', 'geoffnet'] },
  { pattern: /\bwo (?:seid|sind|ist|finde)\b/i, words: ['adresse', 'standort'] },
];

const shows = [
  {
    question: /\b(?:wann|wie (?:lange|oft|schnell)|bis wann|um wie ?viel uhr)\b/i,
    answer:
      /\b(?:\d+|ein|zwei|drei|vier|funf|fünf|sechs|zehn)\w* (?:\w+ )?(?:stunde|tag|woche|monat|jahr)\w*|\d[:.]\d\d|\b\w+tags?\b/i,
  },
  { question: /\bwie ?viel\b|\bkoste\w*|\bpreis\w*/i, answer: /[£€$]|\d,\d\d|\d ?%|\bkostenlos\b/i },
];

export const german = { stopWords, weakWords, stem, synonyms, hints, shows } satisfies LanguageRules;
