import type { Texts } from './en.ts';

export const de: Texts = {
  language: 'de',
  direction: 'ltr',
  chat: (name) => `Chat mit ${name}`,
  conversation: 'Unterhaltung',
  close: 'Chat schließen',
  more: 'Mehr',
  talkToPerson: 'Mit einem Menschen sprechen',
  endChat: 'Chat beenden',
  endQuestion: 'Diesen Chat beenden?',
  endExplained: 'Sie können jederzeit einen neuen beginnen.',
  cancel: 'Abbrechen',
  write: 'Nachricht schreiben…',
  message: 'Nachricht',
  send: 'Senden',
  charactersLeft: (count) => `Noch ${count} Zeichen`,
  today: 'Heute',
  yesterday: 'Gestern',
  newMessages: 'Neue Nachrichten',
  suggestions: 'Vorgeschlagene Antworten',
  sources: 'Aus',
  connecting: 'Verbinden…',
  answers: {
    ai: 'KI-Assistent',
    waiting: 'Wir suchen jemanden für Sie',
    taken: (name) => `${name} ist für Sie da`,
    ended: 'Unterhaltung beendet',
  },
  someone: 'Jemand aus dem Team',
  you: 'Sie',
  delivery: {
    sending: 'Wird gesendet…',
    sent: 'Gesendet',
    delivered: 'Zugestellt',
    seen: 'Gesehen',
    failed: 'Nicht gesendet',
  },
  tryAgain: 'Noch einmal',
  typing: (name) => `${name} schreibt`,
  writing: (name) => `${name} schreibt eine Antwort`,
  asking: 'Wir fragen nach jemandem…',
  transferring: 'Sie werden weiterverbunden',
  waitingSince: (minutes) =>
    minutes < 1
      ? 'Schreiben Sie ruhig weiter, alles wird übergeben.'
      : `Wartezeit bisher ${minutes} Min. Schreiben Sie ruhig weiter, alles wird übergeben.`,
  turns: {
    taken: (name) => `${name} ist jetzt dabei`,
    unassigned: 'Sie sind wieder in der Warteschlange',
    ai: 'Der Assistent antwortet wieder',
    held: (name) => `${name} hat den Chat kurz angehalten`,
    unheld: (name) => `${name} ist zurück`,
    resolved: 'Erledigt',
    dropped: 'Sie haben den Chat beendet',
    closed: 'Der Chat wurde geschlossen',
    reopened: 'Der Chat wurde wieder geöffnet',
  },
  startNew: 'Neue Unterhaltung beginnen',
  offline: 'Sie sind offline.',
  reconnecting: 'Verbindung wird wiederhergestellt…',
  queued: (count) =>
    count === 0
      ? ''
      : count === 1
        ? 'Eine Nachricht wird gesendet, sobald Sie wieder verbunden sind.'
        : `${count} Nachrichten werden gesendet, sobald Sie wieder verbunden sind.`,
  reload: 'Neu laden',
  unreachable: 'Der Chat ist gerade nicht erreichbar. Wir versuchen es weiter.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',
  errors: {
    rate_limited: 'Das war viel auf einmal. Der Rest wird gleich gesendet.',
    too_many_attempts: 'Das war viel auf einmal. Wir versuchen es gleich noch einmal.',
    protocol_version: 'Der Chat wurde aktualisiert. Laden Sie ihn neu, um fortzufahren.',
    site_not_allowed: 'Der Chat ist auf dieser Seite nicht verfügbar.',
    not_found: 'Der Chat ist hier nicht verfügbar.',
    human_support_off: 'Im Moment kann niemand dazukommen. Der Assistent hilft Ihnen weiter.',
    too_large: 'Diese Nachricht ist zu lang.',
    empty_message: 'Schreiben Sie zuerst etwas.',
    conversation_ended: 'Diese Unterhaltung ist beendet.',
  },
};
