import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, damageLog, randomFrom, stepsIn, writeSteps } from './crash/torn-log.ts';
import { type Workspace, workspace } from './store-process.ts';

const steps = 60;
const random = randomFrom(7);
let place: Workspace;
let whole: string;
let copies = 0;

beforeAll(async () => {
  place = await workspace();
  whole = join(place.folder, 'whole');
  await writeSteps(whole, steps, random);
});
afterAll(() => place.remove());

async function damaged(damage: (log: Buffer) => Buffer): Promise<string> {
  copies += 1;
  const folder = join(place.folder, `copy-${copies}`);
  await cp(whole, folder, { recursive: true });
  await damageLog(folder, damage);
  return folder;
}

const somewhere = (log: Buffer) => Math.floor(random() * log.length);

describe('the log after a crash', () => {
  it('is whole when nothing happened to it', async () => {
    expect(await stepsIn(await damaged((log) => log))).toBe(steps);
  });

  it('that was cut off anywhere gives all steps before, whole', async () => {
    const counts: unknown[] = [];
    for (let i = 0; i < 40; i++) {
      const folder = await damaged((log) => log.subarray(0, somewhere(log)));
      counts.push(await stepsIn(folder));
    }
    expect(counts.filter((count) => typeof count !== 'number')).toEqual([]);
    expect(new Set(counts).size).toBeGreaterThan(10);
  });

  it('with zeros or noise at its end gives all steps before, whole', async () => {
    for (let i = 0; i < 20; i++) {
      const folder = await damaged((log) => {
        const torn = Buffer.from(log);
        for (let at = torn.length - 1 - Math.floor(random() * 60); at < torn.length; at++) {
          torn[at] = i % 2 === 0 ? 0 : Math.floor(random() * 256);
        }
        return torn;
      });
      expect(await stepsIn(folder)).toSatisfy((found) => found === steps || found === steps - 1);
    }
  });

  it('that is damaged before its end is refused, and left as it is', async () => {
    for (let i = 0; i < 20; i++) {
      const folder = await damaged((log) => {
        const rotten = Buffer.from(log);
        // Before the last steps: they are acknowledged, and can be read.
        const at = Math.floor((rotten.length / 3) * random()) + 20;
        rotten[at] = (rotten[at] ?? 0) ^ (1 << (i % 8));
        return rotten;
      });
      const before = await contentOf(folder);
      expect(await stepsIn(folder)).toBe('refused');
      expect(await contentOf(folder)).toBe(before);
    }
  });
});
