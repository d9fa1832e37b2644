import { fileTypeFromFile } from 'file-type';
import { checkArchive } from './archive.ts';
import { oldOfficeType } from './old-office.ts';
import { plainTextType } from './plain-text.ts';
import { startOf } from './start-of.ts';

const ZIP = Buffer.from('PK');

/**
 * What a file is by its own bytes, whatever it is called.
 * @throws FileRefused for text that is more than text, and for archives that are dangerous to look into
 */
export const sniff = async (path: string, { size, name }: { size: number; name: string }): Promise<string> => {
  // Before anybody looks into it: to tell documents apart, parts of them are unpacked.
  if ((await startOf(path, 2)).equals(ZIP)) await checkArchive(path, size);
  const found = (await fileTypeFromFile(path))?.mime;
  if (found === undefined) return plainTextType(path, name);
  if (found === 'application/x-cfb') return (await oldOfficeType(path)) ?? found;
  if (found === 'text/calendar' || found === 'text/vcard') await plainTextType(path, '');
  return found;
};
