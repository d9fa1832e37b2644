import { encode } from '../value/bytes.ts';
import type { Doc } from '../value/types.ts';
import { sizeOfDocument, writeDocument } from './document-field.ts';
import { headerSize } from './message.ts';

/** A reply whose documents are BSON already: they are copied into the message as they are. */
export class CursorReply {
  readonly ns: string;
  /** Zero when the cursor is at its end. */
  readonly id: number;
  readonly docs: Uint8Array[];
  readonly batch: 'firstBatch' | 'nextBatch';

  constructor(ns: string, id: number, docs: Uint8Array[], batch: 'firstBatch' | 'nextBatch' = 'firstBatch') {
    this.ns = ns;
    this.id = id;
    this.docs = docs;
    this.batch = batch;
  }
}

/** A reply with one document, or array, that is BSON already, as the one that `findAndModify` found. It is copied as it is. */
export class DocumentReply {
  readonly fields: Doc;
  readonly field: string;
  readonly bytes: Uint8Array;
  /** How many values an array has; undefined for a document. */
  readonly items: number | undefined;

  constructor(fields: Doc, field: string, bytes: Uint8Array, items?: number) {
    this.fields = fields;
    this.field = field;
    this.bytes = bytes;
    this.items = items;
  }
}

export type Reply = Doc | CursorReply | DocumentReply;

/** A reply that is BSON already, as a long one was made in turns. */
export class EncodedReply {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export type AnyReply = Reply | EncodedReply;

const opReply = 1;
const opMsg = 2013;
let lastId = 0;

/**
 * The message for a reply, in the kind the request came in. `now`, in milliseconds, becomes the operation time:
 * by it a client asks, in a later read of its session, to see at least as much. There is one server,
 * whose reads see all that it has acknowledged, so nothing depends on the value.
 */
export function encodeReply(reply: AnyReply, responseTo: number, legacy: boolean, now?: number): Buffer {
  if (reply instanceof CursorReply) return encodeCursor(reply, responseTo, now);
  if (legacy) return encodeLegacy(reply, responseTo);
  const raw = reply instanceof DocumentReply ? reply : undefined;
  const doc = reply instanceof EncodedReply ? reply.bytes : encode(raw ? raw.fields : (reply as Doc));
  const start = headerSize + 5;
  const size = doc.length + (raw ? sizeOfDocument(raw.field, raw.bytes) : 0) + (now === undefined ? 0 : timeSize);
  const bytes = Buffer.allocUnsafe(start + size);
  writeHeader(bytes, responseTo, opMsg);
  bytes.fill(0, headerSize, start);
  bytes.set(doc, start);
  // More fields take the place of the zero at its end.
  let at = start + doc.length - 1;
  if (raw) at = writeDocument(bytes, at, raw.field, raw.bytes, raw.items !== undefined);
  if (now !== undefined) at = writeTime(bytes, at, now);
  bytes[at] = 0;
  bytes.writeInt32LE(size, start);
  return bytes;
}

function encodeLegacy(reply: AnyReply, responseTo: number): Buffer {
  const doc = encode(reply as Doc);
  const start = headerSize + 20;
  const bytes = Buffer.alloc(start + doc.length);
  writeHeader(bytes, responseTo, opReply);
  bytes.writeInt32LE(8, headerSize);
  bytes.writeInt32LE(1, headerSize + 16);
  bytes.set(doc, start);
  return bytes;
}

function writeHeader(bytes: Buffer, responseTo: number, kind: number): void {
  lastId = (lastId + 1) & 0x7fffffff;
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(lastId, 4);
  bytes.writeInt32LE(responseTo, 8);
  bytes.writeInt32LE(kind, 12);
}

const cursorField = Buffer.from('\x03cursor\0', 'latin1');
const idField = Buffer.from('\x12id\0', 'latin1');
const nsField = Buffer.from('\x02ns\0', 'latin1');
const timeField = Buffer.from('\x11operationTime\0', 'latin1');
const timeSize = timeField.length + 8;
// The end of a reply: `ok: 1` as a double.
const okTail = Buffer.from('\x01ok\0\0\0\0\0\0\0\xf0\x3f\0', 'latin1');

/** Writes `{cursor: {<batch>: docs, id, ns}, operationTime, ok: 1}` by hand, each document copied once. */
function encodeCursor({ ns, id, docs, batch }: CursorReply, responseTo: number, now: number | undefined): Buffer {
  const name = Buffer.from(ns, 'utf8');
  const batchField = Buffer.from(`\x04${batch}\0`, 'latin1');
  let array = 5;
  for (let i = 0; i < docs.length; i++) array += 2 + digits(i) + (docs[i]?.length ?? 0);
  const inner = 4 + batchField.length + array + idField.length + 8 + nsField.length + 4 + name.length + 1 + 1;
  const time = now === undefined ? 0 : timeSize;
  const doc = 4 + cursorField.length + inner + time + okTail.length;
  const bytes = Buffer.allocUnsafe(headerSize + 5 + doc);
  writeHeader(bytes, responseTo, opMsg);
  let at = bytes.fill(0, headerSize, headerSize + 5) && headerSize + 5;
  at = bytes.writeInt32LE(doc, at);
  at += cursorField.copy(bytes, at);
  at = bytes.writeInt32LE(inner, at);
  at += batchField.copy(bytes, at);
  at = writeArray(bytes, at, array, docs);
  at += idField.copy(bytes, at);
  at = bytes.writeBigInt64LE(BigInt(id), at);
  at += nsField.copy(bytes, at);
  at = bytes.writeInt32LE(name.length + 1, at);
  at += name.copy(bytes, at);
  // The ends of the string and of the cursor.
  at = bytes.writeUInt16LE(0, at);
  if (now !== undefined) at = writeTime(bytes, at, now);
  okTail.copy(bytes, at);
  return bytes;
}

/** A timestamp: a number of the second's own, then the second. */
function writeTime(bytes: Buffer, start: number, now: number): number {
  const at = start + timeField.copy(bytes, start);
  bytes.writeUInt32LE((now % 1000) + 1, at);
  return bytes.writeUInt32LE(Math.floor(now / 1000), at + 4);
}

function writeArray(bytes: Buffer, start: number, size: number, docs: Uint8Array[]): number {
  let at = bytes.writeInt32LE(size, start);
  for (const [i, doc] of docs.entries()) {
    at = bytes.writeUInt8(3, at);
    at += bytes.write(String(i), at, 'latin1');
    at = bytes.writeUInt8(0, at);
    bytes.set(doc, at);
    at += doc.length;
  }
  return bytes.writeUInt8(0, at);
}

function digits(i: number): number {
  return i < 10 ? 1 : i < 100 ? 2 : i < 1000 ? 3 : i < 10_000 ? 4 : String(i).length;
}
