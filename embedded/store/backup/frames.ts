import type { Binary } from 'bson';
import type { Doc } from '../value/types.ts';

/*
 * Everything in a store at one moment, as a sequence of frames: one header, then the documents of each
 * collection in turn. It travels like this over the socket and lies like this in a backup.
 */

export interface CollectionHeader {
  /** `database.collection`. */
  ns: string;
  /** As `listIndexes` gives them, the one on `_id` first. */
  indexes: Doc[];
  count: number;
}

export interface HeaderFrame {
  time: Date;
  collections: CollectionHeader[];
}

export interface DocumentsFrame {
  /** The collection's place in the header. */
  collection: number;
  /** Whole documents, one behind the other, as they are stored. */
  docs: Binary;
}

export type Frame = HeaderFrame | DocumentsFrame;
