const SITE = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i;

const NOTHING_ELSE = "base-uri 'none'; form-action 'none'";

/** Who may frame the conversation: every site, or ours and the listed ones. What is no origin allows nothing. */
const ancestors = (allowedSites: readonly string[]): string =>
  allowedSites.length === 0 ? '*' : ["'self'", ...allowedSites.filter((site) => SITE.test(site))].join(' ');

const isSite = (site: string, { protocol, hostname, port }: URL): boolean => {
  if (!SITE.test(site)) return false;
  const [, scheme, host = '', allowed = ''] = /^(https?:)\/\/([^:]+)(?::(\d+))?$/i.exec(site) ?? [];
  const fits = host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
  return fits && protocol === scheme && port === allowed;
};

/** Whether a page of that origin may speak for a bot: the same sites that may frame its conversation. */
export const mayEmbed = (allowedSites: readonly string[], origin: string, publicUrl: string): boolean => {
  if (allowedSites.length === 0 || origin === new URL(publicUrl).origin) return true;
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return url !== null && allowedSites.some((site) => isSite(site, url));
};

export const framePolicy = (allowedSites: readonly string[], publicUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${new URL(publicUrl).origin.replace(/^http/, 'ws')}`,
    "img-src 'self' data:",
    "media-src 'self'",
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
