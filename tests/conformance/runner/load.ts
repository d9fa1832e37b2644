import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Double, EJSON, Int32 } from 'bson';
import type { TestFile } from './format.ts';
import { atMost } from './versions.ts';

const latest = '1.28';

export interface LoadedFile {
  /** Its path below the folder. */
  path: string;
  /** What is in it, or why it can't be read. */
  content: TestFile | Error;
}

/** Reads every JSON file in a folder and below. */
export async function loadFolder(folder: string): Promise<LoadedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path),
      content: await readFile(path, 'utf8')
        .then(parseFile)
        .catch((error: Error) => error),
    })),
  );
}

/** Parses the text of one file. Throws when it is of another format, or of one from the future. */
export function parseFile(text: string): TestFile {
  const file = plainNumbers(EJSON.parse(text, { relaxed: false })) as Partial<TestFile>;
  if (typeof file?.schemaVersion !== 'string' || !Array.isArray(file.tests)) {
    throw new Error('this is no file of the unified test format');
  }
  if (!file.schemaVersion.startsWith('1.') || !atMost(file.schemaVersion, latest)) {
    throw new Error(`this has schema version ${file.schemaVersion}; the runner knows 1.0 to ${latest}`);
  }
  return file as TestFile;
}

/** Int32 and Double become numbers, except where that would change the type: `{$numberDouble: "1.0"}`. */
function plainNumbers(value: unknown): unknown {
  if (value instanceof Int32) return value.value;
  if (value instanceof Double) return Number.isInteger(value.value) ? value : value.value;
  if (Array.isArray(value)) return value.map(plainNumbers);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  for (const [key, item] of Object.entries(value)) (value as Record<string, unknown>)[key] = plainNumbers(item);
  return value;
}
