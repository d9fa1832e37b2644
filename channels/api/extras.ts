import { randomUUID } from 'node:crypto';
import type { Extras } from '../contract/adapter.ts';
import { NoMedia } from '../contract/no-media.ts';
import { post } from './post.ts';
import type { ApiAccount } from './settings.ts';

export const extras: Extras<ApiAccount['settings'], ApiAccount['secrets']> = {
  openMedia: async (ref, { reach }) => {
    const response = await reach.fetch(ref, { signal: reach.signal });
    if (response.status === 404 || response.status === 410 || response.status === 403)
      throw new NoMedia('Your system does not have this file any more, or gives it to nobody.');
    if (!response.ok || response.body === null) throw new Error(`Your system answered with ${response.status}.`);
    const mimeType = response.headers.get('content-type')?.split(';')[0];
    return { bytes: response.body, ...(mimeType && { mimeType }) };
  },

  showTyping: async ({ peer }, context) => {
    await post(context, `typing_${randomUUID()}`, 'typing.started', { customer: { id: peer } });
  },

  markRead: async ({ peer }, { heard, ...context }) => {
    await post(context, `read_${randomUUID()}`, 'message.read', { customer: { id: peer }, upTo: heard });
  },

  check: async (context) => {
    const posted = await post(context, `check_${randomUUID()}`, 'channel.checked', {});
    return posted.ok
      ? { ok: true, name: new URL(context.account.settings.url).host }
      : { ok: false, why: posted.error.why };
  },
};
