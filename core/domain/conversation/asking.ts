import type { Command } from './commands.ts';

/** A customer asks for a person, and nothing more is known. */
export const ASKING = {
  type: 'requestHandover',
  reason: 'customer_asked',
  collected: {},
  priority: 2,
  skills: [],
  language: null,
  anyway: false,
} satisfies Omit<Extract<Command, { type: 'requestHandover' }>, 'desk'>;
