import type { Collection } from '../catalog/collection.ts';
import { encodeKey, isOpaque } from '../value/encode-key.ts';
import { type Doc, own } from '../value/types.ts';
import { decodeInTurns, isQuick } from '../wire/decode-in-turns.ts';
import type { Documents } from '../wire/documents.ts';
import { type CommandContext, collectionOf, listed } from './context.ts';

/** So many statements are looked at together. */
const stride = 32;

/** The statements of a write, from a section of their own or the body. */
export function statements(context: CommandContext, field: string): Statements {
  return new Statements(context.request.sequences.get(field) ?? listed(context, field), context);
}

/**
 * There may be very many: each is decoded when its turn comes, a large one in turns. The documents that the next ones
 * name by their `_id` are on their way from the disk before, so that not every statement has to wait for its own.
 */
class Statements {
  readonly length: number;
  private readonly sent: Documents | Doc[];
  private readonly context: CommandContext;
  /** Those that were looked at before their turn. */
  private readonly decoded = new Map<number, Doc>();
  private seen = 0;

  constructor(sent: Documents | Doc[], context: CommandContext) {
    this.sent = sent;
    this.length = sent.length;
    this.context = context;
  }

  at(index: number): Doc | Promise<Doc> {
    if (index % stride === 0 && this.length > 1) this.lookAhead(Math.min(index + 2 * stride, this.length));
    const decoded = this.decoded.get(index);
    this.decoded.delete(index);
    return decoded ?? this.decode(index);
  }

  private lookAhead(end: number): void {
    const collection = collectionOf(this.context);
    if (!collection) return;
    const records: number[] = [];
    for (; this.seen < end; this.seen++) records.push(...this.foresee(collection, this.seen));
    void collection.read(records);
  }

  /** The record that a statement will need, as far as that is simple to tell. */
  private foresee(collection: Collection, index: number): number[] {
    const sent = this.sent.at(index);
    if (sent instanceof Uint8Array && !isQuick(sent)) return [];
    try {
      const statement = this.decode(index) as Doc;
      this.decoded.set(index, statement);
      const id = own(statement.q as Doc, '_id');
      const record = isOpaque(id) ? undefined : collection.byId.tree.get(encodeKey(id));
      return record === undefined ? [] : [record];
    } catch {
      // What is wrong with it is said when its turn comes.
      return [];
    }
  }

  private decode(index: number): Doc | Promise<Doc> {
    const sent = this.sent.at(index) ?? {};
    return sent instanceof Uint8Array ? decodeInTurns(sent, this.context.slice) : sent;
  }
}
