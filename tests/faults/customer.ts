import { type ServerToVisitor, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { openLine } from './line.ts';
import type { Address } from './target.ts';
import { beginSession, recordOf, written } from './visitor.ts';

/**
 * A customer as the widget is one: one message in flight, sent again under the same id until it is acknowledged,
 * through whatever happens to the gateway in between.
 * @param from the address that a trusted proxy would name
 */
export const createCustomer = async (
  address: Address,
  channelId: string,
  { from, patience }: { from?: string; patience?: number } = {},
) => {
  const token = await beginSession(address, channelId, from);
  const { socket, insist, close } = openLine(address, VISITOR_NAMESPACE, { token, ...(patience && { patience }) });
  let conversationId: string | null = null;
  socket.on('message', (message: ServerToVisitor) => {
    // A welcome that was being written when the conversation began knows of none, and comes behind it.
    if ('state' in message) conversationId = message.state.conversationId ?? conversationId;
  });

  return {
    /** Resolves when it is acknowledged; answers how often it had to be sent again. */
    send: (text: string): Promise<number> => insist(written(text)),
    /** Resolves with the conversation once it waits for a person, whether anybody is there or not. */
    askForPerson: async (): Promise<string> => {
      await insist({ type: 'requestHandover', anyway: true });
      while (conversationId === null) await new Promise((resolve) => socket.once('message', resolve));
      return conversationId;
    },
    record: (): Promise<VisitorEntry[]> => recordOf(address, token),
    close,
  };
};
export type Customer = Awaited<ReturnType<typeof createCustomer>>;
