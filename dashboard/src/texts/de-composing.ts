import type { Texts } from './en.ts';

export const composing: Pick<Texts, 'composer' | 'suggestion'> = {
  composer: {
    label: 'Nachricht',
    reply: 'Antwort',
    note: 'Notiz',
    replyTo: (name) => `An ${name} schreiben…`,
    noteHint: 'Notiz für das Team schreiben…',
    slash: ['mit', 'zu den Vorlagen'],
    send: 'Senden',
    addNote: 'Notiz speichern',
    noLimit: 'Web-Chat · keine Frist',
    templates: 'Vorlagen',
    noTemplates: 'Keine Vorlage passt',
    tooLong: (over) => `${over} Zeichen zu lang`,
    locked: {
      ai: 'Die KI antwortet. Übernehmen Sie, um dem Kunden zu schreiben.',
      waiting: 'Nehmen Sie das Gespräch an, um dem Kunden zu schreiben.',
      taken: (name) => `${name} ist zuständig. Sie können eine Notiz hinterlassen.`,
      ended: 'Das Gespräch ist beendet. Öffnen Sie es wieder, um zu schreiben.',
    },
  },
  suggestion: {
    ask: 'Antwort vorschlagen',
    title: 'Vorgeschlagene Antwort',
    from: (source) => (source === 'offline' ? 'aus Ihren Artikeln' : `aus ${source}`),
    thinking: 'Das Gespräch wird gelesen…',
    use: 'Als Entwurf',
    again: 'Neu',
    dismiss: 'Vorschlag verwerfen',
    failed: 'Gerade gibt es keinen Vorschlag.',
  },
};
