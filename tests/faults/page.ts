import { emptyThread, isBehind, receive, resume } from '#channels/web/widget/model/thread.ts';
import { type ServerToVisitor, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { openLine } from './line.ts';
import { stopReading } from './reading.ts';
import type { Address } from './target.ts';
import { timelineOf, written } from './visitor.ts';

/** As the widget has them. Milliseconds. */
const AS_THE_WIDGET = { patience: 10_000, back: { first: 500, longest: 8_000 } };
const GAP_CLOSES = 250;
const AFTER_FAILURE = 3_000;

/** What a customer has on the screen: kept whole as the widget does, by its own rules; what was missed is asked for by seq. */
export const openPage = (address: Address, token: string) => {
  const { socket, insist, close } = openLine(address, VISITOR_NAMESPACE, { token, ...AS_THE_WIDGET });
  let thread = emptyThread;
  let [asking, closed, typed] = [false, false, 0];

  const catchUp = async (): Promise<void> => {
    if (asking || closed) return;
    asking = true;
    try {
      while (isBehind(thread) && !closed) {
        const asked = thread;
        thread = resume(thread, asked, await timelineOf(address, token, asked.complete));
      }
    } catch {
      setTimeout(catchUp, AFTER_FAILURE);
    } finally {
      asking = false;
    }
  };
  socket.on('message', (message: ServerToVisitor) => {
    if (message.type === 'typing' && message.who === 'agent') typed++;
    if (message.type === 'ready') {
      thread = receive(thread, { state: message.state, entries: [] });
      void catchUp();
    }
    if (message.type !== 'entries') return;
    thread = receive(thread, message);
    if (isBehind(thread)) setTimeout(catchUp, GAP_CLOSES);
  });

  return {
    /** Resolves when it is acknowledged; answers how often it had to be sent again. */
    say: (text: string): Promise<number> => insist(written(text)),
    isOnline: (): boolean => socket.connected,
    /** How often a person was said to be typing. */
    typed: (): number => typed,
    entries: (): readonly VisitorEntry[] => thread.entries,
    /** What the customer wrote, as it is shown. */
    own: (): string[] => thread.entries.filter(({ kind }) => kind === 'customer').map(({ text }) => text),
    /** Stands still; answers how it goes on. */
    stopReading: () => stopReading(socket),
    close: (): void => {
      closed = true;
      close();
    },
  };
};
export type Page = ReturnType<typeof openPage>;
