import { createReadStream } from 'node:fs';

/** The stream that makes a compound file a document: [MS-DOC] 2.1.1, [MS-XLS] 2.1.2, [MS-PPT] 2.1.1. Names are UTF-16. */
const STREAMS: readonly [Buffer, string][] = (
  [
    ['WordDocument\0', 'application/msword'],
    ['Workbook\0', 'application/vnd.ms-excel'],
    ['PowerPoint Document\0', 'application/vnd.ms-powerpoint'],
  ] as const
).map(([name, type]) => [Buffer.from(name, 'utf16le'), type]);
const MACROS = ['_VBA_PROJECT\0', '_VBA_PROJECT_CUR\0'].map((name) => Buffer.from(name, 'utf16le'));
const OVERLAP = 64;

/** Which of the old Office documents it is. Installers and mails have the same container, and are none. */
export const oldOfficeType = async (path: string): Promise<string | undefined> => {
  let tail = Buffer.alloc(0);
  let type: string | undefined;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const seen = Buffer.concat([tail, piece]);
    if (MACROS.some((name) => seen.includes(name))) return 'application/x-macroenabled';
    type ??= STREAMS.find(([name]) => seen.includes(name))?.[1];
    tail = seen.subarray(-OVERLAP);
  }
  return type;
};
