import type { Doc } from './value/types.ts';

/** An error that travels to the client as `{ok: 0, code, codeName, errmsg}` or as a write error. */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** Further fields of the reply, such as `keyPattern` of a duplicate key. */
  readonly extra: Doc;

  constructor(code: number, codeName: string, message: string, extra: Doc = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.extra = extra;
  }
}

export const badValue = (message: string) => new CommandError(2, 'BadValue', message);
export const failedToParse = (message: string) => new CommandError(9, 'FailedToParse', message);
export const typeMismatch = (message: string) => new CommandError(14, 'TypeMismatch', message);
export const namespaceNotFound = (message: string) => new CommandError(26, 'NamespaceNotFound', message);
export const pathNotViable = (message: string) => new CommandError(28, 'PathNotViable', message);
export const queryFeatureNotAllowed = (message: string) => new CommandError(224, 'QueryFeatureNotAllowed', message);
/** Errors that MongoDB knows by their number only, which is also their name. */
export const located = (code: number, message: string) => new CommandError(code, `Location${code}`, message);
export const conflictingOperators = (message: string) => new CommandError(40, 'ConflictingUpdateOperators', message);

/**
 * The one way of saying no: what this store doesn't do is never answered wrongly.
 * Code 115 is MongoDB's CommandNotSupported.
 */
export function refuse(what: string): CommandError {
  return new CommandError(
    115,
    'CommandNotSupported',
    `${what} is not supported by the embedded store. Set MONGO_URL to use a MongoDB server, which supports it.`,
  );
}
