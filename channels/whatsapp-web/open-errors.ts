const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /net::ERR_(NAME|INTERNET|ADDRESS|NETWORK|CONNECTION|TIMED_OUT|PROXY|TUNNEL|DNS)/,
    'web.whatsapp.com cannot be reached from here. Check the network, and whether a firewall lets this machine through.',
  ],
  [
    /net::ERR_(CERT|SSL)/,
    'web.whatsapp.com shows a certificate that is not trusted here. Check the network and its proxy.',
  ],
  [
    /Failed to launch the browser|Code: \d+|error while loading shared libraries/i,
    'Chromium does not start here. Check that it runs for the user that Baton runs as, and that there is memory left.',
  ],
  [/timeout|timed out/i, 'WhatsApp Web did not load in time.'],
];

/** Why the page could not be opened, in words for the admin: what the browser says may hold addresses and paths. */
export const openErrorOf = (error: unknown): string =>
  REASONS.find(([said]) => said.test(String(error)))?.[1] ?? 'WhatsApp Web could not be opened.';
