import type { Texts } from './en.ts';

export const why: Pick<Texts, 'why' | 'due' | 'priority' | 'alerts' | 'whisper' | 'quick'> = {
  why: {
    against: {
      not_member: 'gehört nicht zu diesem Bot',
      not_listening: 'ist nicht bereit',
      away: 'ist abwesend',
      paused: 'wurde von einem Admin pausiert',
      declined: (time) => (time === null ? 'hat es abgegeben' : `hat es abgegeben, wird in ${time} wieder gefragt`),
      at_limit: (active, limit) => `hat ${active} von ${limit} Chats`,
      at_bot_limit: (active, limit) =>
        active === null || limit === null
          ? 'hat die Höchstzahl für diesen Bot'
          : `hat ${active} von ${limit} Chats dieses Bots`,
      wrapping_up: (time) =>
        time === null ? 'arbeitet den Chat davor nach' : `arbeitet den Chat davor nach, noch ${time}`,
      skills: (skills) => `kennt sich nicht aus mit ${skills}`,
      language: (language) => (language === '' ? 'spricht eine andere Sprache' : `spricht nicht ${language}`),
    },
    receiving: {
      not_member: 'Sie gehören nicht zu diesem Bot',
      not_listening: 'Sie sind nicht bereit',
      away: 'Ihre Verbindung ist unterbrochen',
      paused: 'ein Admin hat Sie pausiert',
      declined: (time) =>
        time === null
          ? 'Sie haben alle abgelehnt, die warten'
          : `Sie haben alle abgelehnt, die warten, und werden in ${time} wieder gefragt`,
      at_limit: (active, limit) => `Sie haben ${active} von ${limit} Chats`,
      at_bot_limit: (active, limit) => `Sie haben ${active} von ${limit} Chats dieses Bots`,
      wrapping_up: (time) => `Sie arbeiten nach, noch ${time}`,
      skills: (skills) => `wer wartet, braucht ${skills}`,
      language: (language) => `wer wartet, spricht ${language}`,
      human_support_off: 'hier helfen keine Menschen',
      by_hand: (waiting) =>
        waiting === 0
          ? 'Chats werden von Hand genommen, niemand wartet'
          : `Chats werden von Hand genommen, ${waiting} warten`,
      nobody_waiting: 'niemand wartet',
      spoken_for: 'wer wartet, ist jemandem angeboten oder wird für jemanden aufgehoben',
      next: 'Sie sind an der Reihe, der nächste Chat kann Ihrer sein',
    },
    receivingTitle: 'Warum bekomme ich nichts?',
    ready: (bots) => `Sie bekommen Chats von ${bots}.`,
    more: (n) => (n === 1 ? 'und 1 weiterer Bot' : `und ${n} weitere Bots`),
    asks: (what) => `Braucht ${what}`,
    languageWished: (language) => `Der Kunde spricht wohl ${language}.`,
    languageIgnored: (language) =>
      `Der Kunde spricht wohl ${language}. Bei niemandem, der den Chat nehmen könnte, ist das eingetragen, darum ist es nicht verlangt.`,
    cause: {
      not_waiting: 'Es wartet nicht mehr.',
      human_support_off: 'Bei diesem Bot helfen keine Menschen, darum bekommt niemand seine Gespräche.',
      by_hand: 'Gespräche dieses Bots werden von Hand genommen. Es wartet, bis jemand es nimmt.',
      not_looked: 'Die Verteilung sieht es sich gleich an.',
      no_agents: 'Dieser Bot hat keine Agenten, die es bekommen könnten.',
      nobody: 'Niemand konnte es bisher nehmen. Sobald sich etwas davon ändert, wird es verteilt.',
      offered: (name, time) => `Es wird gerade ${name} angeboten, noch ${time}.`,
      offeredMe: (time) => `Es wird gerade Ihnen angeboten, noch ${time}.`,
      kept: (name, time) => `Der Kunde hatte zuletzt ${name}: Es wird noch ${time} aufgehoben.`,
    },
    mend: {
      start_listening: 'Bereit melden',
      assign_to_me: 'Mir zuweisen',
      take_over: 'Übernehmen',
      make_room: 'Einen eigenen Chat beenden',
      pick_by_hand: 'Zeigen, wer wartet',
      turn_on_human_support: 'Hilfe durch Menschen einschalten',
      ask_admin: 'Das kann nur ein Admin ändern.',
    },
    supportIsOn: (bot) => `Bei ${bot} helfen jetzt Menschen`,
    hidden: {
      title: 'Es ist da, aber ausgeblendet',
      ended: 'Es ist beendet, und die Liste zeigt offene Gespräche.',
      open: 'Es ist noch offen, und die Liste zeigt beendete.',
      view: 'Der gewählte Reiter lässt es aus.',
      bot: 'Es wird nur ein anderer Bot gezeigt.',
      search: 'Die Suche lässt es aus.',
      show: 'In der Liste zeigen',
      open_it: 'Öffnen',
    },
    unknown: 'Es gibt kein Gespräch mit dieser Id',
    unknownLead: 'Vielleicht ist sie vertippt.',
    notMember: 'Sie dürfen dieses Gespräch nicht sehen',
    notMemberLead: 'Es gehört zu einem Bot, zu dem Sie nicht gehören. Ein Admin kann Sie dazunehmen.',
  },
  due: {
    label: 'Fällig',
    left: (time) => `Fällig in ${time}`,
    over: (time) => `Überfällig seit ${time}`,
    missed: 'Zusage verpasst',
    order: 'Reihenfolge der Liste',
    orders: { queue: 'Nach Dringlichkeit und Wartezeit', due: 'Nach Fälligkeit' },
  },
  priority: {
    label: 'Dringlichkeit',
    names: ['Eilig', 'Hoch', 'Normal', 'Niedrig'],
    change: (name) => `Dringlichkeit: ${name}`,
  },
  alerts: {
    open: 'Öffnen',
    firstReply: (name) => `${name} wartet noch auf die erste Antwort`,
    resolution: (name) => `${name} sollte inzwischen geholfen sein`,
    whisper: (name, text) => `${name} flüstert: ${text}`,
    allow: 'Benachrichtigungen auf dem Desktop erlauben',
    allowed: 'Benachrichtigungen sind an',
    refused: 'Der Browser erlaubt dieser Seite keine Benachrichtigungen.',
  },
  whisper: {
    to: (name) => `An ${name} geflüstert, nur Agenten sehen das`,
    toYou: 'Ihnen zugeflüstert, nur Agenten sehen das',
    hint: (name) => `${name} zuflüstern, der Kunde sieht es nicht…`,
  },
  quick: {
    handTo: (name) => `An ${name} übergeben`,
    handToBest: 'An den besten Kollegen übergeben',
    nobody: 'Kein Kollege ist da und hat Platz.',
    takeBack: 'Übergabe zurücknehmen',
    takenBack: 'Zurückgenommen, Sie bleiben zuständig',
  },
};
