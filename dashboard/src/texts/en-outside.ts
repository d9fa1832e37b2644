/** What happens on the platform itself: a person who answers there, and what customers do to what was said. */
export const outside = {
  /** On WhatsApp a phone, elsewhere the page's own inbox. */
  answers: { phone: 'A person answers on the phone', page: 'A person answers in the page’s inbox' },
  silent: 'the bot is silent',
  botSilent: 'Bot silent',
  letBot: 'Let the bot answer',
  from: 'From outside',
  locked: 'A person answers outside. Take over to write to the customer here.',
  edited: 'Edited',
  /** To see what was written before. */
  earlier: 'Show what was written before',
  before: (text: string) => `Before: “${text}”`,
  deleted: 'Deleted by the customer',
  reacted: (emoji: string) => `The customer reacted with ${emoji}`,
};
