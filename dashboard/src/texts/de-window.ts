import type { Texts } from './en.ts';

export const window: Pick<Texts, 'window' | 'messageTemplates'> = {
  window: {
    far: (platform, until) => `${platform} · Sie können bis ${until} antworten`,
    farShort: (until) => `Bis ${until}`,
    near: (platform, time) => `${platform} lässt Sie noch ${time} frei antworten`,
    nearShort: (time) => `Noch ${time} für eine Antwort`,
    people: (until) => `Nur noch Menschen dürfen antworten, bis ${until}`,
    peopleShort: (until) => `Nur Menschen, bis ${until}`,
    closed: (platform, name, at, hours) =>
      `${name} hat zuletzt am ${at} geschrieben. ${platform} erlaubt Antworten nur ${hours > 48 ? `${hours / 24} Tage` : `${hours} Stunden`} lang.`,
    neverWrote: (platform, name) =>
      `${name} hat noch nicht geschrieben, und ${platform} lässt niemanden den Anfang machen.`,
    templateOnly: (name) => `Bis ${name} wieder schreibt, können Sie eine Vorlage senden.`,
    nothing: (name) => `Jetzt kann nichts gesendet werden: ${name} muss zuerst schreiben.`,
    draftKept: 'Ihr Entwurf bleibt erhalten.',
    choose: 'Vorlage wählen',
    closing: (time) => `Noch ${time} für eine Antwort`,
    over: 'Zu spät für eine freie Antwort',
    meant: (choice) => `Gemeint: ${choice}`,
    template: (name) => `Vorlage „${name}“`,
  },
  messageTemplates: {
    title: (platform) => `${platform}-Vorlage senden`,
    lead: (platform) => `Vorlagen dürfen jederzeit gesendet werden. ${platform} berechnet jede.`,
    open: (platform) => `${platform}-Vorlagen`,
    loading: 'Die Vorlagen werden geladen…',
    failed: 'Die Vorlagen konnten nicht geladen werden.',
    failedLead: (platform) =>
      `${platform} gab sie nicht heraus. Versuchen Sie es noch einmal; hilft das nicht, prüft ein Admin den Kanal.`,
    none: 'Es gibt keine genehmigten Vorlagen',
    noneLead: 'Ein Admin schreibt sie im WhatsApp Manager von Meta. Sobald Meta sie genehmigt hat, stehen sie hier.',
    search: 'Name oder Text suchen',
    list: 'Vorlagen',
    noneFound: (words) => `In keiner Vorlage steht „${words}“.`,
    needsMore: 'Braucht ein Bild oder ein Formular und kann von hier nicht gesendet werden.',
    categories: { UTILITY: 'Service', MARKETING: 'Werbung', AUTHENTICATION: 'Anmeldung' },
    fields: {
      header: (name) => `Titel: ${name}`,
      body: (name) => `Text: ${name}`,
      button: (button) => `Link von „${button}“`,
    },
    example: (example) => `Zum Beispiel ${example}`,
    preview: 'Das liest der Kunde',
    send: 'Vorlage senden',
  },
};
