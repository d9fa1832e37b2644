import { badValue, refuse } from '../errors.ts';
import { type Doc, isDoc, own, setOwn } from '../value/types.ts';
import type { Expression } from './operator.ts';
import { operators } from './operators.ts';

/** Parses an aggregation expression. Operators and variables it doesn't know are refused. */
export function compileExpression(expression: unknown): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) return fieldOrVariable(expression);
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (doc) => items.map((item) => item(doc) ?? null);
  }
  if (!isDoc(expression)) return () => expression;
  const [first, ...more] = Object.keys(expression);
  if (!first?.startsWith('$')) return compileDoc(expression);
  if (more.length > 0) throw badValue(`an expression with more than one operator: ${first}`);
  if (first === '$literal') return () => expression[first];
  const operator = operators.get(first);
  if (!operator) throw refuse(`The aggregation operator ${first}`);
  return operator(expression[first], compileExpression);
}

function compileDoc(expression: Doc): Expression {
  const fields = Object.keys(expression).map((name) => [name, compileExpression(expression[name])] as const);
  return (doc) => {
    const out: Doc = {};
    for (const [name, field] of fields) {
      const value = field(doc);
      if (value !== undefined) setOwn(out, name, value);
    }
    return out;
  };
}

function fieldOrVariable(path: string): Expression {
  if (path === '$$ROOT') return (doc) => doc;
  if (path.startsWith('$$')) throw refuse(`The aggregation variable ${path}`);
  const parts = path.slice(1).split('.');
  if (parts.includes('')) throw badValue(`FieldPath must not have empty parts: ${path}`);
  return (doc) => readPath(doc, parts, 0);
}

/** Through an array a path gives the array of what it finds in each document. */
function readPath(value: unknown, parts: string[], at: number): unknown {
  const part = parts[at];
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((item) => readPath(item, parts, at)).filter((item) => item !== undefined);
  }
  return isDoc(value) ? readPath(own(value, part), parts, at + 1) : undefined;
}
