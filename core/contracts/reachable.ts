/** Free of imports: the widget checks by the same patterns before it sends. */

/** What is taken for an address or a number at which somebody can be reached; whether they are shows when it is tried. */
export const EMAIL = '^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$';
export const PHONE = '^\\+?[0-9(][0-9 ()/.-]{3,28}[0-9]$';
