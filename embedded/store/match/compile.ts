import { isDoc, own } from '../value/types.ts';
import { conjuncts, type Expression, type FieldExpression, type Test } from './expression.ts';
import { type ElementTest, leafTest } from './leaf.ts';
import type { Matcher } from './matcher.ts';
import { parseFilter } from './parse.ts';
import { type ArrayMode, nowhere, placeOf, type ValueTest } from './walk.ts';

const everything: Matcher = () => true;

/**
 * Turns a parsed query into a function of a document. The rules are those of the manual's pages on each operator, with
 * one idea: a test asks one value, `walk.ts` finds the values that a path reaches, and any of them may pass.
 * Throws nothing at match time but refusals of Decimal128 and DBRef, and the errors of an `$expr`.
 */
export function compile(expression: Expression): Matcher {
  if (expression.kind === 'field') return compileField(expression);
  if (expression.kind === 'expr') return expression.holds;
  const parts = exprLast(expression.kind === 'and' ? conjuncts(expression) : expression.parts).map(compile);
  const [first, second] = parts;
  switch (expression.kind) {
    case 'and':
      if (!first) return everything;
      if (!second) return first;
      return (doc) => {
        for (const part of parts) if (!part(doc)) return false;
        return true;
      };
    case 'or':
      return (doc) => parts.some((part) => part(doc));
    case 'nor':
      return (doc) => !parts.some((part) => part(doc));
  }
}

/** An `$expr` can fail, so it is asked of no document that the other conditions decide. */
const exprLast = (parts: Expression[]) =>
  parts.toSorted((a, b) => Number(a.kind === 'expr') - Number(b.kind === 'expr'));

/** A filter of whole documents. */
export function compileFilter(filter: unknown): Matcher {
  return compile(parseFilter(filter, 'document'));
}

function compileField({ path, test }: FieldExpression): Matcher {
  const parts = path.split('.');
  return compileTest(parts, test);
}

const wholeOnly = new Set<Test['op']>(['$size', '$elemMatch', '$elemMatchValue']);

export const arrayMode = (test: Test): ArrayMode => (wholeOnly.has(test.op) ? 'whole' : 'each');

/** Negations hold for the whole path, so they are built here and not per value. */
function compileTest(parts: string[], test: Test): Matcher {
  if (test.op === '$not') {
    const inner = test.tests.map((item) => compileTest(parts, item));
    return (doc) => !inner.every((part) => part(doc));
  }
  if (test.op === '$all') {
    const inner = test.tests.map((item) => compileTest(parts, item));
    return (doc) => inner.length > 0 && inner.every((part) => part(doc));
  }
  const passes = leafTest(test, compileElement);
  const mode = arrayMode(test);
  if (parts.length > 1) return (doc) => placeOf(doc, parts, 0, passes, mode) !== nowhere;
  const name = parts[0] ?? '';
  return (doc) => {
    const value = own(doc, name);
    return Array.isArray(value) ? placeOf(doc, parts, 0, passes, mode) !== nowhere : passes(value);
  };
}

/** Tests on one element of an array, as in `{$elemMatch: {$gt: 1, $lt: 5}}`: an array in the array is not entered. */
export function compileValueTests(tests: Test[]): ValueTest {
  const parts = tests.map(compileValueTest);
  return (value) => parts.every((part) => part(value));
}

function compileValueTest(test: Test): ValueTest {
  if (test.op === '$not') {
    const inner = compileValueTests(test.tests);
    return (value) => !inner(value);
  }
  if (test.op === '$all') return test.tests.length > 0 ? compileValueTests(test.tests) : () => false;
  return leafTest(test, compileElement);
}

/** What `$elemMatch` asks of one element. A filter sees an array in the array by its positions, and no scalars. */
export function compileElement(test: ElementTest): ValueTest {
  if (test.op === '$elemMatchValue') return compileValueTests(test.tests);
  const matches = compile(test.expression);
  return (item) => (isDoc(item) ? matches(item) : Array.isArray(item) && matches(Object.fromEntries(item.entries())));
}
