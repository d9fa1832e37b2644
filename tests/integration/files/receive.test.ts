/* Long, because every kind of file that is kept or refused has a line here. */
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskStorage } from '#core/files/disk-storage.ts';
import { type Claim, createReceiver } from '#core/files/receive.ts';
import { FileRefused } from '#core/files/refused.ts';
import { MissingFile, type Storage, thumbnailOf } from '#core/files/storage.ts';
import { blackPng } from './black-png.ts';
import { zipOf } from './zip-of.ts';

let folder: string;
let incoming: string;
let storage: Storage;
let last = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-receive-'));
  incoming = join(folder, 'incoming');
  storage = createDiskStorage(join(folder, 'kept'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* inPieces(bytes: Uint8Array, length = 10_000) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const receive = async (
  bytes: Uint8Array | string | AsyncIterable<Uint8Array>,
  claim: Partial<Claim> = {},
  { most = 5_000_000, signal = new AbortController().signal } = {},
) => {
  const key = `file-${++last}`;
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const facts = await createReceiver({ storage, tempFolder: incoming })({
    ...{ key, most, signal, bytes: whole instanceof Uint8Array ? inPieces(whole) : whole },
    claim: { kind: 'document', name: '', ...claim },
  });
  return { key, facts };
};
const kept = async (key: string) => buffer((await storage.open(key)).bytes);
const whyRefused = async (...args: Parameters<typeof receive>): Promise<string> => {
  const error = await receive(...args).catch((error) => error);
  expect(error).toBeInstanceOf(FileRefused);
  expect(await readdir(incoming)).toEqual([]);
  await expect(storage.open(`file-${last}`)).rejects.toThrow(MissingFile);
  return error.why;
};

const picture = (width = 600, height = 400) =>
  sharp({
    create: { width, height, channels: 3, background: 'teal', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
  });

describe('a picture', () => {
  test('is written anew without its place, time and camera, upright, with a small one beside it', async () => {
    const taken = await picture()
      .withExif({ IFD0: { Make: 'Camera of Priya' }, IFD3: { GPSLatitude: '52/1 31/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(taken.includes('Camera of Priya')).toBe(true);
    const { key, facts } = await receive(taken, { kind: 'image', name: 'beach.jpg' });
    const bytes = await kept(key);
    expect(facts).toEqual({
      ...{ kind: 'image', mimeType: 'image/jpeg', width: 400, height: 600, size: bytes.length },
      ...{ thumbnail: true, inline: true },
    });
    expect(bytes.includes('Camera of Priya')).toBe(false);
    expect(await sharp(bytes).metadata()).not.toHaveProperty('exif');
    expect(await sharp(bytes).metadata()).not.toHaveProperty('orientation');
    expect(await sharp(await kept(thumbnailOf(key))).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 480,
    });
    expect(await readdir(incoming)).toEqual([]);
  });

  test('loses what was written after its end', async () => {
    const payload = '<script>alert(document.cookie)</script>';
    const polyglot = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from(payload)]);
    const { key } = await receive(polyglot, { kind: 'image', name: 'a.jpg.html' });
    expect((await kept(key)).includes('<script>')).toBe(false);
  });

  test.each(['webp', 'gif'] as const)('that moves still moves, as %s', async (format) => {
    const frames = await Promise.all(
      ['red', 'green', 'blue'].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const { key, facts } = await receive(
      await sharp(frames, { join: { animated: true } })
        [format]()
        .toBuffer(),
    );
    expect(facts).toMatchObject({ kind: 'image', mimeType: `image/${format}`, width: 60, height: 40 });
    expect(await sharp(await kept(key)).metadata()).toMatchObject({ pages: 3 });
  });

  test('that is a sticker stays one', async () => {
    const { facts } = await receive(await picture(100, 100).webp().toBuffer(), { kind: 'sticker' });
    expect(facts.kind).toBe('sticker');
  });

  test('of a kind that few can see comes as one that everybody can', async () => {
    const { facts } = await receive(await picture(64, 64).avif({ effort: 0 }).toBuffer(), { kind: 'image' });
    expect(facts).toMatchObject({ kind: 'image', mimeType: 'image/webp' });
  });

  test('with more pixels than there is memory for is refused by its header alone', async () => {
    const bomb = blackPng(16_000, 16_000);
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    expect(await whyRefused(bomb, { kind: 'image' })).toMatch('256 million pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'of which only a part has come is refused, as %s',
    async (format) => {
      const whole = await picture(120, 80)[format]().toBuffer();
      expect(await whyRefused(whole.subarray(0, whole.length / 2), { kind: 'image' })).toMatch('damaged');
    },
  );
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const markup = /HTML, SVG, XML|SVG, HTML, XML/;

describe('what is not what it is called', () => {
  test.each([
    ['a drawing called a picture', SVG, 'logo.png', markup],
    ['a drawing with a declaration', `<?xml version="1.0"?>${SVG}`, 'logo.png', markup],
    ['a page called a note', `note\n\n  <!DOCTYPE html><html><body>`, 'note.txt', markup],
    ['a page far behind its beginning', `${'words '.repeat(40_000)}<ScRiPt src=x>`, 'note.txt', markup],
    ['a page cut by a piece', `${'x'.repeat(64 * 1024 - 3)}<iframe src=x>`, 'note.txt', markup],
    ['a script called a table', '#!/bin/sh\nrm -rf /\n', 'table.csv', markup],
    ['a script that says so', 'WScript.Echo("x")', 'invoice.vbs', 'not kept here'],
    ['a program called a document', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'cv.pdf', 'Programs'],
    ['a program of another system', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(500)]), 'cv.txt', 'Programs'],
    ['bytes of no kind', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), 'a.txt', 'not kept here'],
    ['a page in a code page', latin1('Gr\xfc\xdfe\n<html><body>'), 'a.txt', markup],
    ['a drawing in a code page', latin1(`Stra\xdfe;Ma\xdf\n${SVG}`), 'table.csv', markup],
    ['a script in a code page', latin1('#!/bin/sh\necho Gr\xfc\xdfe\n'), 'table.csv', markup],
    ['a page behind the first byte of a letter', latin1('\xe2<script src=x>'), 'a.txt', markup],
    ['a page in a code page, cut by a piece', latin1(`${'\xfc'.repeat(64 * 1024 - 3)}<iframe src=x>`), 'a.txt', markup],
    ['a script in a code page that says so', latin1('WScript.Echo("Gr\xfc\xdfe")'), 'invoice.vbs', 'not kept here'],
    ['a page in UTF-16', Buffer.from('Grüße\n<html>', 'utf16le'), 'a.txt', 'save it as UTF-8'],
    ['text in UTF-16', Buffer.from('\ufeffGrüße;1\n', 'utf16le').swap16(), 'table.csv', 'save it as UTF-8'],
    ['bytes of a code page with a NUL', latin1('Gr\xfc\xdfe\0'), 'a.txt', 'not kept here'],
    ['bytes of a code page with a control', latin1('Gr\xfc\xdfe\x1b[31m'), 'a.txt', 'not kept here'],
    ['an archive of another kind', Buffer.from('Rar!\x1a\x07\x00 and so on', 'latin1'), 'a.rar', 'only ZIP'],
  ])('%s is refused', async (_, bytes, name, why) => {
    expect(await whyRefused(bytes, { name, mimeType: 'image/png', kind: 'image' })).toMatch(why);
  });

  test('nothing at all is refused', async () => {
    expect(await whyRefused('')).toBe('This file is empty.');
  });
});

describe('a document', () => {
  test.each([
    ['text', 'Grüße, 你好\n', 'a.txt', 'text/plain'],
    ['a table', 'name,age\nPriya,33\n', 'a.CSV', 'text/csv'],
    ['a table as Excel saves it', latin1('Stra\xdfe;Preis\r\nM\xfcnchner Str.;5 \x80\r\n'), 'a.csv', 'text/csv'],
    ['text in a code page', latin1('Gr\xfc\xdfe\taus M\xfcnchen\f\r\n'), 'a.txt', 'text/plain'],
    ['text in another code page', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]), 'a.txt', 'text/plain'],
    ['a card', 'BEGIN:VCARD\nVERSION:3.0\nFN:Priya\nEND:VCARD\n', 'a.vcf', 'text/vcard'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n', 'a.pdf', 'application/pdf'],
    ['a ZIP', zipOf({ 'a.txt': 'words' }), 'a.zip', 'application/zip'],
    [
      'an OpenDocument text',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
      ...['a.odt', 'application/vnd.oasis.opendocument.text'],
    ],
  ] as [string, string | Buffer, string, string][])(
    'is kept as it is, to be downloaded: %s',
    async (_, bytes, name, mimeType) => {
      const { key, facts } = await receive(bytes, { name, kind: 'image' });
      expect(facts).toEqual({
        ...{ kind: 'document', mimeType, size: Buffer.byteLength(bytes), thumbnail: false, inline: false },
      });
      expect((await kept(key)).equals(Buffer.from(bytes))).toBe(true);
    },
  );

  test.each([
    ['grows a thousandfold', zipOf({ 'a.txt': Buffer.alloc(20 * 1024 * 1024) }), 'far too large'],
    ['has programs in it', zipOf({ 'invoice.pdf.exe': 'MZ' }), 'programs'],
    ['has macros in it', zipOf({ 'word/document.xml': '<a/>', 'word/vbaProject.bin': 'x' }), 'macros'],
    ['counts its bytes twice', zipOf({ 'a.txt': 'words', 'b.txt': 'words' }, { sharing: true }), 'far too large'],
    ['ends too early', zipOf({ 'a.txt': 'words' }).subarray(0, -10), 'damaged'],
  ])('that %s is refused', async (_, bytes, why) => {
    expect(await whyRefused(bytes, { name: 'a.docx' })).toMatch(why);
  });
});

/** The beginning of an Ogg stream that carries Opus. */
const OPUS = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(100)]);
const WEBM = Buffer.from(
  '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
  'hex',
);

test('a voice note is played where it is', async () => {
  const { facts } = await receive(OPUS, { kind: 'audio', name: 'voice.ogg' });
  expect(facts).toMatchObject({ kind: 'audio', mimeType: 'audio/ogg; codecs=opus', inline: true });
});

test('a recording in a container for videos is a recording when its sender says so', async () => {
  expect((await receive(WEBM, { kind: 'audio' })).facts).toMatchObject({ kind: 'audio', mimeType: 'audio/webm' });
  expect((await receive(WEBM, { kind: 'document' })).facts).toMatchObject({ kind: 'video', mimeType: 'video/webm' });
});

test('a file beyond the limit is refused before it is there, and its sender stopped', async () => {
  let sent = 0;
  let stopped = false;
  async function* endless() {
    try {
      for (; ; sent++) yield Buffer.alloc(100_000);
    } finally {
      stopped = true;
    }
  }
  expect(await whyRefused(endless(), {}, { most: 2 * 1024 * 1024 })).toBe(
    'This file is too large: at most 2 MB are kept here.',
  );
  expect(stopped).toBe(true);
  expect(sent).toBeLessThan(60);
});

test('a sender who falls silent is left when time is up, and nothing remains', async () => {
  const controller = new AbortController();
  async function* silent() {
    yield Buffer.from('words');
    controller.abort(new Error('time is up'));
    await new Promise(() => undefined);
  }
  await expect(receive(silent(), {}, { signal: controller.signal })).rejects.toThrow();
  expect(await readdir(incoming)).toEqual([]);
});

test('what a crash has left is removed a day later', async () => {
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, 'left'), 'half of a file');
  await writeFile(join(incoming, 'under way'), 'half of a file');
  const before = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(incoming, 'left'), before, before);
  await receive('words');
  expect(await readdir(incoming)).toEqual(['under way']);
  await rm(join(incoming, 'under way'));
});
