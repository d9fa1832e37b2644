/** The timeline's events in words. The first part is set in bold, the rest follows after a dot. */
export const events = {
  you: 'You',
  /** Where the agent is not the one who acts. */
  toYou: 'you',
  somebody: 'Somebody',
  opened: (channel: string) => `Conversation started on ${channel}`,
  told: (text: string) => `customer told “${text}”`,
  toldAlone: 'Customer told',
  asked: {
    customer_asked: 'Asked for a person',
    bot_cannot_answer: 'The bot could not answer',
    bot_failed: 'The bot failed',
    workflow: 'Handed over by the bot',
    agent: 'Handed over by an agent',
    api: 'Handed over by another system',
  },
  collected: (fields: readonly string[]) => {
    const last = fields.at(-1) ?? '';
    const list = fields.length > 1 ? `${fields.slice(0, -1).join(', ')} and ${last}` : last;
    return `${list} collected`;
  },
  waited: (time: string) => `waited ${time}`,
  offered: (name: string) => `Offered to ${name}`,
  offerDeclined: (name: string) => `${name} declined`,
  offerExpired: (name: string) => `${name} did not answer`,
  taken: {
    assigned: (name: string) => `Assigned to ${name}`,
    accepted: (name: string) => `${name} accepted`,
    takeover: (name: string) => `${name} took over`,
    transfer: (name: string) => `${name} accepted the transfer`,
    reopened: (name: string) => `${name} reopened it`,
  },
  transferOffered: (from: string, to: string) => `${from} hands over to ${to}`,
  transferDeclined: (name: string) => `${name} declined the transfer`,
  transferExpired: (name: string) => `${name} did not answer the transfer`,
  queued: (name: string) => `${name} put it back into the queue`,
  unassigned: {
    agent: (name: string) => `${name} unassigned`,
    agent_vanished: () => 'Back in the queue, the agent went away',
  },
  restoredToAi: (name: string) => `${name} restored the AI`,
  instruction: (text: string) => `told the bot “${text}”`,
  held: (name: string) => `${name} put it on hold`,
  unheld: (name: string) => `${name} resumed`,
  resolved: (name: string) => `${name} resolved`,
  resolvedAlone: 'Resolved',
  dropped: { ended: 'The customer ended the chat', left: 'The customer left' },
  closed: 'Closed automatically',
  reopened: 'Reopened',
  categorised: (name: string, category: string) => `${name} set the category to ${category}`,
  uncategorised: (name: string) => `${name} removed the category`,
  tagged: (name: string, tags: string) => `${name} tagged ${tags}`,
  untagged: (name: string) => `${name} removed all tags`,
  engagement: (name: string, status: string) => `${name} set engagement to ${status}`,
  summarised: 'Summary added to the notes',
  discarded: {
    person_in_charge: 'An answer of the bot came too late and was not sent: a person is in charge',
    conversation_ended: 'An answer of the bot came too late and was not sent: the conversation had ended',
  },
  assistantFailed: {
    answer: 'The bot could not answer',
    suggest: 'The AI could not suggest a reply',
    summarise: 'The AI could not summarise',
  },
  bot: 'The bot',
  theCustomer: 'The customer',
  system: 'Baton',
};
