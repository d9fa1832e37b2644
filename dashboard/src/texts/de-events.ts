import type { Texts } from './en.ts';

/** An agent's own deeds come as `Sie`, which takes another form of the verb than a name. */
const did = (name: string, singular: string, polite: string): string => `${name} ${name === 'Sie' ? polite : singular}`;
const has = (name: string, rest: string): string => did(name, `hat ${rest}`, `haben ${rest}`);

export const events: Texts['events'] = {
  you: 'Sie',
  toYou: 'Sie',
  somebody: 'Jemand',
  opened: (channel) => `Gespräch begonnen über ${channel}`,
  told: (text) => `dem Kunden gesagt „${text}“`,
  toldAlone: 'Dem Kunden gesagt',
  asked: {
    customer_asked: 'Bat um einen Menschen',
    bot_cannot_answer: 'Der Bot wusste keine Antwort',
    bot_failed: 'Der Bot ist ausgefallen',
    workflow: 'Vom Bot übergeben',
    agent: 'Von einem Agenten übergeben',
    api: 'Von einem anderen System übergeben',
    message: 'Hat eine Nachricht hinterlassen',
    callback: 'Bat um einen Rückruf',
  },
  handedOver: (name) => has(name, 'Kollegen gerufen'),
  collected: (fields) => {
    const last = fields.at(-1) ?? '';
    return `${fields.length > 1 ? `${fields.slice(0, -1).join(', ')} und ${last}` : last} erfragt`;
  },
  waited: (time) => `${time} gewartet`,
  offered: (name) => `Angeboten: ${name}`,
  offerDeclined: (name) => has(name, 'abgelehnt'),
  offerExpired: (name) => has(name, 'nicht geantwortet'),
  offerWithdrawn: (name) => `Angebot zurückgenommen, ${name} war weg`,
  unavailable: {
    no_agents: 'Bat um einen Menschen, niemand war da',
    outside_hours: 'Bat außerhalb der Geschäftszeiten um einen Menschen',
    queue_full: 'Bat um einen Menschen, die Warteschlange war voll',
  },
  opens: (time) => `geöffnet ab ${time}`,
  opensLater: 'später',
  priorities: { 0: 'dringend', 1: 'hoch', 2: 'normal', 3: 'niedrig' },
  prioritised: (name, priority) => has(name, `die Dringlichkeit auf ${priority} gesetzt`),
  breached: {
    firstReply: 'Die Frist für die erste Antwort ist vorbei',
    resolution: 'Die Frist für eine Lösung ist vorbei',
  },
  taken: {
    assigned: (name) => `Zugeteilt: ${name}`,
    accepted: (name) => has(name, 'angenommen'),
    takeover: (name) => has(name, 'übernommen'),
    transfer: (name) => has(name, 'die Übergabe angenommen'),
    reopened: (name) => has(name, 'wieder geöffnet'),
  },
  transferOffered: (from, to) => did(from, `übergibt an ${to}`, `übergeben an ${to}`),
  transferDeclined: (name) => has(name, 'die Übergabe abgelehnt'),
  transferWithdrawn: (name) => has(name, 'die Übergabe zurückgenommen'),
  transferReturned: (name) => `Übergabe zurückgekommen, ${name} war weg`,
  transferExpired: (name) => has(name, 'auf die Übergabe nicht geantwortet'),
  queued: (name) => has(name, 'es in die Warteschlange zurückgegeben'),
  unassigned: {
    agent: (name) => has(name, 'abgegeben'),
    agent_vanished: () => 'Zurück in der Warteschlange, der Agent war weg',
    agent_logged_out: () => 'Zurück in der Warteschlange, der Agent hat sich abgemeldet',
  },
  restoredToAi: (name) => has(name, 'an die KI zurückgegeben'),
  instruction: (text) => `dem Bot gesagt „${text}“`,
  held: (name) => has(name, 'angehalten'),
  unheld: (name) => has(name, 'fortgesetzt'),
  resolved: (name) => has(name, 'gelöst'),
  resolvedAlone: 'Gelöst',
  dropped: { ended: 'Der Kunde hat den Chat beendet', left: 'Der Kunde ist gegangen' },
  closed: 'Automatisch geschlossen',
  reopened: 'Wieder geöffnet',
  categorised: (name, category) => has(name, `die Kategorie ${category} gesetzt`),
  uncategorised: (name) => has(name, 'die Kategorie entfernt'),
  tagged: (name, tags) => has(name, `${tags} vermerkt`),
  untagged: (name) => has(name, 'alle Schlagwörter entfernt'),
  engagement: (name, status) => has(name, `den Vorgang auf ${status} gesetzt`),
  summarised: 'Übersicht zu den Notizen hinzugefügt',
  discarded: {
    person_in_charge: 'Eine Antwort des Bots kam zu spät und wurde nicht gesendet: ein Mensch ist zuständig',
    conversation_ended: 'Eine Antwort des Bots kam zu spät und wurde nicht gesendet: das Gespräch war beendet',
  },
  assistantFailed: {
    answer: 'Der Bot konnte nicht antworten',
    suggest: 'Die KI konnte nichts vorschlagen',
    summarise: 'Die KI konnte nicht zusammenfassen',
  },
  bot: 'Der Bot',
  theCustomer: 'Der Kunde',
  system: 'Baton',
};
