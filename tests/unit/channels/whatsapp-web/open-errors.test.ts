import { expect, test } from 'vitest';
import { openErrorOf } from '#channels/whatsapp-web/open-errors.ts';

test.each([
  ['net::ERR_NAME_NOT_RESOLVED at https://web.whatsapp.com/', /cannot be reached/],
  ['net::ERR_INTERNET_DISCONNECTED at https://web.whatsapp.com/', /cannot be reached/],
  ['net::ERR_CERT_AUTHORITY_INVALID at https://web.whatsapp.com/', /certificate/],
  ['Failed to launch the browser process: Code: 127', /Chromium does not start/],
  ['Navigation timeout of 30000 ms exceeded', /in time/],
  ['whatever it may say', /could not be opened/],
])('an admin reads what to look at: %s', (said, words) => {
  expect(openErrorOf(new Error(said))).toMatch(words);
});
