import { located } from '../errors.ts';
import type { Expression } from '../match/expression.ts';
import { matchedPosition } from '../match/position.ts';
import { type Doc, isDoc, own, setOwn } from '../value/types.ts';

/** Throws 31277 when the query says nothing of the array's field, so that it can't have matched in it. */
export function checkMentioned(filter: Expression, path: string): void {
  const [field] = path.split('.');
  const mentions = (part: Expression): boolean =>
    part.kind === 'field' ? part.path.split('.')[0] === field : part.parts.some(mentions);
  if (!mentions(filter)) throw located(31_277, `Positional projection '${path}.$' does not match the query document.`);
}

/** The first array on a path with nothing but the element by which the query matched. Without an array it stays. */
export function onlyMatched(original: Doc, projected: Doc, path: string[], filter: Expression): Doc {
  const [name = '', ...rest] = path;
  const value = own(projected, name);
  if (!Array.isArray(value) && !(isDoc(value) && rest.length > 0)) return projected;
  const out = { ...projected };
  setOwn(
    out,
    name,
    isDoc(value) ? onlyMatched(original, value, rest, filter) : [matchedElement(value, original, filter)],
  );
  return out;
}

function matchedElement(array: unknown[], original: Doc, filter: Expression): unknown {
  const position = matchedPosition(filter, original);
  if (position === undefined)
    throw located(51_246, "positional operator '.$' couldn't find a matching element in the array");
  if (position >= array.length) throw located(51_247, "positional operator '.$' element mismatch");
  return array[position];
}
