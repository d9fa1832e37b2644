import type { ServerToVisitor } from '#core/contracts/realtime.ts';
import type { Guest } from './guest.ts';
import { openVisitor, type VisitorDeps, type VisitorLine } from './visitor.ts';

/** A line that nobody uses is kept for so long. Milliseconds. */
const IDLE = 30_000;

export type LineUser = { onMessage: (message: ServerToVisitor) => void; onRefused: () => void };
type Kept = { line: VisitorLine; users: Set<LineUser>; closing?: NodeJS.Timeout };

/** One line to the visitors' door for each guest on this gateway, shared by their stream and by what they send. */
export const createLines = (depsOf: (guest: Guest) => VisitorDeps) => {
  const kept = new Map<string, Kept>();

  const open = (guest: Guest, key: string): Kept => {
    const users = new Set<LineUser>();
    const line = openVisitor(depsOf(guest), {
      onMessage: (message) => {
        for (const user of users) user.onMessage(message);
      },
      onRefused: () => {
        kept.delete(key);
        line.close();
        for (const user of users) user.onRefused();
      },
    });
    const made = { line, users };
    kept.set(key, made);
    return made;
  };

  return {
    /** The line is theirs until they give it back. */
    use: (guest: Guest, user: LineUser): { line: VisitorLine; giveBack: () => void } => {
      const key = `${guest.channelAccountId}:${guest.peer}`;
      const made = kept.get(key) ?? open(guest, key);
      clearTimeout(made.closing);
      made.users.add(user);
      return {
        line: made.line,
        giveBack: () => {
          made.users.delete(user);
          if (made.users.size > 0 || kept.get(key) !== made) return;
          made.closing = setTimeout(() => {
            kept.delete(key);
            made.line.close();
          }, IDLE);
        },
      };
    },
    close: (): void => {
      for (const { line, closing } of kept.values()) {
        clearTimeout(closing);
        line.close();
      }
      kept.clear();
    },
  };
};
export type Lines = ReturnType<typeof createLines>;
