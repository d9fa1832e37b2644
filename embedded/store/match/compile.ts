import { own } from '../value/types.ts';
import type { Expression, FieldExpression, Test } from './expression.ts';
import { equalityTest, leafTest } from './leaf.ts';
import type { Matcher } from './matcher.ts';
import { parseFilter } from './parse.ts';
import { type ArrayMode, anyAt, type ValueTest } from './walk.ts';

const everything: Matcher = () => true;

/** Turns a parsed query into a function. Throws nothing at match time but refusals of Decimal128 and DBRef. */
export function compile(expression: Expression): Matcher {
  if (expression.kind === 'field') return compileField(expression);
  const parts = expression.parts.map(compile);
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

export function compileFilter(filter: unknown): Matcher {
  return compile(parseFilter(filter));
}

function compileField({ path, test }: FieldExpression): Matcher {
  const parts = path.split('.');
  return compileTest(parts, test);
}

const wholeOnly = new Set<Test['op']>(['$size', '$elemMatch', '$elemMatchValue']);

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
  const passes = test.op === '$eq' ? equalityTest(test.value) : leafTest(test, { compile, compileValueTests });
  const mode: ArrayMode = wholeOnly.has(test.op) ? 'whole' : 'each';
  if (parts.length > 1) return (doc) => anyAt(doc, parts, 0, passes, mode);
  const name = parts[0] ?? '';
  return (doc) => {
    const value = own(doc, name);
    return Array.isArray(value) ? anyAt(doc, parts, 0, passes, mode) : passes(value);
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
  return leafTest(test, { compile, compileValueTests });
}
