import { crc32, deflateRawSync } from 'node:zlib';

/** An archive as PKWARE's APPNOTE describes it. With `sharing`, every entry claims the bytes of all of them. */
export const zipOf = (files: Record<string, string | Buffer>, { sharing = false } = {}): Buffer => {
  const entries = Object.entries(files).map(([name, content]) => {
    const bytes = Buffer.from(content);
    // Marks of their own kind have to be readable as they are.
    const stored = name === 'mimetype';
    return { name: Buffer.from(name), bytes, stored, packed: stored ? bytes : deflateRawSync(bytes) };
  });
  const fieldsOf = ({ name, bytes, packed, stored }: (typeof entries)[number], claimed = packed.length): Buffer => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(claimed, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    return fields;
  };
  let at = 0;
  const places: number[] = [];
  const locals = entries.map((entry) => {
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fieldsOf(entry), entry.name, entry.packed]);
    places.push(at);
    at += local.length;
    return local;
  });
  const directory = entries.map((entry, index) => {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(places[index] ?? 0, 10);
    const made = Buffer.from([20, 0]);
    return Buffer.concat([
      Buffer.from('PK\x01\x02'),
      made,
      fieldsOf(entry, sharing ? 10_000 : undefined),
      rest,
      entry.name,
    ]);
  });
  const length = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end]);
};
