import { prepareIn } from '../match/in-list.ts';
import { Slice } from '../slice.ts';
import { decode } from '../value/bytes.ts';
import { type Doc, setOwn } from '../value/types.ts';
import { array, document, type Element, elementsOf } from './elements.ts';

/** What has up to so many bytes is decoded at once, which takes less than a turn. */
const atOnce = 16 << 10;

export const isQuick = (bytes: Uint8Array): boolean => bytes.length <= atOnce;

/**
 * What `decode` gives, in turns where there is much: documents are followed to the long arrays in them, whose values are
 * decoded some at a time. Those of an `$in` are made ready for the matcher on the way.
 */
export function decodeInTurns(bytes: Uint8Array, slice?: Slice): Doc | Promise<Doc> {
  if (isQuick(bytes)) return decode(bytes);
  return decodeLarge(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), slice ?? new Slice());
}

async function decodeLarge(bytes: Buffer, slice: Slice): Promise<Doc> {
  const elements = elementsOf(bytes);
  // What isn't sound is left to the decoder, which says so.
  if (!elements) return decode(bytes);
  const doc: Doc = {};
  for (const element of elements) {
    const [name = ''] = Object.keys(decode(enclosed(nullOf(bytes, element))));
    // A reference to another document.
    if (name === '$ref') return decode(bytes);
    setOwn(doc, name, await decodeElement(bytes, element, name, slice));
    if (slice.over()) await slice.pause();
  }
  return doc;
}

function decodeElement(bytes: Buffer, element: Element, name: string, slice: Slice): unknown {
  const value = bytes.subarray(element.value, element.to);
  if (isLong(element) && element.type === document) return decodeInTurns(value, slice);
  if (isLong(element) && element.type === array) return decodeArray(value, name, slice);
  return decode(enclosed(bytes.subarray(element.from, element.to)))[name];
}

const isLong = ({ type, value, to }: Element) => (type === document || type === array) && to - value > atOnce;

async function decodeArray(bytes: Buffer, name: string, slice: Slice): Promise<unknown[]> {
  const elements = elementsOf(bytes);
  if (!elements) return decode(enclosed(Buffer.concat([arrayField, bytes]))).a as unknown[];
  const values: unknown[] = [];
  for (let i = 0; i < elements.length; ) {
    const first = elements[i] as Element;
    if (isLong(first)) {
      values.push(await decodeElement(bytes, first, '', slice));
      i += 1;
    } else {
      let last = first;
      for (i += 1; i < elements.length; i++) {
        const next = elements[i] as Element;
        if (isLong(next) || next.to - first.from > portion) break;
        last = next;
      }
      const some = enclosed(bytes.subarray(first.from, last.to));
      for (const value of decode(enclosed(Buffer.concat([arrayField, some]))).a as unknown[]) values.push(value);
    }
    if (slice.over()) await slice.pause();
  }
  if (name === '$in' || name === '$nin') await prepareIn(values, slice);
  return values;
}

const portion = 4 << 10;
const arrayField = Buffer.from('\x04a\0', 'latin1');

/** An element with null in the place of its value: its name is read as the decoder reads it. */
const nullOf = (bytes: Buffer, { from, value }: Element) =>
  Buffer.concat([Buffer.from([0x0a]), bytes.subarray(from + 1, value)]);

function enclosed(elements: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(elements.length + 5);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.set(elements, 4);
  bytes[bytes.length - 1] = 0;
  return bytes;
}
