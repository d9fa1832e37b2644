import type { QueueTexts } from './queue-en.ts';

export const de: QueueTexts = {
  transferring: 'Sie werden weiterverbunden',
  keepWriting: 'Schreiben Sie ruhig weiter, alles wird übergeben.',
  waitingFor: (minutes) => `Wartezeit bisher ${minutes} Min.`,
  position: (position) =>
    position === null
      ? 'Mehr als 200 Personen sind vor Ihnen'
      : position === 1
        ? 'Sie sind als Nächstes dran'
        : `Sie sind Nummer ${position}`,
  wait: ({ from, to }) =>
    from === to ? `etwa ${from} ${from === 1 ? 'Minute' : 'Minuten'}` : `etwa ${from} bis ${to} Minuten`,
  waitUnknown: 'Wir wissen noch nicht, wie lange es dauert',
  turns: {
    left: 'Danke. Wir melden uns bei Ihnen.',
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
  unavailable: {
    no_agents: 'Im Moment ist niemand aus dem Team da. Was möchten Sie tun?',
    outside_hours: 'Das Team arbeitet gerade nicht. Was möchten Sie tun?',
    queue_full: 'Es warten mehr Menschen, als wir bald beraten können. Was möchten Sie tun?',
  },
  back: (opens) => `Wir sind ${opens} wieder da.`,
  today: (time) => `heute um ${time} Uhr`,
  tomorrow: (time) => `morgen um ${time} Uhr`,
  onDay: (day, time) => `am ${day} um ${time} Uhr`,
  later: 'später',
  choices: 'Was möchten Sie tun?',
  choose: {
    wait: 'Warten',
    message: 'Nachricht hinterlassen',
    callback: 'Rückruf anfordern',
    stay: (bot) => `Weiter mit ${bot}`,
  },
  form: {
    words: 'Ihre Nachricht',
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefonnummer',
    optional: (field) => `${field} (freiwillig)`,
    either: 'Wie erreichen wir Sie? Eines von beiden genügt.',
    cancel: 'Zurück',
    send: 'Senden',
    call: 'Um Rückruf bitten',
    failed: {
      words: 'Schreiben Sie, worum es geht.',
      name: 'Nennen Sie uns Ihren Namen.',
      email: 'Diese E-Mail-Adresse ist nicht vollständig.',
      phone: 'Diese Telefonnummer ist nicht vollständig.',
      either: 'Wir brauchen eine E-Mail-Adresse oder eine Telefonnummer.',
    },
  },
  callMe: (phone) => `Bitte rufen Sie mich zurück: ${phone}`,
};
