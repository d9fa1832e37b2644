import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32c } from './crc32c.ts';
import { damaged } from './storage-error.ts';

/*
 * The engine skips what it can't read in its log and goes on behind it: a hole in the middle would go unnoticed.
 * We write one batch after the other, each synced before the next. So after a crash the last batch may be torn,
 * but nothing whole can follow it: where something does, what was acknowledged is damaged.
 * The log is a row of blocks of records: checksum (4 bytes), length (2), kind (1), data.
 * https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
const blockSize = 32_768;
const headerSize = 7;
const full = 1;
const first = 2;

/** Throws StorageError when a log in the folder is damaged elsewhere than at its end. Changes nothing. */
export async function checkLogs(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  for (const name of names) {
    if (hasHole(await readFile(join(folder, name)))) throw damaged(folder, `${name}: a record in its middle`);
  }
}

/** True when a record that can be read begins after one that can't. */
export function hasHole(log: Buffer): boolean {
  let broken = false;
  for (let start = 0; start < log.length; start += blockSize) {
    const block = log.subarray(start, start + blockSize);
    for (let at = 0; block.length - at >= headerSize; ) {
      const size = recordSize(block.subarray(at));
      if (size === undefined) {
        broken = true;
        break;
      }
      const kind = block[at + 6];
      if (broken && (kind === full || kind === first)) return true;
      at += size;
    }
  }
  return false;
}

/** The size of the record in front, undefined when it is torn or its checksum is wrong. */
function recordSize(bytes: Buffer): number | undefined {
  const size = headerSize + bytes.readUInt16LE(4);
  const kind = bytes[6] ?? 0;
  if (kind === 0 || size > bytes.length) return undefined;
  return unmask(bytes.readUInt32LE(0)) === crc32c(bytes.subarray(6, size)) ? size : undefined;
}

// Checksums are stored turned and shifted, as they often protect data that holds checksums itself.
function unmask(masked: number): number {
  const turned = (masked - 0xa282ead8) >>> 0;
  return ((turned >>> 17) | (turned << 15)) >>> 0;
}
