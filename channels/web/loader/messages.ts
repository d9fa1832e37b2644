/**
 * What the loader on the customer's page and the conversation in the iframe say to each other.
 * Both sides send to, and accept from, one pinned origin only.
 */

/** The iframe → the page. `brand` and `ink` are CSS colours; `keep` asks for the iframe on the next page, too. */
export type FrameToPage =
  | { baton: 'state'; unread: number; brand: string; ink: string; keep: boolean }
  | { baton: 'close' };

/** The page → the iframe. `focus` is false where the panel comes back by itself, on the next page. */
export type PageToFrame = { baton: 'open'; open: boolean; focus: boolean };
