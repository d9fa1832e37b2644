import { Webhook } from 'standardwebhooks';
import type { Reach } from '../contract/adapter.ts';
import type { SendError } from '../contract/outbound.ts';
import { noAnswer, retryAfter } from '../contract/transport.ts';
import type { ApiAccount } from './settings.ts';

export type Posted = { ok: true; response: Response } | { ok: false; error: SendError };

/** Sends a signed webhook. `id` is the same for each attempt: whoever has seen it takes it once. */
export const post = async (
  { account, reach }: { account: ApiAccount; reach: Reach },
  id: string,
  type: string,
  data: object,
): Promise<Posted> => {
  const now = new Date(reach.now());
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
  const signature = new Webhook(account.secrets.outgoingKey).sign(id, now, body);
  const response = await reach
    .fetch(account.settings.url, {
      method: 'POST',
      // Another address would get what was signed for this one.
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': signature,
      },
      body,
      signal: reach.signal,
    })
    .catch((error: unknown) => noAnswer(error));
  if (!(response instanceof Response)) return { ok: false, error: response };
  if (response.ok) return { ok: true, response };
  await response.body?.cancel();
  return { ok: false, error: refusal(response, reach.now()) };
};

const refusal = ({ status, headers }: Response, now: number): SendError => {
  const code = String(status);
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const afterMs = retryAfter(headers, now);
    return { kind: 'retry', code, why: 'Your system is busy.', ...(afterMs !== undefined && { afterMs }) };
  }
  if (status === 404) return { kind: 'recipient', code, why: 'Your system does not know this customer.' };
  if (status === 401 || status === 403)
    return { kind: 'auth', code, why: 'Your system does not accept the signature. Give both the same key.' };
  if (status === 410) return { kind: 'auth', code, why: 'Your system wants nothing more at this address.' };
  if (status < 400)
    return { kind: 'auth', code, why: 'The address leads to another one. Enter the address that answers.' };
  return { kind: 'content', code, why: 'Your system refuses this message.' };
};
