import type { Extras, Profile } from '../contract/adapter.ts';
import { harmless } from './failure.ts';
import type { Graph } from './graph.ts';
import { errorOf } from './messaging-errors.ts';
import type { PageAccount, PageSettings } from './page-account.ts';

/**
 * Of whom Meta tells nothing: no profile, as for accounts that were made with a phone number; an app that may not see it, or
 * not yet, as they have to write first (Messenger Platform and Instagram, "User Profile API").
 */
const NOTHING_TOLD = new Set([2018218, 2018247, 230, 33]);

/** Asks for these fields of a customer; `nameIn` finds what they are called among what came. */
export const createProfile =
  (
    graph: Graph,
    fields: readonly string[],
    nameIn: (known: unknown) => string,
  ): NonNullable<Extras<PageSettings, PageAccount['secrets']>['profile']> =>
  async (peer, { account, reach }): Promise<Profile | null> => {
    const query = { fields: fields.join(',') };
    const answer = await graph.call({ method: 'GET', path: [peer], query }, account.secrets.accessToken, reach);
    if (answer.ok) {
      const name = nameIn(answer.body);
      return name === '' ? null : { name };
    }
    const { failure } = answer;
    if (
      'status' in failure &&
      [failure.code, failure.subcode].some((code) => code !== undefined && NOTHING_TOLD.has(code))
    )
      return null;
    throw new Error(harmless(errorOf(failure)).why);
  };
