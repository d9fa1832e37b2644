import type { Binary } from 'bson';
import { bsonType, type Doc, isDoc, own } from '../value/types.ts';

/** The id of a command's session as hexadecimal digits, undefined when it has none. */
export function sessionOf(body: Doc): string | undefined {
  const lsid = own(body, 'lsid');
  const id = isDoc(lsid) ? own(lsid, 'id') : undefined;
  return bsonType(id) === 'Binary' ? Buffer.from((id as Binary).value()).toString('hex') : undefined;
}
