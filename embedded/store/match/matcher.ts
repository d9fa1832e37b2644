import type { Doc } from '../value/types.ts';

export type Matcher = (doc: Doc) => boolean;
