import type { person as en } from './en-person.ts';

export const person: typeof en = {
  title: 'Auch bekannt als',
  on: (channel) => `bei ${channel}`,
  because: {
    phone: (name, channel) => `Gleiche Telefonnummer wie ${name} bei ${channel}`,
    email: (name, channel) => `Gleiche E-Mail-Adresse wie ${name} bei ${channel}`,
    name_and_phone: (name, channel) => `Gleicher Name und ähnliche Telefonnummer: ${name} bei ${channel}`,
  },
  lead: 'Ist es dieselbe Person, sehen Sie hier alle ihre Unterhaltungen. Das lässt sich jederzeit zurücknehmen.',
  merge: 'Zusammenführen',
  apart: 'Nicht dieselbe',
  merged: (name) => `${name} ist jetzt dieselbe Person.`,
  dismissed: 'Das wird nicht noch einmal vorgeschlagen.',
  unmerge: (name) => `Nicht dieselbe Person wie ${name}: Zusammenführung zurücknehmen`,
  unmerged: 'Es sind wieder zwei Kunden.',
  mergedBy: (name, when) => `Zusammengeführt von ${name}, ${when}`,
  failed: 'Was sonst über diesen Kunden bekannt ist, konnte nicht geladen werden.',
  again: 'Noch einmal versuchen',
};
