declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The platform's id of one message, in either direction. Unique per account; the core never looks inside. */
export type ExternalId = Branded<'ExternalId'>;
/** A customer as the platform names them. Unique per account; the core never looks inside. */
export type PeerId = Branded<'PeerId'>;
/** Where a platform keeps a file of a message. Means something to the adapter that made it, for as long as the platform says. */
export type MediaRef = Branded<'MediaRef'>;

/** For what a platform has just said: the only place where a plain string becomes one of its ids. */
export const externalId = (id: string): ExternalId => id as ExternalId;
export const peerId = (id: string): PeerId => id as PeerId;
export const mediaRef = (ref: string): MediaRef => ref as MediaRef;
