import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { type PersonRule, rule } from './rule.ts';

const COMMANDS = [rule('a command', '^/(?:human|agent|person|mensch|support)$')];

/** Every language's rules apply to every customer: nobody has to be understood before they may ask for a person. */
export const PERSON_RULES: readonly PersonRule[] = [...COMMANDS, ...ENGLISH, ...GERMAN];
