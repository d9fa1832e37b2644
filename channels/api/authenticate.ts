import { Webhook } from 'standardwebhooks';
import type { Webhook as Door } from '../contract/adapter.ts';
import type { ApiAccount } from './settings.ts';

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/**
 * As Standard Webhooks says: an HMAC-SHA256 over the id, the time and the body. A request that is older than five minutes is
 * nobody's any more; within them what comes again is the same message.
 */
export const authenticate: Door<ApiAccount['settings'], ApiAccount['secrets']>['authenticate'] = (
  { method, headers, body },
  { secrets },
) => {
  if (method !== 'POST') return { genuine: false, why: 'Send what happened with POST.' };
  const missing = HEADERS.filter((name) => headers[name] === undefined);
  if (missing.length > 0) return { genuine: false, why: `These headers are missing: ${missing.join(', ')}.` };
  try {
    new Webhook(secrets.incomingKey).verify(
      Buffer.from(body),
      Object.fromEntries(HEADERS.map((name) => [name, headers[name] ?? ''])),
      { jsonParse: false },
    );
    return { genuine: true };
  } catch {
    return { genuine: false, why: 'The signature is not that of the incoming key, or is older than five minutes.' };
  }
};
