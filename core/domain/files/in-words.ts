import { mediaInWords } from '../channels/spoken-parts.ts';
import type { AttachedFile } from './file.ts';

/** A message as words alone: a line for each file, for the assistant and wherever only text can be shown. */
export const withWords = (text: string, files: readonly Pick<AttachedFile, 'kind' | 'name' | 'voice'>[] = []): string =>
  [...files.map(({ kind, name, voice }) => mediaInWords(kind, name, voice)), text]
    .filter((line) => line.trim() !== '')
    .join('\n');
