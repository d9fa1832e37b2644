import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '#embedded/operations/backup.ts';
import { restore } from '#embedded/operations/restore.ts';
import { startStore, type Workspace, workspace } from '../embedded/store-process.ts';
import { runOperation } from './program.ts';
import { fillLarge, fillSample } from './sample.ts';

const title = 'baton-backup 1\n';
let source: Workspace;
let backup: Buffer;
let place: Workspace;

beforeAll(async () => {
  source = await workspace();
  const store = await startStore(source.folder);
  await fillSample(store.url);
  await backUp(store.url, join(source.folder, 'b'));
  await store.stop();
  backup = readFileSync(join(source.folder, 'b'));
});
afterAll(() => source.remove());
beforeEach(async () => {
  place = await workspace();
});
afterEach(() => place.remove());

const at = (...path: string[]) => join(place.folder, ...path);

/** A backup whose content was changed, and packed again as if nothing had happened. */
function repacked(change: (content: Buffer) => Buffer): Buffer {
  const content = gunzipSync(backup.subarray(title.length));
  return Buffer.concat([Buffer.from(title), gzipSync(change(content))]);
}

/** The places at which the documents of the gzip's content begin. */
function framesIn(content: Buffer): number[] {
  const places = [];
  for (let at = 0; at < content.length; at += content.readInt32LE(at)) places.push(at);
  return places;
}

async function refusal(file: Buffer | string): Promise<string> {
  writeFileSync(at('b'), file);
  const error = await restore(at('b'), at('data')).then(
    () => 'it was restored',
    (reason: Error) => reason.message,
  );
  expect(existsSync(at('data')) ? readdirSync(at('data')) : []).toEqual([]);
  return error;
}

describe('a restore', () => {
  it('says what it has restored, and what is still missing', async () => {
    writeFileSync(at('b'), backup);
    expect(await restore(at('b'), at('data'))).toMatch(
      /^Restored 2,505 documents in 4 collections, as they were at .*Z, into .*\nPut the file secret-key/,
    );
    writeFileSync(at('data', 'secret-key'), 'x');
    expect(readdirSync(at('data'))).toEqual(['secret-key', 'store']);
    expect(statSync(at('data', 'store')).mode & 0o777).toBe(0o700);
  });

  it('refuses a file that is cut off anywhere', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(await refusal(backup.subarray(0, Math.floor(backup.length * share)))).toMatch(/damaged or incomplete/);
    }
    expect(await refusal(backup.subarray(0, title.length))).toMatch(/damaged or incomplete/);
  });

  it('refuses a file with a wrong byte', async () => {
    for (const share of [0.1, 0.5, 0.9]) {
      const wrong = Buffer.from(backup);
      const place = Math.floor(backup.length * share);
      wrong[place] = (wrong[place] ?? 0) ^ 0x10;
      expect(await refusal(wrong)).toMatch(/damaged or incomplete/);
    }
  });

  it('refuses documents that are not those of the checksums, although everything else fits', async () => {
    const changed = repacked((content) => {
      content[content.indexOf('a@example.com')] = 0x63;
      return content;
    });
    expect(await refusal(changed)).toMatch(/a checksum is wrong/);
  });

  it('refuses a file in which a frame, or the end, is missing, or goes on after it', async () => {
    const without = (from: number, to?: number) =>
      repacked((content) => {
        const places = [...framesIn(content), content.length];
        return Buffer.concat([
          content.subarray(0, places.at(from)),
          content.subarray(to === undefined ? content.length : places.at(to)),
        ]);
      });
    expect(await refusal(without(1, 2))).toMatch(/damaged or incomplete/);
    expect(await refusal(without(-2))).toMatch(/its end is missing/);
    expect(await refusal(repacked((content) => Buffer.concat([content, content])))).toMatch(/goes on after its end/);
  });

  it('refuses the format of a newer version, and what is no backup', async () => {
    expect(await refusal(Buffer.concat([Buffer.from('baton-backup 2\n'), backup.subarray(title.length)]))).toMatch(
      /made by a newer version of Baton: it has format 2/,
    );
    expect(await refusal('Dear Sir or Madam')).toMatch(/is not a backup of Baton/);
    expect(await refusal('')).toMatch(/is not a backup of Baton/);
  });

  it('never takes the place of a store', async () => {
    writeFileSync(at('b'), backup);
    mkdirSync(at('data', 'store'), { recursive: true });
    writeFileSync(at('data', 'store', 'CURRENT'), 'mine');
    await expect(restore(at('b'), at('data'))).rejects.toThrow('not empty');
    expect(readdirSync(at('data'))).toEqual(['store']);
    expect(readFileSync(at('data', 'store', 'CURRENT'), 'utf8')).toBe('mine');
  });

  it('that is killed leaves nothing that a start takes for a store, and the next one clears it away', async () => {
    const store = await startStore(place.folder);
    await fillLarge(store.url, 60);
    await backUp(store.url, at('b'));
    await store.stop();
    const run = runOperation('restore', at('b'), at('new'));
    const files = () => (existsSync(at('new')) ? readdirSync(at('new')) : []);
    await expect.poll(() => files().length, { interval: 1, timeout: 20_000 }).toBe(1);
    run.kill();
    expect(await run.ended).toBe(null);
    expect(files()).toEqual([expect.stringMatching(/^store\.partial-\d+$/)]);
    await restore(at('b'), at('new'));
    expect(files()).toEqual(['store']);
  });
});
