import { createTurns } from '#core/store/turns.ts';
import { type DrainDeps, drain, type Facts } from './drain.ts';

/**
 * Drains conversations side by side, but those on which a worker may have died one after the other: when it dies again,
 * only the message that was being tried is blamed, not those that were under way beside it.
 */
export const createDrain = (deps: DrainDeps) => {
  const turns = createTurns();
  return (id: string, facts: Facts): Promise<void> => {
    const run = () => drain(deps, id, facts);
    return facts.stalledBefore ? turns('suspects', run) : run();
  };
};
