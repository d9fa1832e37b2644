/**
 * What the loader on the customer's page and the conversation in the iframe say to each other.
 * Both sides send to, and accept from, one pinned origin only.
 */

/**
 * The iframe → the page: the launcher's look as declarations of style, or an empty text to be closed.
 * `--b` is the brand's colour, `--i` the ink on it, `--n` the badge's text in quotes, `--d` the display of
 * the launcher on phones while the panel is open, and `--k` is there while the next
 * page should fetch the iframe without being asked.
 */
export type FrameToPage = string;

/** The page → the iframe: whether it is shown, and whether the customer went there; it may also come back by itself. */
export type PageToFrame = [open: boolean, focused: boolean];
