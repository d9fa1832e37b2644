import { type Credentials, openDesk } from './desk.ts';
import { agentFor, ask } from './http.ts';
import type { Ledger } from './ledger.ts';
import { eachOnce, type Throw } from './loops.ts';
import { createRota } from './pace.ts';
import { createTeam } from './team.ts';
import { openVisitor, type Visitor } from './visitor.ts';

export type CrowdOptions = {
  url: string;
  visitors: number;
  /** The first of them watches what customers write. */
  people: readonly Credentials[];
  /** Whether visitors keep below the limit of messages. */
  limited: boolean;
};

const SOCKETS_AT_ONCE = 16;
let last = 0;
const newId = (): string => {
  last += 1;
  return `bench-${process.pid}-${last}`;
};

const channelOf = async (url: string): Promise<string> => {
  const { text } = await ask(`${url}/demo`);
  const channelId = /data-channel="([^"]+)"/.exec(text)?.[1];
  if (!channelId) throw new Error('The demo page names no channel.');
  return channelId;
};

/** Customers with open widgets, and an agent who sees what they write. */
export const openCrowd = async (options: CrowdOptions, ledger: Ledger) => {
  const { url, limited } = options;
  const channelId = await channelOf(url);
  let botMessages = 0;
  const cutOffs: Record<string, number> = {};
  const cutOff = (reason: string) => {
    cutOffs[reason] = (cutOffs[reason] ?? 0) + 1;
  };
  const heard = {
    cutOff,
    customerMessage: ledger.seen,
    botMessage: () => {
      botMessages += 1;
    },
  };
  const [watcher] = options.people;
  if (!watcher) throw new Error('Nobody can log in.');
  const desk = await openDesk(url, watcher, heard, agentFor(0));
  const team = createTeam(url, options.people, cutOff);
  const visitors: Visitor[] = [];
  const arrivals = await eachOnce([...Array(options.visitors).keys()], SOCKETS_AT_ONCE, async (index) => {
    visitors.push(await openVisitor(url, channelId, index, { agentMessage: ledger.seen, cutOff }));
  });

  const say = (visitor: Visitor, due: number, text: string): Promise<void> => {
    const clientMessageId = newId();
    return ledger.fly(clientMessageId, due, (answered) => {
      visitor.tell({ type: 'send', clientMessageId, text }, answered);
    });
  };
  type Writer = ReturnType<typeof team.writers>[number];
  const reply = ({ conversationId, desk }: Writer, due: number): Promise<void> => {
    const clientMessageId = newId();
    const text = `Thank you for waiting, I am looking into it. #${clientMessageId}`;
    return ledger.fly(clientMessageId, due, (answered) => {
      desk()?.command(conversationId, { type: 'agentWrote', text, clientMessageId }, answered);
    });
  };
  const nextVisitor = createRota(visitors, limited);

  return {
    visitors,
    /** Visitors a second: session, socket, first greeting of the server. */
    arrivals,
    botMessages: () => botMessages,
    /** Lines that broke so far, by reason. */
    cutOffs: () => ({ ...cutOffs }),
    say,
    customers:
      (text: string): Throw =>
      (due) => {
        const visitor = nextVisitor(performance.now());
        return visitor && say(visitor, due, text);
      },
    agents: (): Throw => {
      const next = createRota(team.writers(), false);
      return (due) => {
        const writer = next(0);
        return writer && reply(writer, due);
      };
    },
    /** Takes over conversations until everybody's limit, or `most`. Answers how many. */
    take: (most: number): Promise<number> =>
      team.take(
        visitors.flatMap(({ state }) => state.conversationId ?? []),
        most,
      ),
    staff: team.staff,
    close: () => {
      desk.close();
      team.close();
      for (const visitor of visitors) visitor.close();
    },
  };
};
export type Crowd = Awaited<ReturnType<typeof openCrowd>>;
