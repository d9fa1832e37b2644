import {
  type Document,
  MongoBulkWriteError,
  MongoClientBulkWriteError,
  MongoOperationTimeoutError,
  MongoServerError,
} from 'mongodb';
import type { ExpectedError } from './format.ts';
import { match } from './match.ts';
import type { Scope } from './match-operators.ts';
import { resultOf } from './results.ts';
import { isDocument, show } from './values.ts';
import { Failed } from './verdict.ts';

const root = (path: string) => ({ path, root: true });

/** Compares an error with what was expected of it. Throws Failed. */
export function assertError(expected: ExpectedError, given: Error & Document, scope: Scope): void {
  // A bulk write of the client's wraps what ended it.
  const error: Error & Document =
    given instanceof MongoClientBulkWriteError && given.cause instanceof MongoServerError ? given.cause : given;
  const check = (holds: boolean, what: string) => {
    if (!holds) throw new Failed(`expected ${what}, got the error ${error.code ?? error.name}: ${error.message}`);
  };
  const server = error instanceof MongoServerError;
  if (expected.isClientError !== undefined)
    check(server !== expected.isClientError, `an error of the ${expected.isClientError ? 'client' : 'server'}`);
  if (expected.isTimeoutError !== undefined)
    check(error instanceof MongoOperationTimeoutError === expected.isTimeoutError, 'a timeout');
  const texts = [error.message, ...writeErrorsOf(error).map(({ errmsg }) => String(errmsg))];
  const { errorContains, errorCode, errorCodeName } = expected;
  if (errorContains !== undefined)
    check(
      texts.some((text) => text.toLowerCase().includes(errorContains.toLowerCase())),
      `the words “${errorContains}”`,
    );
  if (errorCode !== undefined) check(error.code === errorCode, `the code ${errorCode}`);
  if (errorCodeName !== undefined)
    check(codeNameOf(error)?.toLowerCase() === errorCodeName.toLowerCase(), `the code ${errorCodeName}`);
  assertLabels(expected, error, check);
  if (expected.errorResponse) match(expected.errorResponse, error.errorResponse, scope, root('error'));
  assertParts(expected, given, scope);
}

function assertLabels(
  { errorLabelsContain = [], errorLabelsOmit = [] }: ExpectedError,
  error: Document,
  check: (holds: boolean, what: string) => void,
): void {
  const has = (label: string) => Boolean(error.hasErrorLabel?.(label));
  for (const label of errorLabelsContain) check(has(label), `the label ${label}`);
  for (const label of errorLabelsOmit) check(!has(label), `no label ${label}`);
}

/** What an error of a bulk write carries: its result, and the errors of single writes. */
function assertParts(
  { expectResult, writeErrors, writeConcernErrors }: ExpectedError,
  error: Document,
  scope: Scope,
): void {
  if (expectResult !== undefined) match(expectResult, partialResult(error), scope, root('error.result'));
  if (writeErrors) {
    const actual: Map<number, Document> = error.writeErrors;
    if (actual.size !== Object.keys(writeErrors).length)
      throw new Failed(`expected the write errors ${show(writeErrors)}, got ${actual.size}`);
    for (const [index, expected] of Object.entries(writeErrors))
      match(expected, actual.get(Number(index)), scope, root(`writeErrors.${index}`));
  }
  for (const [i, expected] of (writeConcernErrors ?? []).entries())
    match(expected, error.writeConcernErrors?.[i], scope, root(`writeConcernErrors[${i}]`));
}

/** What was done before the error. After a lost connection the driver names ids that it only meant to insert. */
function partialResult(error: Document): unknown {
  const result = resultOf(error.partialResult ?? error.result);
  if (error instanceof MongoBulkWriteError && writeErrorsOf(error).length === 0 && isDocument(result))
    delete result.insertedIds;
  return result;
}

function writeErrorsOf(error: Document): Document[] {
  return error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
}

function codeNameOf(error: Document): string | undefined {
  return (
    error.codeName ?? error.errorResponse?.writeConcernError?.codeName ?? error.result?.writeConcernError?.codeName
  );
}
