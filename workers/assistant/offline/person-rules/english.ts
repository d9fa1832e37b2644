import { type PersonRule, rule } from './rule.ts';

const KIND =
  '(?:(?:a|an|the|your|some|any|one of your|real|live|actual|human|another|different|proper|physical|support|service|customer|sales|team|staff) )*';
const PERSON =
  '(?:humans?|person|people|agents?|representatives?|reps?|operators?|somebody|someone|anybody|anyone|advis[oe]rs?|managers?|supervisors?|employees?|colleagues?|staff|team|support|human being|customer (?:service|support|care)|team member|staff member|member of (?:staff|the team|your team))';
/** What may follow the person in such a wish; "agent discount" and "someone a gift" are about other things. */
const THEN =
  '(?= (?:please|now|here|instead|asap|directly|right|real|today|available|online|there|who|that|to (?:help|talk|speak|answer|look|assist|call|sort|fix|solve|explain|contact|chat|take)|about|from|for (?:help|this|that)|regarding|on (?:the|this|that|my)|in (?:charge|support|the)|at|with|of|then|again|soon|quickly|anymore|as|pls|plz|because|if|when|or|i|we|can|could|help)\\b|$)';
const NEGATED =
  /\b(?:don't|do not|didn't|no need|needn't|not|never|rather not|without)\b(?! (?:a |the |this )?(?:bot|robot|machine)\b)/;
/** Asks for the hours, not for the person. */
const TIMES = /\b(?:what time|when|until when|what hours|which days)\b/;
const PAST = /\b(?:was|were|been|already|yesterday|earlier|last (?:week|time|month|night))\b/;

export const ENGLISH: readonly PersonRule[] = [
  rule(
    'nothing but the word',
    `^(?:please )?(?:(?:${KIND}${PERSON})(?: |$))+(?:please|now|pls|plz|asap|!)*$`,
    /^(?:(?:any|the|your|some|a) )*(?:team|staff|people|support)$/,
  ),
  rule(
    'talk to',
    `\\b(?:talk|talking|speak|speaking|chat|chatting) (?:to|with) ${KIND}${PERSON}${THEN}`,
    new RegExp(`${NEGATED.source}|${PAST.source}|${TIMES.source}|\\bam i\\b|\\bare we\\b`),
  ),
  rule(
    'talk to somebody by name',
    `\\b(?:talk|speak|chat) (?:to|with) (?!(?:you|it|me|this|that|them|him|her|us|your|the|an|a|bot|bots|robot|ai|assistant|machine|computer)$)\\w+$`,
    new RegExp(`${NEGATED.source}|${PAST.source}|${TIMES.source}`),
  ),
  rule(
    'put me through',
    `\\b(?:connect|transfer|put|pass|hand|forward|switch|redirect|escalate|direct)(?: (?:me|us|this|it))?(?: (?:over|through|on|back|up))? (?:to|with) ${KIND}${PERSON}${THEN}`,
    NEGATED,
  ),
  rule(
    'get me one',
    `\\b(?:get|need|want|like|prefer|give|send|find|fetch|bring|have|call|request)(?: (?:me|us|to have|to get|to see|to reach|to contact|in))? ${KIND}${PERSON}${THEN}`,
    new RegExp(`${NEGATED.source}|${PAST.source}|\\b(?:for|gift|present|like (?:some|any)one (?:who|that))\\b`),
  ),
  rule(
    'reach one',
    `\\b(?:reach|contact|see|hold of|touch with) ${KIND}(?:human|person|agent|representative|operator|someone|somebody|a human being)${THEN}`,
    new RegExp(`${NEGATED.source}|${PAST.source}|${TIMES.source}`),
  ),
  rule(
    'is anybody there',
    `^(?:hello )?(?:(?:is|are) there ${KIND}${PERSON}|(?:(?:is|are) )?(?:anybody|anyone|somebody|someone) (?:there|here|online|available))(?: (?:here|there|available|online|around|to talk to|i can (?:talk|speak) (?:to|with)|who can help(?: me)?|that can help(?: me)?))*$`,
  ),
  rule(
    'can somebody call',
    '\\b(?:can|could|would|will|may) (?:somebody|someone|anybody|anyone|a human|a (?:real )?person|an agent|(?:one|some) of your (?:people|colleagues|team|staff)) (?:please )?(?:from (?:\\w+ ){1,3})?(?:please )?(?:call|contact|phone|ring|talk to|speak to|get back|reply|respond|take over|come in|look (?:at|into)|help(?: me| us)?(?: please| out| here| now| with (?:this|that|it|my \\w+))*$)',
  ),
  rule(
    'a real one',
    '\\b(?:real|live|actual) (?:human|person|agent|operator|representative|people)\\b(?! (?:size|names?|sized))',
    new RegExp(`${NEGATED.source}|\\b(?:are you|is this|is it|am i|were you|you a)\\b`),
  ),
  rule(
    'no bot',
    "\\b(?:no (?:more )?(?:bots?|robots?)$|not (?:to )?(?:a |the |with a |this )?(?:bot|robot|machine)$|(?:don't|do not) want (?:to (?:talk|speak|chat) (?:to|with) )?(?:a |the |this |your )?(?:bot|robot|machine)s?$|stop (?:the|this) bot$)",
  ),
];
