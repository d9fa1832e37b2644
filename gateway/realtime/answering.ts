import type { Logger } from 'pino';
import type { CommandResult } from '#core/contracts/agent-commands.ts';
import { errorBody } from '#core/contracts/errors.ts';
import type { Ack } from '#core/contracts/realtime.ts';
import { bodyOf } from '../http/error-handler.ts';

type Acknowledge = ((ack: Ack) => void) | undefined;
type Validator<Message> = { Check: (value: unknown) => value is Message };
type Handler<Message> = (message: Message) => Promise<CommandResult | null>;

/** Messages that are being worked on: a gateway that closes finishes them first. */
export const createInFlight = () => {
  const running = new Set<Promise<void>>();
  return {
    track: (work: Promise<void>): void => {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    settled: async (): Promise<void> => {
      await Promise.allSettled(running);
    },
  };
};
export type InFlight = ReturnType<typeof createInFlight>;

/** Checks what comes in against the contract and answers each message with one Ack, whatever happens. */
export const answering =
  <Message>(
    { validator, inFlight, log }: { validator: Validator<Message>; inFlight: InFlight; log: Logger },
    handle: Handler<Message>,
  ) =>
  (message: unknown, acknowledge?: unknown): void => {
    const answer = (typeof acknowledge === 'function' ? acknowledge : undefined) as Acknowledge;
    if (!validator.Check(message)) {
      answer?.({ ok: false, error: errorBody('invalid_input') });
      return;
    }
    const work = handle(message).then(
      (result) => answer?.({ ok: true, result, at: Date.now() }),
      (error: unknown) => {
        const body = bodyOf(error);
        if (body.code === 'internal') log.error({ err: error }, 'message failed');
        answer?.({ ok: false, error: body });
      },
    );
    inFlight.track(work);
  };
