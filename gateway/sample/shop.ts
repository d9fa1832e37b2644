import { STANDARD } from '#core/store/bot-schema.ts';
import type { Bot } from '#core/store/bots.ts';
import { COFFEE_ARTICLES } from './coffee.ts';
import { ORDER_ARTICLES } from './orders.ts';

/** The shop that a first start begins with, so that everything can be tried at once. */
export const BOT: Omit<Bot, 'id' | 'channelAccountId'> = {
  name: 'Harbor Coffee',
  greeting: 'Hi! I know our coffees, orders and deliveries. What can I do for you?',
  instructions:
    'You are the assistant of Harbor Coffee, a small roastery in Fowey, Cornwall. Answer from the shop’s articles, in two or three friendly sentences. When they do not say it, or the customer wants something changed in an order, hand over to a person.',
  quickReplies: [
    'Where is my order?',
    'Which grind for a moka pot?',
    'Can I pause my subscription?',
    'Talk to a person',
  ],
  brand: '#0f5a5c',
  humanSupport: true,
  ...STANDARD,
  whenNobody: 'ask',
  reopenWithin: 30 * 60_000,
  aiAssist: true,
  aiSummary: true,
  model: null,
  texts: {
    handover: 'I am getting a person for you. They will see everything that you wrote.',
    transferred: 'You are being transferred to Agent',
    resolved: 'Resolved',
    restored: 'You are back with the assistant.',
    unassigned: 'A colleague will be with you in a moment.',
    noAgents: 'Nobody of the team is here right now. What would you like to do?',
    outsideHours: 'The team is not at work right now. What would you like to do?',
    queueFull: 'More people are waiting than we can help soon. What would you like to do?',
    messageLeft: 'Thank you. A person will get back to you.',
    closed: 'This conversation was closed because it was quiet for a day. Write to us whenever you need us.',
  },
  allowedSites: [],
};

export const ARTICLES = [...ORDER_ARTICLES, ...COFFEE_ARTICLES];

export const PEOPLE = [
  { name: 'Maya Kessler', email: 'maya@harbor.example', limit: 5 },
  { name: 'Omar Haddad', email: 'omar@harbor.example', limit: 3 },
];

export const CATEGORIES = [
  { name: 'Delivery', colour: '#2563eb' },
  { name: 'Refund', colour: '#c2410c' },
  { name: 'Product', colour: '#7c3aed' },
  { name: 'Subscription', colour: '#0f766e' },
  { name: 'Wholesale', colour: '#a16207' },
];

export const TEMPLATES = [
  {
    shortcut: 'hi',
    title: 'Hello',
    text: 'Hi, thanks for writing. I have your conversation open and am looking into it.',
  },
  {
    shortcut: 'address',
    title: 'Address confirmed',
    text: 'Your new address is saved. It counts from the next box on, and the confirmation is on its way by e-mail.',
  },
  {
    shortcut: 'search',
    title: 'Search with the courier',
    text: 'I have opened a search with the courier. You will hear from me by tomorrow noon, with the parcel or with a new one.',
  },
  {
    shortcut: 'refund',
    title: 'Refund on its way',
    text: 'The refund is done. Your bank takes three to five working days to show it.',
  },
  {
    shortcut: 'photo',
    title: 'Ask for a photo',
    text: 'I am sorry about that. Could you send me a photo of the box and of what is inside, with your order number?',
  },
  {
    shortcut: 'bye',
    title: 'Goodbye',
    text: 'Glad that I could help. Write to us whenever you need us, and enjoy the coffee!',
  },
];
