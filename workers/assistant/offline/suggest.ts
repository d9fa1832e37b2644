import type { AssistantTurn, Draft } from '../assistant.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../language/language.ts';
import { type Line, saidBy, spoken } from '../spoken.ts';
import { languageOf, OFFLINE } from './answer.ts';
import { collect } from './collect.ts';
import { isNo, isYes, personRule } from './intents.ts';
import { lookUp } from './look-up.ts';

type Voice = { hello: (name: string | undefined) => string; more: string; greet: string; whichOrder: string };

const VOICES: Record<Language, Voice> = {
  en: {
    hello: (name) => (name ? `Hi ${name}, thanks for your message.` : 'Thanks for your message.'),
    more: 'Could you tell me a little more about it, so that I can look into it?',
    whichOrder: 'Could you tell me your order number, so that I can look into it?',
    greet: 'What can I do for you?',
  },
  de: {
    hello: (name) => (name ? `Hallo ${name}, danke für Ihre Nachricht.` : 'Danke für Ihre Nachricht.'),
    more: 'Können Sie mir etwas mehr dazu sagen, damit ich der Sache nachgehen kann?',
    whichOrder: 'Können Sie mir Ihre Bestellnummer nennen, damit ich der Sache nachgehen kann?',
    greet: 'Was kann ich für Sie tun?',
  },
};

const ORDER = /\b(?:order(?:ed|s)?|deliver\w*|package|parcel|bestell\w*|liefer\w*|paket)\b/iu;

/** Up to the customer's last words about the matter: what came after (an answer, a wish for a person) is not asked about. */
const upToTheMatter = (lines: readonly Line[]): Line[] => {
  const last = lines.findLastIndex(
    ({ who, text }) => who === 'customer' && personRule(text) === null && !isYes(text) && !isNo(text),
  );
  return lines.slice(0, last + 1);
};

/** From the bot's knowledge, or an honest question where it holds nothing. Never a promise that nobody made. */
export const suggestOffline = (turn: AssistantTurn, knowledge: Knowledge): Draft => {
  const all = spoken(turn.timeline);
  const voice = VOICES[languageOf(all)];
  const { name, order } = { ...collect(all), ...turn.conversation.collected };
  const greeted = saidBy(all, 'agent').length > 0;
  const lines = upToTheMatter(all);
  const matter = lines.at(-1);
  const found = lookUp(knowledge, lines);
  const asksBack = matter && ORDER.test(matter.text) && !order ? voice.whichOrder : voice.more;
  const body = found && found.from === null ? found.text : matter ? asksBack : voice.greet;
  return { text: greeted ? body : `${voice.hello(name?.split(' ')[0])} ${body}`, source: OFFLINE };
};
