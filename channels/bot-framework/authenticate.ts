import type { Verdict, Webhook } from '../contract/adapter.ts';
import { envelopeIn } from './activity.ts';
import type { Endpoints } from './endpoints.ts';
import { isConnector } from './hosts.ts';
import type { Verify } from './sdk.ts';
import type { BotAccount } from './settings.ts';
import { saidBy } from './token.ts';

export type Authenticate = Webhook<BotAccount['settings'], BotAccount['secrets']>['authenticate'];

/** Azure has one way to sign, and so has whoever is believed: the SDK knows more of both. */
const ALGORITHM = 'RS256';
/** Its tokens are bound to no connector. */
const UNBOUND = 'AseChannel';

/**
 * A token says who sends, to which app, through which connector; the key that signed it, for which channels it may
 * (Azure Bot Service, "Authenticate requests from the Bot Connector service to your bot").
 */
export const createAuthenticate =
  (endpoints: Endpoints, verify: Verify): Authenticate =>
  async ({ method, headers, body }, { settings }, { now }) => {
    if (!settings.appId) return stranger('The account has no app ID: nothing can be checked without one.');
    if (method !== 'POST') return stranger('The Bot Framework sends with POST.');
    const { authorization } = headers;
    const token = saidBy(authorization);
    if (!authorization || !token) return stranger('There is no token with it.');
    if (token.alg !== ALGORITHM || token.issuer !== endpoints.issuer)
      return stranger('The token is of another kind than the Bot Framework’s.');
    const envelope = envelopeIn(body);
    if (!envelope || envelope.channelId === UNBOUND)
      return stranger('It is not said of which channel it is, or through which connector it can be answered.');
    if (!isConnector(envelope.serviceUrl, settings, endpoints))
      return stranger('The connector is at a host that is not in the list of those that are allowed.');
    if (!(await verify(envelope, authorization, { appId: settings.appId, now: now() })))
      return stranger('The token is not good for this app, channel and connector, or it has expired.');
    // Whoever invokes waits for an answer; nothing that can be invoked is here.
    return envelope.type === 'invoke'
      ? { genuine: true, answer: { status: 501, type: 'text/plain', body: '' } }
      : { genuine: true };
  };

const stranger = (why: string): Verdict => ({ genuine: false, why });
