import { type PersonRule, rule } from './rule.ts';

// Without accents, as `plain` writes it.
const ART =
  '(?:(?:ein|eine|einen|einem|einer|der|die|den|dem|ihr|ihre|ihren|ihrem|ihrer|euer|eure|euren|eurem|echte|echten|echter|echtem|richtige|richtigen|richtiger|wirklichen|lebenden|menschlichen|anderen) )*';
const MENSCH =
  '(?:mensch|menschen|person|mitarbeiter(?:in|n|s)?|berater(?:in|n)?|jemand(?:en|em)?|kolleg(?:e|en|in)|ansprechpartner(?:in|n)?|agent(?:en|in)?|kundendienst|kundenservice|kundenberater(?:in)?|support|chef(?:in)?)';

export const GERMAN: readonly PersonRule[] = [
  rule(
    'nothing but the word',
    `^(?:bitte )?(?:${ART}${MENSCH}(?: |$))+(?:bitte|jetzt)*$`,
    /^(?:ein|eine) person$/,
    true,
  ),
  rule(
    'talk to',
    `\\bmit ${ART}${MENSCH} (?:\\w+ )?(?:sprechen|reden|chatten|schreiben|verbinden|verbunden|telefonieren)\\b`,
    /\b(?:nicht|kein|keinem|keiner)\b(?! (?:mit )?(?:einem )?(?:bot|roboter))|\bgestern\b/,
  ),
  rule('put me through', `\\b(?:verbinde|verbinden|verbindet)\\b.* (?:mit|zu) ${ART}${MENSCH}$`, /\bnicht\b/),
  rule(
    'get me one',
    `\\b(?:brauche|mochte|will|hatte gerne?|hole?n?(?: sie)?(?: mir)?|gib mir|geben sie mir) ${ART}(?:mensch|menschen|mitarbeiter(?:in)?|berater(?:in)?|jemanden|ansprechpartner(?:in)?|agenten)(?: (?:bitte|sprechen|der .*|die .*|hier|am .*))?$`,
    /\b(?:nicht|kein|keinen)\b/,
  ),
  rule(
    'is anybody there',
    `^(?:hallo )?ist (?:da |dort |hier )?(?:jemand|ein mensch|ein mitarbeiter)(?: (?:da|hier|erreichbar|online))?$`,
  ),
  rule(
    'a real one',
    '\\b(?:echte[nmr]?|richtige[nmr]?) (?:mensch(?:en)?|person|mitarbeiter(?:in)?)\\b',
    /\b(?:bist du|sind sie|ist das|nicht)\b/,
  ),
  rule('no bot', '\\b(?:kein(?:en|em)? (?:bot|roboter)$|nicht mit (?:einem |dem )?(?:bot|roboter|computer)\\b)'),
];
