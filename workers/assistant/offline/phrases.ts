import type { Language } from '../language/language.ts';

/** What the offline assistant says in its own words. Everything else that it says is quoted. */
export type Phrases = {
  greeting: (bot: string) => string;
  thanked: string;
  goodbye: string;
  acknowledged: string;
  howAreYou: string;
  whoAreYou: (bot: string) => string;
  /** Not known, and a person can be had. */
  unknown: string;
  /** Not known, and nobody can be had. */
  unknownAlone: string;
  unknownAgain: string;
  unknownAgainAlone: string;
  nobodyThere: string;
  offer: string;
  declined: string;
  talkToPerson: string;
  backAgain: string;
  /** Handed back, and nothing of the customer's is open. */
  handedBack: string;
  closest: string;
  agentSaid: (name: string) => string;
};

export const PHRASES: Record<Language, Phrases> = {
  en: {
    greeting: (bot) => `Hello! I am ${bot}, an automatic assistant. What can I do for you?`,
    thanked: 'You are welcome! Is there anything else?',
    goodbye: 'Goodbye, and thank you for writing.',
    acknowledged: 'Good. Is there anything else that I can help with?',
    howAreYou: 'Thank you for asking, everything works. What can I do for you?',
    whoAreYou: (bot) => `I am ${bot}, an automatic assistant, not a person.`,
    unknown: "I don't know that. Shall I get a person?",
    unknownAlone: "I don't know that, and there is no person here whom I could ask. Could you put it in other words?",
    unknownAgain: "I don't know that either, so I am asking a person to help you.",
    unknownAgainAlone: "I'm sorry, I don't have an answer to this. These are the things I can tell you about:",
    nobodyThere: "There is no person available in this chat, I'm sorry. I can only answer from what I know.",
    offer: 'Shall I get a person?',
    declined: 'All right. What else can I do for you?',
    talkToPerson: 'Talk to a person',
    backAgain: 'I am the automatic assistant again.',
    handedBack: 'I am the automatic assistant again. What else can I do for you?',
    closest: 'This is the closest that I found:',
    agentSaid: (name) => `${name} wrote to you earlier:`,
  },
  de: {
    greeting: (bot) => `Hallo! Ich bin ${bot}, ein automatischer Assistent. Was kann ich für Sie tun?`,
    thanked: 'Gern geschehen! Kann ich noch etwas für Sie tun?',
    goodbye: 'Auf Wiedersehen, und danke für Ihre Nachricht.',
    acknowledged: 'Gut. Kann ich noch bei etwas helfen?',
    howAreYou: 'Danke der Nachfrage, alles läuft. Was kann ich für Sie tun?',
    whoAreYou: (bot) => `Ich bin ${bot}, ein automatischer Assistent, kein Mensch.`,
    unknown: 'Das weiß ich nicht. Soll ich einen Menschen holen?',
    unknownAlone: 'Das weiß ich nicht, und hier ist niemand, den ich fragen könnte. Können Sie es anders sagen?',
    unknownAgain: 'Auch das weiß ich nicht. Ich bitte einen Menschen, Ihnen zu helfen.',
    unknownAgainAlone: 'Darauf habe ich leider keine Antwort. Darüber kann ich Auskunft geben:',
    nobodyThere: 'In diesem Chat ist leider kein Mensch erreichbar. Ich kann nur sagen, was ich selbst weiß.',
    offer: 'Soll ich einen Menschen holen?',
    declined: 'In Ordnung. Was kann ich sonst für Sie tun?',
    talkToPerson: 'Mit einem Menschen sprechen',
    backAgain: 'Hier ist wieder der automatische Assistent.',
    handedBack: 'Hier ist wieder der automatische Assistent. Was kann ich noch für Sie tun?',
    closest: 'Am nächsten kommt dem, was ich weiß:',
    agentSaid: (name) => `${name} hat Ihnen vorhin geschrieben:`,
  },
};

const all = Object.values(PHRASES);

export const isTalkToPerson = (text: string): boolean => all.some((phrases) => phrases.talkToPerson === text.trim());

/** The bot has just said that it does not know. */
export const isUnknown = (text: string): boolean =>
  all.some(({ unknown, unknownAlone }) => text.endsWith(unknown) || text.endsWith(unknownAlone));

/** The bot has just asked whether to get a person; models are asked to use the same button. */
export const isOffer = (text: string, quickReplies: readonly string[]): boolean =>
  quickReplies.some(isTalkToPerson) || all.some(({ offer }) => text.includes(offer));
