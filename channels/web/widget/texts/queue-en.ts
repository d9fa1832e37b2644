import type { QueuePlace } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';

type Wait = NonNullable<QueuePlace['expectedWait']>;
type Because = NonNullable<VisitorEntry['unavailable']>['because'];

const unavailable: Record<Because, string> = {
  no_agents: 'Nobody of the team is here right now. What would you like to do?',
  outside_hours: 'The team is not at work right now. What would you like to do?',
  queue_full: 'More people are waiting than we can help soon. What would you like to do?',
};

/** What is said from the wish for a person until one is there: fetched with what draws it. */
export const en = {
  transferring: 'You are being transferred to Agent',
  keepWriting: 'You can keep writing, all of it is passed on.',
  waitingFor: (minutes: number) => `Waiting for ${minutes} min.`,
  position: (position: number | null) =>
    position === null
      ? 'More than 200 people are before you'
      : position === 1
        ? 'You are next'
        : `You are number ${position}`,
  wait: ({ from, to }: Wait) =>
    from === to ? `about ${from} ${from === 1 ? 'minute' : 'minutes'}` : `about ${from} to ${to} minutes`,
  waitUnknown: "We don't know yet how long it takes",
  turns: {
    left: 'Thank you. A person will get back to you.',
    taken: (name: string) => `${name} joined`,
    unassigned: 'You are back in the queue',
    ai: 'The assistant is answering again',
    held: (name: string) => `${name} put the chat on hold for a moment`,
    unheld: (name: string) => `${name} is back`,
    resolved: 'Resolved',
    dropped: 'You ended the chat',
    closed: 'The chat was closed',
    reopened: 'The chat was opened again',
  },
  unavailable,
  /** `opens` is one of the three below. */
  back: (opens: string) => `We are back ${opens}.`,
  today: (time: string) => `today at ${time}`,
  tomorrow: (time: string) => `tomorrow at ${time}`,
  onDay: (day: string, time: string) => `on ${day} at ${time}`,
  /** In place of an opening that is not known. */
  later: 'later',
  choices: 'What would you like to do?',
  choose: {
    wait: 'Wait',
    message: 'Leave a message',
    callback: 'Call me back',
    stay: (bot: string) => `Go on with ${bot}`,
  },
  form: {
    words: 'Your message',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone number',
    optional: (field: string) => `${field} (optional)`,
    either: 'How can we reach you? One of the two is enough.',
    cancel: 'Back',
    send: 'Send',
    call: 'Ask for a call',
    failed: {
      words: 'Write what it is about.',
      name: 'Tell us your name.',
      email: 'This e-mail address is not complete.',
      phone: 'This phone number is not complete.',
      either: 'We need an e-mail address or a phone number.',
    },
  },
  callMe: (phone: string) => `Please call me back: ${phone}`,
};
export type QueueTexts = typeof en;
