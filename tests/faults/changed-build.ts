import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './processes.ts';

/** One line of the product, named by its source, as it stands there and as it stands in the build. */
export type Change = { source: string; line: RegExp; instead: string };

/** Nobody rings again for what was not heard, neither the gateway nor a worker. */
export const WITHOUT_RECONCILER: Change = {
  source: 'core/store/reconcile.ts',
  line: /const \[rows, outboxes, unanswered, bots, accounts\] =/,
  instead: 'return 0;\n$&',
};

/** Whoever writes a conversation overwrites what others have written since it was read. */
export const WITHOUT_FENCE: Change = {
  source: 'core/store/conversations/conditional-write.ts',
  line: /version: before\.version\b/,
  instead: '',
};

/** A message is acknowledged before it is stored. */
export const ACKNOWLEDGED_FIRST: Change = {
  source: 'core/store/accept.ts',
  line: /const outcome = await deps\.inbox\.accept\(/,
  instead: 'const outcome = "accepted"; ((row) => void deps.inbox.accept(row).catch(() => undefined))(',
};

/** A message is acknowledged half a second before it is stored: it dies with its gateway. */
export const ACKNOWLEDGED_LONG_BEFORE: Change = {
  ...ACKNOWLEDGED_FIRST,
  instead:
    'const outcome = "accepted"; ((row) => void setTimeout(() => deps.inbox.accept(row).catch(() => undefined), 500))(',
};

/** What comes again under the same id is another message. */
export const WITHOUT_UNIQUE_ROWS: Change = {
  source: 'core/store/inbox.ts',
  line: /(?<=externalId: 1\s*\}, \{) unique: true(?= \})/,
  instead: '',
};

/** Nobody looks after what is held by agents who are gone. */
export const WITHOUT_TAKING_BACK: Change = {
  source: 'workers/sweep/sweep.ts',
  line: /await takeBackFromVanished\(/,
  instead: 'void (',
};

/** Each process judges who is there by the clock of its own machine. */
export const OWN_CLOCKS: Change[] = [
  { source: 'core/store/clock.ts', line: /return localTime\.getTime\(\)/, instead: 'return Date.now()' },
  {
    source: 'core/store/clock.ts',
    line: /return Math\.round\(elapsed\(\) \+ heard\.ahead\)/,
    instead: 'return Date.now()',
  },
];

/** A worker that is frozen is taken for dead after one second instead of ten: a freeze may be short. */
export const SHORT_LOCKS: Change[] = [
  { source: 'core/queue/worker.ts', line: /lockDuration: \w+/, instead: 'lockDuration: 1000' },
  { source: 'core/queue/worker.ts', line: /stalledInterval: \w+/, instead: 'stalledInterval: 500' },
];

/** Who doesn't read keeps the line, and everything is kept for them. */
export const WITHOUT_BOUND: Change = {
  source: 'gateway/realtime/slow-lines.ts',
  line: /if \(waiting <= most\) return;/,
  instead: 'return;',
};

/** A page that asks for what came after a seq is told nothing. */
export const WITHOUT_RESYNC: Change = {
  source: 'gateway/http/routes/visitors.ts',
  line: /await timeline\.after\(scope, current\.id, from, MOST\)/,
  instead: '[]',
};

/** What an agent sends again under the same id is another message. */
export const WITHOUT_KEYS: Change = {
  source: 'core/store/apply.ts',
  line: /const done = repeated\(loaded, key\);/,
  instead: 'const done = null;',
};

/** `product` is what `npm start` runs. */
export type Build = { gateway: Entry; worker: Entry; product: string; remove: () => void };

/**
 * A copy of what was built, with some lines changed.
 * @throws when a source is not in the build, or its line is not there exactly once
 */
export const changedBuild = (changes: readonly Change[]): Build => {
  mkdirSync('.cache/faults', { recursive: true });
  // Inside the project, where the packages are found.
  const folder = mkdtempSync('.cache/faults/build-');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    cpSync('dist', folder, { recursive: true, filter: (path) => !path.endsWith('.map') });
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.js'))
      .map((path) => join(folder, path));
    for (const change of changes)
      if (scripts.filter((script) => changeIn(script, change)).length === 0)
        throw new Error(`${change.source} is not in the build.`);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    gateway: [join(folder, 'gateway/main.js')],
    worker: [join(folder, 'workers/main.js')],
    product: join(folder, 'embedded/start/main.js'),
    remove,
  };
};

/** Whether the script holds the source, changed now. The bundler writes where each begins and ends. */
const changeIn = (script: string, { source, line, instead }: Change): boolean => {
  const text = readFileSync(script, 'utf8');
  const begin = text.indexOf(`//#region ${source}\n`);
  if (begin < 0) return false;
  const end = text.indexOf('//#endregion', begin);
  const region = text.slice(begin, end);
  if (region.split(line).length !== 2) throw new Error(`${source} has no single ${line}: the change is out of date.`);
  writeFileSync(script, text.slice(0, begin) + region.replace(line, instead) + text.slice(end));
  return true;
};
