import type { AssistantTurn, Draft } from '../assistant.ts';
import { sentences } from '../knowledge/sentences.ts';
import type { Language } from '../language/language.ts';
import { shorten } from '../shorten.ts';
import { type Line, saidBy, spoken, unanswered } from '../spoken.ts';
import { languageOf, OFFLINE } from './answer.ts';
import { collect } from './collect.ts';
import { isNo, isYes, personRule } from './intents.ts';
import { keySentences } from './key-sentences.ts';

type Labels = {
  wants: string;
  told: (who: string) => string;
  bot: string;
  open: string;
  person: string;
  known: string;
};

const LABELS: Record<Language, Labels> = {
  en: {
    wants: 'Customer',
    told: (who) => `Last answer (${who})`,
    bot: 'bot',
    open: 'Open',
    person: 'asked for a person',
    known: 'Known',
  },
  de: {
    wants: 'Kunde',
    told: (who) => `Letzte Antwort (${who})`,
    bot: 'Bot',
    open: 'Offen',
    person: 'bat um einen Menschen',
    known: 'Bekannt',
  },
};

/** Longest summary and its parts. UTF-16 units. */
export const LONGEST_SUMMARY = 600;
const WANTS = 230;
const TOLD = 150;
const OPEN = 110;
const KNOWN = 90;

/** What nobody has answered yet: the customer's last words, unless they were only a yes. */
const openPoint = (lines: readonly Line[], labels: Labels): string => {
  const said = unanswered(lines).flatMap((line) => sentences(line.text));
  const matter = said.findLast((text) => personRule(text) === null && !isYes(text) && !isNo(text));
  const wish = said.some((text) => personRule(text) !== null) ? labels.person : '';
  return [matter, wish].filter((part) => part).join('; ');
};

/** In the customer's own words and the agent's: nothing is put into anybody's mouth. */
export const summariseOffline = (turn: AssistantTurn): Draft => {
  const lines = spoken(turn.timeline);
  const language = languageOf(lines);
  const labels = LABELS[language];
  const wants = keySentences(
    saidBy(lines, 'customer').map((line) => line.text),
    language,
    3,
  );
  const answer = lines.findLast((line) => line.who === 'agent') ?? lines.findLast((line) => line.who === 'bot');
  const { issue: _, ...facts } = { ...collect(lines), ...turn.conversation.collected };
  const known = Object.entries(facts).map(([key, value]) => `${key} ${value}`);
  const parts: [string, string, number][] = [
    [labels.wants, wants.join(' '), WANTS],
    [labels.told(answer?.who === 'agent' ? answer.name : labels.bot), answer?.text ?? '', TOLD],
    [labels.open, openPoint(lines, labels), OPEN],
    [labels.known, known.join(', '), KNOWN],
  ];
  const text = parts
    .filter(([, content]) => content !== '')
    .map(([label, content, limit]) => `${label}: ${shorten(content, limit)}`)
    .join('\n');
  return { text, source: OFFLINE };
};
