import { encodeFields, hasLongArray } from '../encode-in-turns.ts';
import { CommandError, refuse } from '../errors.ts';
import { describeSlow } from '../observe/slow-log.ts';
import { Slice } from '../slice.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import type { Request } from '../wire/message.ts';
import { type AnyReply, EncodedReply, type Reply } from '../wire/reply.ts';
import type { CommandContext, Store } from './context.ts';
import { checkOptions, maxTime, readsDurable } from './options.ts';
import { commands } from './registry.ts';
import { sessionOf } from './session-of.ts';
import { inTransaction, transactionOf } from './transaction-scope.ts';

/** Runs one request to its reply. Never rejects: errors become replies with `ok: 0`. */
export async function dispatch(store: Store, request: Request, onBug: (error: unknown) => void): Promise<AnyReply> {
  const { observer } = store;
  try {
    const reply = await run(store, request);
    return isDoc(reply) && hasLongArray(reply) ? new EncodedReply(await encodeFields(reply, new Slice())) : reply;
  } catch (error) {
    observer.failed();
    // What was queued before the error has to be on the disk as well before anything is said.
    await store.writer.durable();
    if (error instanceof CommandError) return errorReply(error);
    onBug(error);
    return errorReply(new CommandError(1, 'InternalError', `internal error: ${(error as Error).message}`));
  }
}

async function run(store: Store, request: Request): Promise<Reply> {
  const { body } = request;
  const name = Object.keys(body)[0] ?? '';
  const command = commands.get(name);
  if (!command) throw refuse(`The command '${name}'`);
  const session = sessionOf(body);
  const transaction = transactionOf(store, name, body, session);
  const retried = command.writes && !transaction && name !== 'commitTransaction';
  const context: CommandContext = {
    store,
    collections: transaction ?? store.catalog,
    request,
    body,
    db: String(own(body, '$db') ?? 'admin'),
    slice: new Slice(maxTime(body)),
    session,
    retry: retried ? store.retries.begin(session, own(body, 'txnNumber'), store.now()) : undefined,
  };
  const operation = { name, slice: context.slice, describe: (reply?: Reply) => describeSlow(context, reply) };
  const observed = () =>
    store.observer.observe(operation, () => {
      // Within the transaction, which a refused option ends as any error does.
      if (command.options !== 'any') checkOptions(name, body, command.options);
      return command.run(context);
    });
  if (transaction && session) return inTransaction(store, session, observed);
  const reply = await observed();
  if (command.writes || readsDurable(body)) await store.writer.durable();
  return reply;
}

function errorReply({ code, codeName, message, extra }: CommandError): Doc {
  return { ok: 0, errmsg: message, code, codeName, ...extra };
}
