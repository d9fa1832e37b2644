/** Texts of the field in which agents write, and of what is suggested to them there. */
export const composing = {
  composer: {
    label: 'Message',
    reply: 'Reply',
    note: 'Note',
    replyTo: (name: string) => `Write to ${name}…`,
    noteHint: 'Write a note for your team…',
    slash: ['type', 'for templates'],
    send: 'Send',
    addNote: 'Add note',
    noLimit: 'Web chat · no time limit',
    templates: 'Templates',
    noTemplates: 'No template fits',
    tooLong: (over: number) => `${over} characters too long`,
    locked: {
      ai: 'The AI is answering. Take over to write to the customer.',
      waiting: 'Accept the conversation to write to the customer.',
      taken: (name: string) => `${name} is in charge. You can leave a note.`,
      ended: 'This conversation has ended. Reopen it to write to the customer.',
    },
  },
  suggestion: {
    ask: 'Suggest a reply',
    title: 'Suggested reply',
    from: (source: string) => (source === 'offline' ? 'from your articles' : `from ${source}`),
    thinking: 'Reading the conversation…',
    use: 'Use as draft',
    again: 'Again',
    dismiss: 'Dismiss the suggestion',
    failed: 'There is no suggestion right now.',
  },
};
