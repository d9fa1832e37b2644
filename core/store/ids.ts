import { v7 } from 'uuid';

/** A UUIDv7: unique everywhere, and within one process strictly increasing in the order of the calls. */
export const newId = (): string => v7();
