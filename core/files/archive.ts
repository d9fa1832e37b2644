import { type FileHandle, open } from 'node:fs/promises';
import { FileRefused } from './refused.ts';

/** Of what is in it once unpacked. Office documents reach 1 to 20. */
const MOST_RATIO = 100;
/** Bytes: what is small may be as dense as it likes. */
const SMALL = 10 * 1024 * 1024;
const MOST_UNPACKED = 1024 ** 3;
const MOST_ENTRIES = 10_000;

const RUNS = /\.(exe|scr|com|pif|bat|cmd|msi|vbs?|vbe|wsf|hta|lnk|ps1|jar|apk|dll)$/i;
const MACROS = /(^|\/)vbaProject\.bin$/i;

const DAMAGED = 'This archive or document is damaged, or only a part of it has arrived.';
const damaged = (): FileRefused => new FileRefused(DAMAGED);

/** Signatures and places of fields: PKWARE's APPNOTE, 4.3.16 and 4.3.12. */
const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

const read = async (handle: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
};

const directoryOf = async (handle: FileHandle, size: number): Promise<Buffer> => {
  const from = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
  const tail = await read(handle, from, size - from);
  let at = tail.length - END_LENGTH;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw damaged();
  const [entries, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (entries > MOST_ENTRIES || length > MOST_ENTRIES * 512)
    throw new FileRefused('This archive has too many files in it.');
  if (start + length > from + at) throw damaged();
  return read(handle, start, length);
};

type Entry = { name: string; packed: number; unpacked: number };

function* entriesOf(directory: Buffer): Generator<Entry> {
  for (let at = 0; at < directory.length; ) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== ENTRY) throw damaged();
    const [nameLength, extraLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)];
    const name = directory.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    const sizes = { packed: directory.readUInt32LE(at + 20), unpacked: directory.readUInt32LE(at + 24) };
    // Only what is larger than 4 GB has to have its size elsewhere.
    if (sizes.packed === IN_ZIP64 || sizes.unpacked === IN_ZIP64) throw tooDense();
    yield { name, ...sizes };
    at += ENTRY_LENGTH + nameLength + extraLength + directory.readUInt16LE(at + 32);
  }
}

const tooDense = (): FileRefused =>
  new FileRefused('This archive would become far too large when it is unpacked: it is not kept here.');

/**
 * Reads what an archive says of itself, and unpacks nothing.
 * @throws FileRefused when it would grow beyond reason, carries programs or macros, or makes no sense
 */
export const checkArchive = async (path: string, size: number): Promise<void> => {
  const handle = await open(path);
  try {
    let packed = 0;
    let unpacked = 0;
    for (const entry of entriesOf(await directoryOf(handle, size))) {
      if (RUNS.test(entry.name)) throw new FileRefused('Archives with programs in them are not kept here.');
      if (MACROS.test(entry.name))
        throw new FileRefused('Documents with macros are not kept here. Save it without them.');
      packed += entry.packed;
      unpacked += entry.unpacked;
    }
    // Entries that share their bytes are how small files grow beyond any ratio of their own.
    if (packed > size || unpacked > MOST_UNPACKED) throw tooDense();
    if (unpacked > SMALL && unpacked > size * MOST_RATIO) throw tooDense();
  } finally {
    await handle.close();
  }
};
