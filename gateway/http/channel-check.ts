import type { Static } from 'typebox';
import type { Reach } from '#channels/contract/adapter.ts';
import type { ChannelCheck } from '#core/contracts/channels.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import { withoutSecrets } from '#core/domain/channels/without-secrets.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Deps } from '../deps.ts';
import { adapterOf } from './channel-accounts.ts';

/** What an adapter may reach from here, for so many milliseconds. */
export const reachFor = (ms: number): Reach => ({ fetch, now: Date.now, signal: AbortSignal.timeout(ms) });

/** Milliseconds. */
const PATIENCE = 10_000;
const NO_ANSWER = 'The platform did not answer. Try again in a moment.';

/** Asks the platform, and remembers what it said as the account's health. */
export const checkAccount = async (
  { adapters, sealing, store, log }: Pick<Deps, 'adapters' | 'sealing' | 'store' | 'log'>,
  account: ChannelAccount,
): Promise<Static<typeof ChannelCheck>> => {
  const { id, kind, settings } = account;
  const check = adapterOf(adapters, kind).extras?.check;
  if (!check) throw new BatonError('invalid_input', 'A channel of this kind tells by itself whether it works.');
  const secrets = sealing.openSecrets(account);
  const asked = check({ account: { id, settings, secrets }, reach: reachFor(PATIENCE) });
  const answer = await asked.catch((error: Error) => {
    // What the network says of a failure may repeat the request with its token.
    log.warn({ account: id, error: error.name }, 'a channel could not be checked');
    return { ok: false as const, why: NO_ANSWER };
  });
  const said = withoutSecrets(answer.ok ? answer.name : answer.why, secrets);
  await store.channelAccounts.setHealth(id, answer.ok ? 'ready' : 'failed', store.time(), answer.ok ? undefined : said);
  return { ok: answer.ok, said };
};
