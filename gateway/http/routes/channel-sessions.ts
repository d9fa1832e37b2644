import { Type } from 'typebox';
import { ChannelSession, type SessionQuestion } from '#core/contracts/channel-sessions.ts';
import { Id } from '#core/contracts/primitives.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import { audited } from '../audited.ts';
import { adapterOf } from '../channel-accounts.ts';
import type { App } from '../fastify.ts';
import { requireAdmin } from '../guards.ts';

const tags = ['admin'];
const onRequest = requireAdmin;
const NOBODY =
  'No process keeps up the connection of this channel at the moment. One takes it within half a minute where there is room; else start another channel process.';

/**
 * The connection of an account that is kept up. What opens the account, a QR code or a pairing code, is asked of the process that
 * has it at the moment and passed on: it is stored nowhere.
 */
export const channelSessionRoutes = (app: App, deps: Deps): void => {
  const { store, sessionLine } = deps;
  const described = (summary: string, description?: string) => ({
    ...{ tags, summary, params: Type.Object({ id: Id }), response: answers(ChannelSession) },
    ...(description && { description }),
  });

  const kept = async (id: string): Promise<ChannelAccount> => {
    const account = await store.channelAccounts.byId(id);
    if (account === null) throw new BatonError('not_found');
    if (!adapterOf(deps.adapters, account.kind).session)
      throw new BatonError('invalid_input', 'A channel of this kind has no connection that is kept up.');
    return account;
  };
  const asked = async (type: SessionQuestion['type'], channelAccountId: string): Promise<ChannelSession> => {
    const session = await sessionLine.ask({ type, channelAccountId });
    if (session === null) throw new BatonError('unavailable', NOBODY);
    return session;
  };

  app.get(
    '/api/channels/:id/session',
    {
      onRequest,
      schema: described(
        'How the connection is now',
        'With the QR code or pairing code that is valid at the moment. They change: ask again every second while they are shown.',
      ),
    },
    async ({ params }): Promise<ChannelSession> => {
      const { id, health, disconnectedAt } = await kept(params.id);
      const session = disconnectedAt === null ? await sessionLine.ask({ type: 'state', channelAccountId: id }) : null;
      return session ?? { live: false, state: health.state, since: health.since };
    },
  );

  app.post(
    '/api/channels/:id/session/restart',
    { onRequest, schema: described('Close the connection and open it anew', 'The pairing stays.') },
    async (request) => {
      const { id } = await kept(request.params.id);
      const deed = { deed: 'channel_restarted', on: { kind: 'channel', id } } as const;
      return audited(deps, request, deed, () => asked('restart', id));
    },
  );

  app.post(
    '/api/channels/:id/session/log-out',
    { onRequest, schema: described('Take the pairing back', 'What a new one needs is shown afterwards.') },
    async (request) => {
      const { id } = await kept(request.params.id);
      const deed = { deed: 'channel_logged_out', on: { kind: 'channel', id } } as const;
      return audited(deps, request, deed, () => asked('logOut', id));
    },
  );
};
