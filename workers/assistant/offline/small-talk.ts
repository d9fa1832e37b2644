import type { Bot } from '#core/store/bots.ts';
import { sentences } from '../knowledge/sentences.ts';
import { type Language, plain } from '../language/language.ts';
import { PHRASES, type Phrases } from './phrases.ts';

type SmallTalk = { pattern: RegExp; answer: (phrases: Phrases, bot: Pick<Bot, 'name' | 'humanSupport'>) => string };

const GREETING =
  '(?:hi|hii+|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|servus|gruezi|guten (?:morgen|tag|abend)|gruss gott)(?: (?:there|all|everyone|team|bot|zusammen|everybody))?';
const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u');

/** Each is the whole of what was written, in lower case and without punctuation. */
const SMALL_TALK: readonly SmallTalk[] = [
  { pattern: whole(`${GREETING}(?: ${GREETING})?`), answer: (phrases, bot) => phrases.greeting(bot.name) },
  {
    pattern: whole(
      `(?:${GREETING} )?(?:how are (?:you|things)(?: doing)?(?: today)?|how's it going|what's up|wie geht(?:'s| es)(?: (?:dir|ihnen|euch))?)`,
    ),
    answer: (phrases) => phrases.howAreYou,
  },
  {
    pattern: whole(
      '(?:(?:ok|okay|great|perfect|cool|super|prima|alright|no) )*(?:thanks?(?: you)?|thx|ty|cheers|many thanks|danke(?:schon)?|vielen dank|besten dank)(?: (?:so much|very much|a lot|for (?:your|the) (?:help|answer|info|information)|that helps|that helped|sehr|schon|dir|ihnen))*',
    ),
    answer: (phrases) => phrases.thanked,
  },
  {
    pattern: whole(
      "(?:(?:ok|okay|thanks|thank you|danke) )*(?:bye(?: bye)?|goodbye|good ?night|see (?:you|ya)(?: later| soon)?|have a (?:nice|good|great) (?:day|evening|weekend|one)|that(?: is|'s| was|) all(?: thanks| thank you)?|tschuss|ciao|auf wiedersehen|schonen tag(?: noch)?|bis (?:bald|dann))",
    ),
    answer: (phrases) => phrases.goodbye,
  },
  {
    pattern: whole(
      '(?:ok|okay|good|great|perfect|cool|nice|awesome|got it|i see|understood|alright|super|prima|verstanden|alles klar|gut|(?:that|it|this) (?:sounds|is|looks|works) (?:very |really |so )?(?:good|great|perfect|fine|lovely|nice|kind(?: of you)?)|that (?:helps|helped)(?: a lot)?|(?:das )?(?:klingt|passt|ist) (?:gut|super|prima|nett))',
    ),
    answer: (phrases) => phrases.acknowledged,
  },
  {
    pattern: whole(
      '(?:who|what) are you|(?:are|r) you (?:a |an |really a )?(?:real |actual )?(?:bot|robot|human|person|machine|ai|computer|real)|(?:am i|are we) (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:real |actual )?(?:bot|robot|human|person|machine)|is this (?:a |an )?(?:real |actual )?(?:bot|human|person)|(?:wer|was) (?:bist du|sind sie)|(?:bist du|sind sie) (?:ein |eine )?(?:echter? |richtiger? )?(?:bot|roboter|mensch|person|maschine)',
    ),
    answer: (phrases, bot) => [phrases.whoAreYou(bot.name), ...(bot.humanSupport ? [phrases.offer] : [])].join(' '),
  },
];

const bare = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')
    .trim();

/** The reply to a message that is nothing but small talk, or null. Of several sentences the last one is answered. */
export const smallTalk = (text: string, language: Language, bot: Bot): string | null => {
  const talkOf = (part: string) => SMALL_TALK.find(({ pattern }) => pattern.test(bare(part)));
  const parts = talkOf(text) ? [text] : sentences(text);
  const talk = parts.every((part) => talkOf(part)) ? talkOf(parts.at(-1) ?? '') : undefined;
  return talk?.answer(PHRASES[language], bot) ?? null;
};
