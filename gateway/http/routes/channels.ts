import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  ChannelAccountChange,
  ChannelAccounts,
  ChannelAccountView,
  ChannelCheck,
  ChannelKinds,
  ChannelSecrets,
  NewChannelAccount,
} from '#core/contracts/channels.ts';
import { Id } from '#core/contracts/primitives.ts';
import type { Deed } from '#core/domain/audit.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import { BatonError } from '#core/domain/errors.ts';
import { newId } from '#core/store/ids.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import { audited } from '../audited.ts';
import { adapterOf, channelAccountView, channelKind, refuseUnfit } from '../channel-accounts.ts';
import { checkAccount } from '../channel-check.ts';
import type { App } from '../fastify.ts';
import { requireAdmin } from '../guards.ts';

const tags = ['admin'];
const Params = Type.Object({ id: Id });
const onRequest = requireAdmin;

export const channelRoutes = (app: App, deps: Deps): void => {
  const { store, sealing } = deps;
  const { channelAccounts } = store;

  const found = (account: ChannelAccount | null): ChannelAccount => {
    if (account === null) throw new BatonError('not_found');
    return account;
  };
  const shown = (account: ChannelAccount | null) => channelAccountView(deps, found(account));
  /** What was stopped or paused is tried at once: an admin has mended it. */
  const resumed = async (account: ChannelAccount | null) => {
    const { id } = found(account);
    await store.outlets.opened(id);
    deps.sessionLine.look();
    deps.queues.ring('deliver', { channelAccountId: id });
    return shown(account);
  };
  /** What an admin does to an account is written down before it is done. */
  const recorded = <T>(
    request: FastifyRequest,
    id: string,
    deed: Deed,
    work: () => Promise<T>,
    details: Record<string, string> = {},
  ): Promise<T> => audited(deps, request, { deed, on: { kind: 'channel', id }, details }, work);
  const described = (summary: string, description?: string) => ({
    ...{ tags, summary, params: Params, response: answers(ChannelAccountView) },
    ...(description && { description }),
  });

  app.get(
    '/api/channels/kinds',
    {
      onRequest,
      schema: { tags, summary: 'Kinds of channels that can be connected', response: answers(ChannelKinds) },
    },
    async () => ({ items: Object.values(deps.adapters).map(channelKind) }),
  );

  app.get(
    '/api/channels',
    { onRequest, schema: { tags, summary: 'Accounts of platforms', response: answers(ChannelAccounts) } },
    async () => ({ items: (await channelAccounts.list()).map(shown) }),
  );

  app.post(
    '/api/channels',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Connect an account of a platform',
        body: NewChannelAccount,
        response: answers(ChannelAccountView),
      },
    },
    async (request) => {
      const { secrets, ...account } = request.body;
      const adapter = adapterOf(deps.adapters, account.kind);
      refuseUnfit(adapter.settings, 'settings', account.settings);
      refuseUnfit(adapter.secrets, 'secrets', secrets);
      if ((await store.bots.byId(account.botId)) === null)
        throw new BatonError('invalid_input', `There is no bot ${account.botId}.`);
      const id = newId();
      const sealed = sealing.seal(id, secrets);
      const insert = () => channelAccounts.insert({ id, ...account, sealed }, store.time());
      const { kind, name } = account;
      const created = await recorded(request, id, 'channel_created', insert, { kind, name });
      deps.sessionLine.look();
      return shown(created);
    },
  );

  app.get('/api/channels/:id', { onRequest, schema: described('An account of a platform') }, async ({ params }) =>
    shown(await channelAccounts.byId(params.id)),
  );

  app.patch(
    '/api/channels/:id',
    { onRequest, schema: { ...described('Change an account'), body: ChannelAccountChange } },
    async (request) => {
      const { params, body } = request;
      const { kind } = found(await channelAccounts.byId(params.id));
      if (body.settings) refuseUnfit(adapterOf(deps.adapters, kind).settings, 'settings', body.settings);
      const change = async () => resumed(await channelAccounts.update(params.id, body));
      const fields = Object.keys({ ...body, ...body.settings }).filter((field) => field !== 'settings');
      return recorded(request, params.id, 'channel_changed', change, { fields: fields.join(', ') });
    },
  );

  app.put(
    '/api/channels/:id/secrets',
    {
      onRequest,
      schema: {
        ...described('Enter the secrets anew', 'They are encrypted, and never given back.'),
        body: ChannelSecrets,
      },
    },
    async (request) => {
      const { params, body } = request;
      const { secrets } = body;
      const { kind, id } = found(await channelAccounts.byId(params.id));
      refuseUnfit(adapterOf(deps.adapters, kind).secrets, 'secrets', secrets);
      const sealed = sealing.seal(id, secrets);
      const enter = async () => resumed(await channelAccounts.setSecrets(id, sealed, store.time()));
      return recorded(request, id, 'channel_secrets_entered', enter);
    },
  );

  app.post(
    '/api/channels/:id/check',
    {
      onRequest,
      schema: { ...described('Ask the platform whether the account works'), response: answers(ChannelCheck) },
    },
    async (request) => {
      const account = found(await channelAccounts.byId(request.params.id));
      const check = async () => {
        const checked = await checkAccount(deps, account);
        if (checked.ok) await resumed(account);
        return checked;
      };
      return recorded(request, account.id, 'channel_checked', check);
    },
  );

  app.post(
    '/api/channels/:id/disconnect',
    { onRequest, schema: described('Disconnect an account', 'Its conversations stay. Nothing more is heard of it.') },
    async (request) => {
      const disconnect = async () => shown(await channelAccounts.disconnect(request.params.id, store.time()));
      const disconnected = await recorded(request, request.params.id, 'channel_disconnected', disconnect);
      deps.sessionLine.look();
      return disconnected;
    },
  );

  app.post(
    '/api/channels/:id/connect',
    { onRequest, schema: described('Connect an account again') },
    async (request) => {
      const connect = async () => resumed(await channelAccounts.connect(request.params.id, store.time()));
      return recorded(request, request.params.id, 'channel_connected', connect);
    },
  );
};
