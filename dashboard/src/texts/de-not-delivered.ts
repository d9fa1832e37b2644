import type { notDelivered as en } from './en-not-delivered.ts';

export const notDelivered: typeof en = {
  title: 'Nicht zugestellt',
  none: 'Alles, was hier gesagt wurde, ist gesendet.',
  failed: 'Die Liste konnte nicht geladen werden.',
  again: 'Noch einmal versuchen',
  to: (name) => `an ${name}`,
  somebody: 'einen Kunden',
  send: 'Noch einmal senden',
  sent: 'Sie ist wieder unterwegs.',
  all: 'Alle noch einmal senden',
  since: 'Gesagt innerhalb',
  spans: { hour: 'der letzten Stunde', day: 'des letzten Tages', week: 'der letzten Woche', ever: 'der ganzen Zeit' },
  replayed: (count) =>
    count === 1 ? 'Eine Nachricht ist wieder unterwegs.' : `${count} Nachrichten sind wieder unterwegs.`,
  left: (count) =>
    count === 1 ? 'Eine blieb liegen: Warum, steht unten.' : `${count} blieben liegen: Warum, steht unten.`,
  more: 'Mehr zeigen',
  goOn: 'Es gibt noch mehr: Senden Sie noch einmal alle.',
  obstacles: {
    content: 'Die Plattform nimmt diese Nachricht so nicht an. Schreiben Sie sie neu.',
    window: 'Erst muss der Kunde schreiben: Die Plattform würde sie wieder ablehnen.',
    disconnected: 'Der Kanal ist getrennt. Verbinden Sie ihn zuerst.',
  },
  thread: {
    window: 'Zu spät, um frei zu antworten: Das geht erst, wenn der Kunde wieder geschrieben hat.',
    template: 'Bis dahin lässt sich nur eine Vorlage senden.',
    writeAnew: 'Neu schreiben',
    notTold: 'Der Kunde hat es nicht erfahren.',
  },
  test: {
    title: 'Testnachricht an mich',
    to: 'Ihre Telefonnummer, oder Ihre Kennung auf der Plattform',
    hint: 'Eine Nummer braucht die Landesvorwahl, etwa +49 151 23456789.',
    send: 'Testnachricht senden',
    sending: 'Wird gesendet …',
  },
};
