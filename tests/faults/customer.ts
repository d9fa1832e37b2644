import { randomUUID } from 'node:crypto';
import type { Session, VisitorTimeline } from '#core/contracts/http.ts';
import { type ServerToVisitor, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { openLine } from './line.ts';
import type { Address } from './target.ts';

/**
 * A customer as the widget is one: one message in flight, sent again under the same id until it is acknowledged,
 * through whatever happens to the gateway in between.
 * @param from the address that a trusted proxy would name
 */
export const createCustomer = async (
  { url, origin }: Address,
  channelId: string,
  { from, patience }: { from?: string; patience?: number } = {},
) => {
  const via = from === undefined ? {} : { 'x-forwarded-for': from };
  const json = { 'content-type': 'application/json', origin, ...via };
  const body = JSON.stringify({ channelId });
  const response = await fetch(`${url}/api/web/sessions`, { method: 'POST', headers: json, body });
  if (!response.ok) throw new Error(`No session: ${response.status} ${await response.text()}`);
  const { token } = (await response.json()) as Session;

  const { socket, insist, close } = openLine({ url, origin }, VISITOR_NAMESPACE, {
    token,
    ...(patience && { patience }),
  });
  let conversationId: string | null = null;
  socket.on('message', (message: ServerToVisitor) => {
    if ('state' in message) conversationId = message.state.conversationId;
  });

  const timeline = async (after: number): Promise<VisitorTimeline> => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/api/web/timeline?after=${after}`, { headers });
    if (!response.ok) throw new Error(`No timeline: ${response.status} ${await response.text()}`);
    return (await response.json()) as VisitorTimeline;
  };

  return {
    /** Resolves when it is acknowledged; answers how often it had to be sent again. */
    send: (text: string): Promise<number> => insist({ type: 'send', clientMessageId: randomUUID(), text }),
    /** Resolves with the conversation once it waits for a person, whether anybody is there or not. */
    askForPerson: async (): Promise<string> => {
      await insist({ type: 'requestHandover', anyway: true });
      while (conversationId === null) await new Promise((resolve) => socket.once('message', resolve));
      return conversationId;
    },
    /** Everything that was said, by whomever, in the order of the record. */
    record: async (): Promise<VisitorEntry[]> => {
      const all: VisitorEntry[] = [];
      // From behind the opening entry on: without a cursor only the latest ones are shown.
      for (let after = 1; ; ) {
        const { entries } = await timeline(after);
        all.push(...entries);
        const last = entries.at(-1);
        if (!last || last.seq <= after) return all;
        after = last.seq;
      }
    },
    close,
  };
};
export type Customer = Awaited<ReturnType<typeof createCustomer>>;
