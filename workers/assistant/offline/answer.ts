import type { Bot } from '#core/store/bots.ts';
import type { Answer, Situation } from '../assistant.ts';
import { handedBack } from '../handed-back.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { detectLanguage, type Language } from '../language/language.ts';
import { type Line, saidBy, spoken, unanswered } from '../spoken.ts';
import { saidUnknown } from '../unknown.ts';
import { collect } from './collect.ts';
import { personWish } from './intents.ts';
import { lookUp } from './look-up.ts';
import { isOffer, PHRASES } from './phrases.ts';
import { smallTalk } from './small-talk.ts';

export const OFFLINE = 'offline';

/** The language that the customer writes; what is new counts, and what was said before where that is too short. */
export const languageOf = (lines: readonly Line[]): Language =>
  detectLanguage(
    saidBy(lines, 'customer')
      .slice(-4)
      .map((line) => line.text),
  );

type Saying = { text: string; quickReplies: string[] };

const reply = (text: string, quickReplies: string[] = []): Answer => ({
  kind: 'reply',
  text,
  citations: [],
  quickReplies,
  source: OFFLINE,
});

const topics = (knowledge: Knowledge, most: number): string[] =>
  knowledge.articles.slice(0, most).map((article) => article.title);

/** What comes nearest to the question, though not near enough to be an answer. */
const nearTopics = (knowledge: Knowledge, lines: readonly Line[]): string[] =>
  knowledge
    .search(
      unanswered(lines)
        .map(({ text }) => text)
        .join(' '),
    )
    .slice(0, 2)
    .map(({ article }) => article.title);

/** Two "I don't know" in a row help nobody: the second one is the moment for a person. */
const dontKnow = (turn: Situation, lines: readonly Line[], knowledge: Knowledge, language: Language): Answer => {
  const phrases = PHRASES[language];
  const again = saidUnknown(turn.timeline);
  const { humanSupport } = turn.bot;
  if (!humanSupport) {
    const titles = topics(knowledge, 3);
    const list = topics(knowledge, 8)
      .map((title) => `\n- ${title}`)
      .join('');
    return reply(again && list !== '' ? `${phrases.unknownAgainAlone}${list}` : phrases.unknownAlone, titles);
  }
  if (again)
    return {
      kind: 'handover',
      reason: 'bot_cannot_answer',
      collected: collect(lines),
      text: phrases.unknownAgain,
      source: OFFLINE,
    };
  return reply(phrases.unknown, [phrases.talkToPerson, ...nearTopics(knowledge, lines)]);
};

/** A wish for a person comes before everything else: no knowledge and no model may stand in its way. */
export const answerWish = (turn: Situation, source: string): Answer | null => {
  const wish = personWish(turn.timeline);
  if (wish === null) return null;
  const lines = spoken(turn.timeline);
  const phrases = PHRASES[languageOf(lines)];
  if (wish === 'declines') return { ...reply(phrases.declined), source };
  if (!turn.bot.humanSupport) return { ...reply(phrases.nobodyThere), source };
  return { kind: 'handover', reason: 'customer_asked', collected: collect(lines), text: null, source };
};

const found = (turn: Situation, lines: readonly Line[], knowledge: Knowledge, language: Language): Answer => {
  const phrases = PHRASES[language];
  const result = lookUp(knowledge, lines);
  if (result === null) return dontKnow(turn, lines, knowledge, language);
  const lead = result.from !== null ? phrases.agentSaid(result.from) : result.certain ? null : phrases.closest;
  return {
    kind: 'reply',
    text: lead === null ? result.text : `${lead}\n${result.text}`,
    citations: result.citations,
    quickReplies: [],
    source: OFFLINE,
  };
};

const chat = (lines: readonly Line[], language: Language, bot: Bot): Saying | null => {
  const said = unanswered(lines);
  const talk = said.map((line) => smallTalk(line.text, language, bot));
  const text = talk.at(-1);
  if (text === undefined || text === null || talk.includes(null)) return null;
  return { text, quickReplies: isOffer(text, []) ? [PHRASES[language].talkToPerson] : [] };
};

/** Where a person was proposed and nobody can be had. */
export const nobodyThere = (timeline: Situation['timeline']): string =>
  PHRASES[languageOf(spoken(timeline))].nobodyThere;

export const answerOffline = (turn: Situation, knowledge: Knowledge): Answer => {
  const wish = answerWish(turn, OFFLINE);
  if (wish !== null) return wish;
  const lines = spoken(turn.timeline);
  const language = languageOf(lines);
  if (unanswered(lines).length === 0) return reply(PHRASES[language].handedBack);
  const talk = chat(lines, language, turn.bot);
  const answer = talk ? reply(talk.text, talk.quickReplies) : found(turn, lines, knowledge, language);
  // The first answer after an agent handed back says who is writing now.
  return handedBack(turn.timeline) !== null && answer.text !== null
    ? { ...answer, text: `${PHRASES[language].backAgain} ${answer.text}` }
    : answer;
};
