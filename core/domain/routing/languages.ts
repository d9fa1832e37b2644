import type { RoutableAgent } from './agent.ts';

const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** Who speaks `de` is understood by who wants `de-AT`. */
export const lists = ({ languages }: Pick<RoutableAgent, 'languages'>, wanted: string): boolean =>
  languages.some((tag) => base(tag) === base(wanted));

/** Of whom nothing is known, everything is assumed. */
export const speaks = (agent: Pick<RoutableAgent, 'languages'>, wanted: string | null): boolean =>
  wanted === null || agent.languages.length === 0 || lists(agent, wanted);
