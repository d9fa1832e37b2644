import type { RawRequest, Verdict } from '../contract/adapter.ts';
import { authenticateMeta } from '../meta/authenticate.ts';
import type { InstagramAccount } from './settings.ts';

export const authenticate = (request: RawRequest, account: InstagramAccount): Verdict =>
  authenticateMeta(request, account.secrets);
