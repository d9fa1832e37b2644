import type { RawRequest, Verdict } from '../contract/adapter.ts';
import { authenticateMeta } from '../meta/authenticate.ts';
import type { MessengerAccount } from './settings.ts';

export const authenticate = (request: RawRequest, account: MessengerAccount): Verdict =>
  authenticateMeta(request, account.secrets);
