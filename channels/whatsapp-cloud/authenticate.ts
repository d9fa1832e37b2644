import type { RawRequest, Verdict } from '../contract/adapter.ts';
import { authenticateMeta } from '../meta/authenticate.ts';
import type { WhatsAppAccount } from './settings.ts';

export const authenticate = (request: RawRequest, account: WhatsAppAccount): Verdict =>
  authenticateMeta(request, account.secrets);
