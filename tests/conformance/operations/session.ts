import type { AbstractCursor, ClientSession } from 'mongodb';
import { concerns } from '../runner/entities.ts';
import type { Actions } from './actions.ts';

/** `withTransaction` runs operations, so it stands with what runs them. */
export const sessionActions: Actions<ClientSession> = {
  abortTransaction: (on, options) => on.abortTransaction(options),
  commitTransaction: (on, options) => on.commitTransaction(options),
  endSession: (on) => on.endSession(),
  startTransaction: (on, options) => on.startTransaction(concerns(options)),
};

export const cursorActions: Actions<AbstractCursor> = {
  close: (on) => on.close().catch(() => undefined),
  iterateOnce: (on) => on.tryNext(),
  iterateUntilDocumentOrError: (on) => on.next(),
};
