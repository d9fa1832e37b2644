import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../start/refusal.ts';

/** What a person asked for on the command line. Paths are absolute. */
export type Request =
  | { name: 'backup' | 'export'; target: string }
  | { name: 'move-store'; target: string }
  | { name: 'restore'; file: string; into: string | undefined };

const usage: Record<Request['name'], string> = {
  backup: 'Say where to: npm run backup -- FILE',
  export: 'Say where to: npm run export -- FOLDER',
  'move-store': 'Say where to: npm run move-store -- mongodb://host/baton?replicaSet=rs0',
  restore: 'Say from where: npm run restore -- FILE, or npm run restore -- FILE --into FOLDER',
};

/** Reads the words after the command. Paths are seen from `folder`. Throws a Refusal that says how it is meant. */
export function readRequest(name: string, args: string[], folder: string): Request {
  if (!isOperation(name)) throw new Refusal(`There is no operation "${name}".`);
  const { words, into } = wordsIn(name, args);
  const [word, ...more] = words;
  if (!word || more.length > 0 || (into !== undefined && name !== 'restore')) throw new Refusal(usage[name]);
  if (name === 'restore') return { name, file: resolve(folder, word), into: into && resolve(folder, into) };
  if (name !== 'move-store') return { name, target: resolve(folder, word) };
  if (!/^mongodb(\+srv)?:\/\//.test(word)) throw new Refusal(usage[name]);
  return { name, target: word };
}

const isOperation = (name: string): name is Request['name'] => Object.hasOwn(usage, name);

function wordsIn(name: Request['name'], args: string[]) {
  try {
    const { positionals, values } = parseArgs({ args, options: { into: { type: 'string' } }, allowPositionals: true });
    return { words: positionals, into: values.into };
  } catch {
    throw new Refusal(usage[name]);
  }
}
