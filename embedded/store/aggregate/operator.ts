import type { Doc } from '../value/types.ts';

/** Computes a value from a document; undefined is a missing one. */
export type Expression = (doc: Doc) => unknown;

/** Makes an expression of an operand; `compile` is for the expressions inside of it. */
export type Operator = (operand: unknown, compile: (expression: unknown) => Expression) => Expression;
