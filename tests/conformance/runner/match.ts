import { EJSON } from 'bson';
import type { Document } from 'mongodb';
import { type Place, type Scope, special, specialOf } from './match-operators.ts';
import { isDocument, numberOf, show } from './values.ts';
import { Failed } from './verdict.ts';

/** Compares as the format prescribes. Throws Failed with the path of the first difference. */
export function match(expected: unknown, actual: unknown, scope: Scope, place: Place): void {
  const operator = specialOf(expected);
  if (operator) special(operator, actual, scope, place, match);
  else if (isDocument(expected)) matchDocument(expected, actual, scope, place);
  else if (Array.isArray(expected)) matchArray(expected, actual, scope, { ...place, root: false });
  else matchScalar(expected, actual, place);
}

function matchDocument(expected: Document, actual: unknown, scope: Scope, { path, root }: Place): void {
  if (!isDocument(actual)) throw new Failed(`${path}: expected a document, got ${show(actual)}`);
  for (const [key, value] of Object.entries(expected)) {
    const there = Object.hasOwn(actual, key) && actual[key] !== undefined;
    if (!there && !specialOf(value)) throw new Failed(`${path}.${key}: expected ${show(value)}, it is missing`);
    match(value, there ? actual[key] : undefined, scope, { path: `${path}.${key}`, root: false });
  }
  if (root) return;
  const extra = Object.keys(actual).find((key) => actual[key] !== undefined && !Object.hasOwn(expected, key));
  if (extra !== undefined) throw new Failed(`${path}.${extra}: unexpected ${show(actual[extra])}`);
}

/** `elementsAreRoots` is for what a cursor gave. */
export function matchArray(
  expected: unknown[],
  actual: unknown,
  scope: Scope,
  { path, root: elementsAreRoots }: Place,
): void {
  if (!Array.isArray(actual)) throw new Failed(`${path}: expected an array, got ${show(actual)}`);
  if (actual.length !== expected.length)
    throw new Failed(`${path}: expected ${expected.length} elements, got ${show(actual)}`);
  for (const [i, value] of expected.entries()) {
    match(value, actual[i], scope, { path: `${path}[${i}]`, root: elementsAreRoots });
  }
}

function matchScalar(expected: unknown, actual: unknown, { path }: Place): void {
  if (!sameScalar(expected, actual)) throw new Failed(`${path}: expected ${show(expected)}, got ${show(actual)}`);
}

function sameScalar(expected: unknown, actual: unknown): boolean {
  const [left, right] = [numberOf(expected), numberOf(actual)];
  if (left !== undefined && right !== undefined) return left === right || (Number.isNaN(left) && Number.isNaN(right));
  if (expected === null || actual === null || actual === undefined) return expected === actual;
  return typeof expected === typeof actual && canonical(expected) === canonical(actual);
}

const canonical = (value: unknown) => EJSON.stringify({ value }, { relaxed: false });
