import type { ErrorCode } from '#core/domain/errors.ts';

const errors: Partial<Record<ErrorCode, string>> = {
  rate_limited: 'That was a lot at once. We send the rest in a moment.',
  too_many_attempts: 'That was a lot at once. We try again in a moment.',
  protocol_version: 'This chat was updated. Reload it to go on.',
  site_not_allowed: 'The chat is not available on this site.',
  not_found: 'The chat is not available here.',
  human_support_off: 'Nobody can be called in at the moment. The assistant goes on helping you.',
  too_large: 'That message is too long.',
  empty_message: 'Write something first.',
  conversation_ended: 'This conversation has ended.',
};

export const en = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  chat: (name: string) => `Chat with ${name}`,
  conversation: 'Conversation',
  close: 'Close chat',
  more: 'More',
  talkToPerson: 'Talk to a person',
  endChat: 'End chat',
  endQuestion: 'End this chat?',
  endExplained: 'You can start a new one at any time.',
  cancel: 'Cancel',
  write: 'Write a message…',
  message: 'Message',
  send: 'Send',
  charactersLeft: (count: number) => `${count} characters left`,
  today: 'Today',
  yesterday: 'Yesterday',
  newMessages: 'New messages',
  earlier: 'Earlier conversation',
  current: 'This conversation',
  showEarlier: 'Show earlier messages',
  loading: 'Loading…',
  suggestions: 'Suggested answers',
  sources: 'From',
  connecting: 'Connecting…',
  answers: {
    ai: 'AI assistant',
    waiting: 'Finding a person for you',
    left: 'We will get back to you',
    taken: (name: string) => `${name} is with you`,
    ended: 'Conversation ended',
  },
  someone: 'Somebody from the team',
  you: 'You',
  delivery: { sending: 'Sending…', sent: 'Sent', delivered: 'Delivered', seen: 'Seen', failed: 'Not sent' },
  tryAgain: 'Try again',
  typing: (name: string) => `${name} is typing`,
  writing: (name: string) => `${name} is writing an answer`,
  asking: 'Asking for a person…',
  startNew: 'Start a new conversation',
  offline: 'You are offline.',
  reconnecting: 'Reconnecting…',
  queued: (count: number) =>
    count === 0
      ? ''
      : count === 1
        ? 'One message is sent when you are back.'
        : `${count} messages are sent when you are back.`,
  reload: 'Reload',
  unreachable: 'The chat cannot be reached right now. We keep trying.',
  failed: 'That did not work. Try again in a moment.',
  errors,
};

export type Texts = typeof en;
