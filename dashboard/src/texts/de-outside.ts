import type { Texts } from './en.ts';

export const outside: Texts['outside'] = {
  answers: { phone: 'Ein Mensch antwortet am Telefon', page: 'Ein Mensch antwortet im Posteingang der Seite' },
  silent: 'der Bot schweigt',
  botSilent: 'Bot schweigt',
  letBot: 'Bot antworten lassen',
  from: 'Von außerhalb',
  locked: 'Ein Mensch antwortet außerhalb. Übernehmen Sie, um dem Kunden hier zu schreiben.',
  edited: 'Bearbeitet',
  earlier: 'Zeigen, was vorher dastand',
  before: (text) => `Vorher: „${text}“`,
  deleted: 'Vom Kunden gelöscht',
  reacted: (emoji) => `Der Kunde hat mit ${emoji} reagiert`,
};
