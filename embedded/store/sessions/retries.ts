import { CommandError } from '../errors.ts';
import { sessionKey } from '../storage/keys.ts';
import type { Level } from '../storage/open.ts';
import type { Writer } from '../storage/writer.ts';
import { decode, encode } from '../value/bytes.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, isDoc } from '../value/types.ts';

/** What each statement of a session's last retryable write answered. */
interface SessionRecord {
  txnNumber: number;
  usedAt: number;
  /** By part, then by statement. */
  parts: Map<number, Map<number, Doc>>;
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
      const results = new Map<number, Doc>();
      record.parts.set(Number(part), results);
      for (const item of Array.isArray(stored.results) ? stored.results : []) {
        if (isDoc(item) && record.txnNumber === txnNumber) results.set(toNumber(item.id), item.result as Doc);
      }
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
    for (const part of this.sessions.get(session)?.parts.keys() ?? []) this.writer.delete(sessionKey(session, part));
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
    this.writer.putLater(sessionKey(this.session, part), () => encodePart(record, part));
  }
}

function encodePart({ txnNumber, usedAt, parts }: SessionRecord, part: number): Uint8Array {
  const results = [...(parts.get(part) ?? [])].map(([id, result]) => ({ id, result }));
  return encode({ txnNumber, usedAt, results });
}
