import type { Document } from 'mongodb';

/** Where the driver itself does other than a file wants; the server never gets to answer. */
const differences = [
  {
    file: /\bbypassDocumentValidation\.json$/,
    test: /^(BulkWrite|FindOneAndReplace|FindOneAndUpdate|InsertMany) passes bypassDocumentValidation: false$/,
    reason: 'the driver leaves out bypassDocumentValidation: false',
  },
  {
    file: /\bcreate-null-ids\.json$/,
    test: /via (insertOne|insertMany|replaceOne|bulkWrite)$/,
    reason: 'the driver puts an _id of its own in the place of null',
  },
];

/** Why a test can't pass with this driver, undefined for nearly all. */
export function driverDifference(file: string, description: string): string | undefined {
  return differences.find((known) => known.file.test(file) && known.test.test(description))?.reason;
}

const ownTimeout = 10_000;

/**
 * A started command as the test means it: to the write concern of a commit or abort the driver adds
 * the time to wait that the specification wants for repetitions only.
 */
export function withoutDriverTimeout(command: Document, expected: Document | undefined): Document {
  const ending = Object.hasOwn(command, 'commitTransaction') || Object.hasOwn(command, 'abortTransaction');
  const { wtimeout, ...concern } = command.writeConcern ?? {};
  const asked = expected?.writeConcern?.wtimeout !== undefined;
  return ending && wtimeout === ownTimeout && !asked ? { ...command, writeConcern: concern } : command;
}
