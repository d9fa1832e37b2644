import { CommandError } from '../errors.ts';
import { sessionKey } from '../storage/keys.ts';
import type { Level } from '../storage/open.ts';
import type { Writer } from '../storage/writer.ts';
import { decode, encode } from '../value/bytes.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, isDoc } from '../value/types.ts';
import { appendDocument } from '../wire/document-field.ts';
import { DocumentReply } from '../wire/reply.ts';

/** What a session's last retryable write answered. */
interface SessionRecord {
  txnNumber: number;
  usedAt: number;
  /** The answers to its statements, by part, then by statement. */
  parts: Map<number, Map<number, Doc>>;
  /** The answer to a command that has no statements. */
  whole?: Doc | DocumentReply | undefined;
}

// A bulk write notes its results batch by batch: only what has changed is encoded again.
const perPart = 1000;
// A commit is noted under -1.
const partOf = (statement: number) => Math.max(0, Math.floor(statement / perPart));

const expiryMs = 30 * 60_000;

/** Remembers the results of retryable writes, so that a retry, also after a crash, gets the first answer. */
export class Retries {
  private readonly sessions = new Map<string, SessionRecord>();
  private readonly writer: Writer;

  constructor(writer: Writer) {
    this.writer = writer;
  }

  async load(level: Level): Promise<void> {
    for await (const [key, value] of level.iterator({ gte: 'r!', lt: 'r"' })) {
      const [, session = '', part = '0'] = key.split('!');
      const stored = decode(value);
      const txnNumber = toNumber(stored.txnNumber);
      let record = this.sessions.get(session);
      if (!record || record.txnNumber < txnNumber) {
        record = { txnNumber, usedAt: toNumber(stored.usedAt), parts: new Map() };
        this.sessions.set(session, record);
      }
      if (record.txnNumber !== txnNumber) continue;
      record.parts.set(Number(part), decodeResults(stored.results));
      if (isDoc(stored.whole))
        record.whole = isDoc(stored.value)
          ? new DocumentReply(stored.whole, 'value', encode(stored.value))
          : stored.whole;
    }
  }

  /** The retry of a command, undefined when it isn't a retryable write. Throws TransactionTooOld (225). */
  begin(session: string | undefined, txnNumber: unknown, now: number): Retry | undefined {
    if (session === undefined || txnNumber === undefined) return undefined;
    const wanted = toNumber(txnNumber);
    let record = this.sessions.get(session);
    if (record && wanted < record.txnNumber) {
      throw new CommandError(225, 'TransactionTooOld', `Retryable write with txnNumber ${wanted} is too old`);
    }
    if (!record || record.txnNumber !== wanted) {
      for (const part of record?.parts.keys() ?? []) if (part > 0) this.writer.delete(sessionKey(session, part));
      record = { txnNumber: wanted, usedAt: now, parts: new Map() };
    }
    this.sessions.set(session, record);
    return new Retry(session, record, this.writer);
  }

  /** Forgets a session that the client ended. */
  end(session: string): void {
    const record = this.sessions.get(session);
    if (!record) return;
    for (const part of new Set([0, ...record.parts.keys()])) this.writer.delete(sessionKey(session, part));
    this.sessions.delete(session);
  }

  expire(now: number): void {
    for (const [session, record] of this.sessions) if (now - record.usedAt > expiryMs) this.end(session);
  }
}

/** One command's view of its session's record. */
export class Retry {
  private readonly session: string;
  private readonly record: SessionRecord;
  private readonly writer: Writer;

  constructor(session: string, record: SessionRecord, writer: Writer) {
    this.session = session;
    this.record = record;
    this.writer = writer;
  }

  /** The first answer to a statement, undefined when it wasn't run yet. */
  answered(statement: number): Doc | undefined {
    return this.record.parts.get(partOf(statement))?.get(statement);
  }

  /** The first answer to a command without statements. */
  get whole(): Doc | DocumentReply | undefined {
    return this.record.whole;
  }

  noteWhole(reply: Doc | DocumentReply): void {
    this.record.whole = reply;
    this.save(0);
  }

  /** Notes an answer in the turn of its write, so that both go to the disk in one batch. */
  note(statement: number, result: Doc): void {
    const { record } = this;
    const part = partOf(statement);
    let results = record.parts.get(part);
    if (!results) {
      results = new Map();
      record.parts.set(part, results);
    }
    results.set(statement, result);
    this.save(part);
  }

  private save(part: number): void {
    this.writer.putLater(sessionKey(this.session, part), () => encodePart(this.record, part));
  }
}

/** Results in a row that are alike are written once: a bulk write has thousands of them. */
function encodePart({ txnNumber, usedAt, parts, whole }: SessionRecord, part: number): Uint8Array {
  const results: { id: number; count: number; result: Doc }[] = [];
  for (const [id, result] of parts.get(part) ?? []) {
    const last = results.at(-1);
    if (last && last.id + last.count === id && last.result === result) last.count += 1;
    else results.push({ id, count: 1, result });
  }
  const fields = { txnNumber, usedAt, results };
  if (whole instanceof DocumentReply)
    return appendDocument(encode({ ...fields, whole: whole.fields }), whole.field, whole.bytes);
  return encode(whole ? { ...fields, whole } : fields);
}

function decodeResults(stored: unknown): Map<number, Doc> {
  const results = new Map<number, Doc>();
  for (const item of Array.isArray(stored) ? stored : []) {
    const id = toNumber(item.id);
    for (let i = 0; i < toNumber(item.count, 1); i++) results.set(id + i, item.result);
  }
  return results;
}
