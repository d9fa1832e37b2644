/** A combination, or keys of a kind, and what they do. */
export type KeyMeaning = readonly [keys: readonly string[], meaning: string];

/** What `$mod` is called on this computer. */
export const MODIFIER = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
