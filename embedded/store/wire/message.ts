import { decode } from '../value/bytes.ts';
import { type Doc, setOwn } from '../value/types.ts';
import { decodeInTurns } from './decode-in-turns.ts';
import { DocumentList, type Documents } from './documents.ts';
import { liftDocuments } from './lift.ts';

/** A request: the body, and the documents of its sequences still as bytes. */
export interface Request {
  id: number;
  body: Doc;
  sequences: Map<string, Documents>;
  /** False when the client waits for no answer (`w: 0`). */
  wantsReply: boolean;
  /** True for the old kind of message with which a driver begins. */
  legacy: boolean;
}

export const headerSize = 16;
export const largestMessage = 48_000_000;
const opQuery = 2004;
const opMsg = 2013;
const checksumPresent = 1;
const moreToCome = 2;

/** A message the connection can't go on after. */
export class ProtocolError extends Error {}

/** Decodes one whole message, a large one in turns. Throws ProtocolError for other kinds of messages. */
export function parseMessage(bytes: Buffer): Request | Promise<Request> {
  const id = bytes.readInt32LE(4);
  const kind = bytes.readInt32LE(12);
  if (kind === opMsg) return parseMsg(bytes, id);
  if (kind === opQuery) return parseQueryMessage(bytes, id);
  throw new ProtocolError(`unknown kind of message: ${kind}`);
}

function parseMsg(bytes: Buffer, id: number): Request | Promise<Request> {
  const flags = bytes.readUInt32LE(headerSize);
  if ((flags & ~(checksumPresent | moreToCome | 0x10000) & 0xffff) !== 0)
    throw new ProtocolError('unknown message flags');
  const end = bytes.length - (flags & checksumPresent ? 4 : 0);
  const sequences = new Map<string, Documents>();
  let body: Doc | Promise<Doc> | undefined;
  let at = headerSize + 4;
  while (at < end) {
    const section = bytes[at];
    at += 1;
    const size = bytes.readInt32LE(at);
    if (size < 5 || at + size > end) throw new ProtocolError('a section reaches beyond its message');
    if (section === 0) body = readBody(bytes.subarray(at, at + size), sequences);
    else if (section === 1) readSequence(bytes.subarray(at + 4, at + size), sequences);
    else throw new ProtocolError(`unknown section: ${section}`);
    at += size;
  }
  if (!body) throw new ProtocolError('a message without a body');
  const rest = { id, sequences, wantsReply: (flags & moreToCome) === 0, legacy: false };
  return body instanceof Promise ? body.then((decoded) => ({ ...rest, body: decoded })) : { ...rest, body };
}

function readBody(bytes: Buffer, sequences: Map<string, Documents>): Doc | Promise<Doc> {
  const lifted = liftDocuments(bytes);
  if (lifted) sequences.set(lifted.name, lifted.docs);
  return decodeInTurns(lifted?.body ?? bytes);
}

function readSequence(bytes: Buffer, sequences: Map<string, Documents>): void {
  const nameEnd = bytes.indexOf(0);
  const docs = new DocumentList(bytes);
  for (let at = nameEnd + 1; at < bytes.length; ) {
    const size = docs.add(at);
    if (size === undefined) throw new ProtocolError('a document reaches beyond its section');
    at += size;
  }
  sequences.set(bytes.toString('utf8', 0, nameEnd), docs);
}

function parseQueryMessage(bytes: Buffer, id: number): Request {
  const nameStart = headerSize + 4;
  const nameEnd = bytes.indexOf(0, nameStart);
  const ns = bytes.toString('utf8', nameStart, nameEnd);
  const at = nameEnd + 1 + 8;
  const body = decode(bytes.subarray(at, at + bytes.readInt32LE(at)));
  if (!ns.endsWith('.$cmd')) throw new ProtocolError('legacy queries are only for the handshake');
  setOwn(body, '$db', ns.slice(0, -'.$cmd'.length));
  return { id, body, sequences: new Map(), wantsReply: true, legacy: true };
}
