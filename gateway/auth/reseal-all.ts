import { BatonError } from '#core/domain/errors.ts';
import type { ChannelAccountsStore } from '#core/store/channel-accounts.ts';
import type { Sealing } from '#core/store/sealing.ts';

/** `unreadable` has a sentence for each account whose secrets have to be entered anew. */
export type Resealed = { resealed: number; newest: number; unreadable: string[] };

/** Encrypts all secrets under the newest key. Can be repeated, also while others enter new ones. */
export const resealAll = async (
  accounts: Pick<ChannelAccountsStore, 'list' | 'reseal'>,
  { seal, openSecrets, isNewest }: Sealing,
): Promise<Resealed> => {
  const result: Resealed = { resealed: 0, newest: 0, unreadable: [] };
  for (const account of await accounts.list()) {
    try {
      // Also what is under the newest key is read: what is damaged is told here, too.
      const secrets = openSecrets(account);
      if (isNewest(account)) result.newest += 1;
      else if (await accounts.reseal(account.id, account.sealed, seal(account.id, secrets))) result.resealed += 1;
      else result.newest += 1;
    } catch (error) {
      if (!(error instanceof BatonError && error.code === 'secrets_unreadable')) throw error;
      result.unreadable.push(error.message);
    }
  }
  return result;
};
