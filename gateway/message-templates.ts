import type { Logger } from 'pino';
import { type FilledTemplate, isFilled, type MessageTemplate } from '#core/domain/channels/message-template.ts';
import { withoutSecrets } from '#core/domain/channels/without-secrets.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { Store } from '#core/store/connect.ts';
import type { Sealing } from '#core/store/sealing.ts';
import type { Adapters } from './http/channel-accounts.ts';

/** A list is shown for so long before the platform is asked again. Milliseconds. */
const FRESH = 60_000;
/** Whoever names what is not in a list that is older than this is given a new one. */
const JUST_NOW = 5_000;
const PATIENCE = 10_000;

type Kept = { at: Instant; list: Promise<MessageTemplate[]> };
type Options = {
  store: Pick<Store, 'channelAccounts'>;
  adapters: Adapters;
  sealing: Pick<Sealing, 'openSecrets'>;
  log: Logger;
  /** Of this process alone: nothing is compared with another clock. */
  now?: () => Instant;
};

/** The templates of accounts, as the platforms have them. They are asked once a minute at most for what a screen shows. */
export const createMessageTemplates = ({ store, adapters, sealing, log, now = Date.now }: Options) => {
  const kept = new Map<ChannelAccountId, Kept>();

  const ask = async (id: ChannelAccountId): Promise<MessageTemplate[]> => {
    const account = await store.channelAccounts.byId(id);
    const templates = account && adapters[account.kind]?.extras?.templates;
    if (!account || !templates) return [];
    if (account.disconnectedAt !== null) throw new BatonError('unavailable', 'The channel is disconnected.');
    const secrets = sealing.openSecrets(account);
    const reach = { fetch, now: Date.now, signal: AbortSignal.timeout(PATIENCE) };
    const answer = await templates({ account: { id, settings: account.settings, secrets }, reach });
    if (answer.ok) return answer.templates;
    log.warn({ account: id }, 'its templates could not be listed');
    throw new BatonError('unavailable', withoutSecrets(answer.why, secrets));
  };

  const listOf = (id: ChannelAccountId, notOlderThan: number): Promise<MessageTemplate[]> => {
    const known = kept.get(id);
    if (known && now() - known.at < notOlderThan) return known.list;
    const list = ask(id);
    kept.set(id, { at: now(), list });
    // What went wrong is not kept: the next one asks anew.
    list.catch(() => kept.get(id)?.list === list && kept.delete(id));
    return list;
  };

  return {
    /** @throws BatonError `unavailable`, with the platform's reason in words */
    of: (id: ChannelAccountId): Promise<MessageTemplate[]> => listOf(id, FRESH),

    /**
     * The template that somebody wants to send.
     * @throws BatonError `template_unknown`, `template_incomplete`, `unavailable`
     */
    find: async (
      id: ChannelAccountId,
      { name, language, parameters }: Readonly<FilledTemplate>,
    ): Promise<MessageTemplate> => {
      const among = (all: readonly MessageTemplate[]): MessageTemplate | undefined =>
        all.find((one) => one.name === name && one.language === language);
      const found = among(await listOf(id, FRESH)) ?? among(await listOf(id, JUST_NOW));
      if (!found || found.needsMore) throw new BatonError('template_unknown');
      if (!isFilled(found, parameters)) throw new BatonError('template_incomplete');
      return found;
    },
  };
};
export type MessageTemplatesOf = ReturnType<typeof createMessageTemplates>;
