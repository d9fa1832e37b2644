import { expect, test } from 'vitest';
import { mayHaveToken } from '#channels/meta/download.ts';

const may = (url: string) => mayHaveToken(new URL(url), 'https://graph.facebook.com');

test.each([
  'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
  'https://graph.facebook.com/v26.0/1',
  'https://scontent.xx.fbcdn.net/v/1.jpg',
  'https://mmg.whatsapp.net/v/1',
])('Meta’s own host gets the token: %s', (url) => {
  expect(may(url)).toBe(true);
});

test.each([
  'http://lookaside.fbsbx.com/1',
  'https://lookaside.fbsbx.com:8443/1',
  'https://lookaside.fbsbx.com.example.com/1',
  'https://evilfbsbx.com/1',
  'https://example.com/?lookaside.fbsbx.com',
  'https://lookaside.fbsbx.com@example.com/1',
  'https://169.254.169.254/latest/meta-data',
  'http://[::1]/1',
  'file:///etc/passwd',
])('nobody else does: %s', (url) => {
  expect(may(url)).toBe(false);
});
