import type { RawRequest, Verdict } from '../contract/adapter.ts';
import { isSameSecret, isSigned } from './signature.ts';

/** What an app of Meta shares with whoever gets its webhooks. */
export type AppSecrets = { appSecret: string; verifyToken: string };

/** Meta asks with GET, once, whether the address is ours, and sends events with POST. */
export const authenticateMeta = (request: RawRequest, secrets: AppSecrets): Verdict => {
  if (request.method === 'GET') return answerOf(request, secrets);
  return isSigned(request.body, request.headers['x-hub-signature-256'], secrets.appSecret)
    ? { genuine: true }
    : { genuine: false, why: 'The signature is not that of the app secret.' };
};

const answerOf = ({ query }: RawRequest, { verifyToken }: AppSecrets): Verdict => {
  const challenge = query['hub.challenge'];
  if (query['hub.mode'] !== 'subscribe' || challenge === undefined)
    return { genuine: false, why: 'This is not how Meta asks for a verification.' };
  if (!isSameSecret(query['hub.verify_token'] ?? '', verifyToken))
    return { genuine: false, why: 'The verify token is another one than the one of this account.' };
  return { genuine: true, answer: { status: 200, type: 'text/plain', body: challenge } };
};
