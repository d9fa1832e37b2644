import type { Document } from 'mongodb';

/** Operations of one kind of entity by their names. Sessions among the arguments are resolved already. */
export type Actions<T> = Record<string, (on: T, args: Document) => unknown>;
