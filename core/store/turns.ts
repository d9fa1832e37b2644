/**
 * Lets tasks on the same thing run one after the other within this process, and everything else side by side.
 * Spares them the races that they would lose against each other; against other processes the versions decide.
 */
export const createTurns = () => {
  const last = new Map<string, Promise<unknown>>();
  return <T>(id: string, task: () => Promise<T>): Promise<T> => {
    const turn = (last.get(id) ?? Promise.resolve()).then(task, task);
    last.set(id, turn);
    const forget = (): void => {
      if (last.get(id) === turn) last.delete(id);
    };
    turn.then(forget, forget);
    return turn;
  };
};
