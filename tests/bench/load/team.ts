import { type Credentials, type Desk, type Heard, openDesk } from './desk.ts';
import { agentFor } from './http.ts';

/** A login may send 100 messages in 10 s; a little is kept in hand. */
const PER_LOGIN = 9;
/** Log-ins come from other addresses than visitors do. */
const FIRST_PLACE = 100_000;

type Person = { credentials: Credentials; desks: Desk[]; conversations: string[]; turn: number };

/** People who take conversations over and answer, each at as many screens as it takes to write so much. */
export const createTeam = (url: string, people: readonly Credentials[], cutOff: Heard['cutOff']) => {
  // They write, and need not read what the first screen reads.
  const deaf: Heard = { customerMessage: () => undefined, botMessage: () => undefined, cutOff };
  const team = people.map((credentials): Person => ({ credentials, desks: [], conversations: [], turn: 0 }));
  let logins = 0;
  const sitDown = async (person: Person): Promise<Desk> => {
    logins += 1;
    const desk = await openDesk(url, person.credentials, deaf, agentFor(FIRST_PLACE + logins * 10));
    person.desks.push(desk);
    return desk;
  };
  const takeOver = (desk: Desk, conversationId: string): Promise<boolean> =>
    new Promise((resolve) => desk.command(conversationId, { type: 'takeOver' }, (ack) => resolve(ack.ok)));

  return {
    /** Each takes until their chat limit is reached. Answers how many were taken. */
    take: async (conversationIds: readonly string[], most: number): Promise<number> => {
      const left = conversationIds.slice(0, most);
      for (const person of team) {
        const desk = await sitDown(person);
        for (let id = left.at(-1); id !== undefined && (await takeOver(desk, id)); id = left.at(-1)) {
          person.conversations.push(id);
          left.pop();
        }
      }
      return team.reduce((sum, { conversations }) => sum + conversations.length, 0);
    },

    /** Brings as many screens as this many messages a second need. */
    staff: async (rate: number): Promise<void> => {
      const all = team.reduce((sum, { conversations }) => sum + conversations.length, 0);
      for (const person of team) {
        const needed = Math.ceil((rate * person.conversations.length) / all / PER_LOGIN) + 1;
        while (person.desks.length < needed) await sitDown(person);
      }
    },

    /** Every taken conversation with whoever writes into it. */
    writers: () =>
      team.flatMap((person) =>
        person.conversations.map((conversationId) => ({
          conversationId,
          desk: (): Desk | undefined => {
            person.turn = (person.turn + 1) % person.desks.length;
            return person.desks[person.turn];
          },
        })),
      ),

    close: () => {
      for (const { desks } of team) for (const desk of desks) desk.close();
    },
  };
};
