/** One person on several channels. */
export const person = {
  title: 'Also known as',
  on: (channel: string) => `on ${channel}`,
  because: {
    phone: (name: string, channel: string) => `Same phone as ${name} on ${channel}`,
    email: (name: string, channel: string) => `Same e-mail as ${name} on ${channel}`,
    name_and_phone: (name: string, channel: string) => `Same name and a like phone number: ${name} on ${channel}`,
  },
  lead: 'If it is one person, you see all of their conversations here. You can take it back at any time.',
  merge: 'Merge',
  apart: 'Not the same',
  merged: (name: string) => `${name} is the same person now.`,
  dismissed: 'This is not suggested again.',
  unmerge: (name: string) => `Not the same person as ${name}: take the merge back`,
  unmerged: 'They are two customers again.',
  mergedBy: (name: string, when: string) => `Merged by ${name}, ${when}`,
  failed: 'What else is known of this customer could not be loaded.',
  again: 'Try again',
};
