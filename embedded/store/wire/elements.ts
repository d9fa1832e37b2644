export const document = 3;
export const array = 4;

/** The size of a value that begins at a place. Undefined for what isn't sound, or old: that is left to the decoder. */
export function sizeOf(type: number, bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined;
  const size = sizeByType(type, bytes, at);
  return size === undefined || size < 0 || at + size >= bytes.length ? undefined : size;
}

function sizeByType(type: number, bytes: Buffer, at: number): number | undefined {
  switch (type) {
    case 0x01:
    case 0x09:
    case 0x11:
    case 0x12:
      return 8;
    case 0x02:
    case 0x0d:
    case 0x0e:
      return 4 + bytes.readInt32LE(at);
    case document:
    case array:
    case 0x0f:
      return bytes.readInt32LE(at);
    case 0x05:
      return 5 + bytes.readInt32LE(at);
    case 0x07:
      return 12;
    case 0x08:
      return 1;
    case 0x06:
    case 0x0a:
    case 0x7f:
    case 0xff:
      return 0;
    case 0x0b:
      return endOfName(bytes, endOfName(bytes, at) + 1) + 1 - at;
    case 0x0c:
      return 16 + bytes.readInt32LE(at);
    case 0x10:
      return 4;
    case 0x13:
      return 16;
    default:
      return undefined;
  }
}

/** Where a field of a document, or a value of an array, begins and ends, and where its value begins. */
export interface Element {
  type: number;
  from: number;
  value: number;
  to: number;
}

/** The elements of a document, undefined where one isn't sound. */
export function elementsOf(bytes: Buffer): Element[] | undefined {
  const elements: Element[] = [];
  for (let from = 4; from < bytes.length - 1; ) {
    const type = bytes[from] ?? 0;
    const nameEnd = endOfName(bytes, from + 1);
    const size = sizeOf(type, bytes, nameEnd + 1);
    if (size === undefined) return undefined;
    const value = nameEnd + 1;
    elements.push({ type, from, value, to: value + size });
    from = value + size;
  }
  return elements;
}

/** Names are short: looking at each byte is quicker than asking the buffer to look. */
function endOfName(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1;
  return at;
}
