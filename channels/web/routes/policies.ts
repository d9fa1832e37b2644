const SITE = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i;

const NOTHING_ELSE = "base-uri 'none'; form-action 'none'";

/** Who may frame the conversation: every site, or ours and the listed ones. What is no origin allows nothing. */
const ancestors = (allowedSites: readonly string[]): string =>
  allowedSites.length === 0 ? '*' : ["'self'", ...allowedSites.filter((site) => SITE.test(site))].join(' ');

export const framePolicy = (allowedSites: readonly string[], publicUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${new URL(publicUrl).origin.replace(/^http/, 'ws')}`,
    "img-src 'self' data:",
    NOTHING_ELSE,
    `frame-ancestors ${ancestors(allowedSites)}`,
  ].join('; ');

export const DEMO_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  NOTHING_ELSE,
  "frame-ancestors 'none'",
].join('; ');
