import { greeting } from '#embedded/store/commands/handshake.ts';
import { type Answer, StoreServer } from '#embedded/store/server.ts';
import { encode } from '#embedded/store/value/bytes.ts';
import { CursorReply, DocumentReply, type Reply } from '#embedded/store/wire/reply.ts';
import { entry } from './documents.ts';

/*
 * A server that does nothing: it answers at once, with documents that it has at hand. What a driver gets from it in a
 * second is the most it can get from any server on this machine.
 */
const [socket = ''] = process.argv.slice(2);
const bytes = encode(entry(0));
const list = (count: number) => new CursorReply('baton.entries', 0, Array<Uint8Array>(count).fill(bytes));

const answers: Record<string, (body: Record<string, unknown>) => Reply> = {
  hello: (body) => greeting({ address: socket, now: Date.now }, body),
  ismaster: (body) => greeting({ address: socket, now: Date.now }, body),
  insert: () => ({ n: 1, ok: 1 }),
  findAndModify: () => new DocumentReply({ lastErrorObject: { n: 1, updatedExisting: true }, ok: 1 }, 'value', bytes),
  find: ({ limit }) => list(Number(limit)),
  aggregate: () => new CursorReply('baton.entries', 0, [encode({ _id: 1, n: 1 })]),
};
const answer: Answer = async ({ body }) => answers[Object.keys(body)[0] ?? '']?.(body) ?? { ok: 1 };

const { server } = new StoreServer(answer, (error) => {
  throw error;
});
server.listen(socket, () => {
  const url = `mongodb://${encodeURIComponent(socket)}/baton?directConnection=true`;
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
});
process.once('SIGTERM', () => process.exit());
