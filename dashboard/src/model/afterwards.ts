import type { Entry } from './timeline.ts';

/** What the customer did to something that was said: entries never change, the screen shows what came of them. */
export type Afterwards = {
  /** As it is now; null as long as it was not edited. */
  text: string | null;
  /** What was edited away, oldest first. */
  earlier: string[];
  deleted: boolean;
  emoji: string | null;
};
export const UNTOUCHED: Afterwards = { text: null, earlier: [], deleted: false, emoji: null };

const GONE = { text: '', earlier: [], deleted: true };

const change = (entry: Entry, before: Afterwards, original: string): [number, Afterwards] | null => {
  switch (entry.type) {
    case 'customerReacted':
      return [entry.to, { ...before, emoji: entry.emoji }];
    case 'customerEdited':
      if (before.deleted || entry.deleted) return [entry.of, { ...before, ...GONE }];
      return [entry.of, { ...before, text: entry.text, earlier: [...before.earlier, before.text ?? original] }];
    // What is gone is not to be seen in an earlier form either.
    case 'customerDeleted':
      return [entry.of, { ...before, ...GONE }];
    // Also where the entry that says so is not here.
    case 'customerMessage':
      return entry.deleted ? [entry.seq, { ...before, ...GONE }] : null;
    default:
      return null;
  }
};

const aboutOf = (entry: Entry): number | null => {
  if (entry.type === 'customerReacted') return entry.to;
  return entry.type === 'customerEdited' || entry.type === 'customerDeleted' ? entry.of : null;
};

/** What came of each entry that something was done to, by its seq. */
export const foldAfterwards = (entries: readonly Entry[]): ReadonlyMap<number, Afterwards> => {
  const changed = new Map<number, Afterwards>();
  for (const entry of entries) {
    const about = aboutOf(entry);
    const said = about === null ? entry : entries.find(({ seq }) => seq === about);
    const original = said?.type === 'customerMessage' ? said.text : '';
    const after = change(entry, changed.get(about ?? entry.seq) ?? UNTOUCHED, original);
    if (after) changed.set(...after);
  }
  return changed;
};

/** It is shown with what it is about, and not by itself. */
export const isAfterwards = (entry: Entry): boolean => aboutOf(entry) !== null;
