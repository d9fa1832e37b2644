import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Adapter } from '#channels/contract/adapter.ts';
import type { ChannelAccountView, ChannelKind } from '#core/contracts/channels.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import { sentenceOf } from './sentence.ts';

export type Adapters = Readonly<Partial<Record<Channel, Adapter>>>;

export const webhookPath = (kind: string, id: string): string => `/channels/${kind}/${id}`;

export const channelKind = ({
  kind,
  capabilities,
  settings,
  secrets,
  webhook,
  session,
  extras,
}: Adapter): ChannelKind => ({
  ...{ kind, capabilities, settings, secrets },
  webhook: webhook !== undefined,
  session: session !== undefined,
  checkable: extras?.check !== undefined,
});

/** Field by field, so that nothing that is stored for other reasons gets out. */
export const channelAccountView = (
  { publicUrl, adapters }: { publicUrl: string; adapters: Adapters },
  account: ChannelAccount,
): ChannelAccountView => {
  const { id, kind, botId, name, settings, secretsSetAt, createdAt, connectedAt, disconnectedAt } = account;
  const { health, lastEvents } = account;
  return {
    ...{ id, kind, botId, name, settings, secretsSetAt, createdAt, connectedAt, disconnectedAt, health, lastEvents },
    webhookUrl: adapters[kind]?.webhook ? publicUrl + webhookPath(kind, id) : null,
  };
};

export const adapterOf = (adapters: Adapters, kind: Channel): Adapter => {
  const adapter = adapters[kind];
  if (!adapter) throw new BatonError('invalid_input', `No channel of the kind "${kind}" can be connected.`);
  return adapter;
};

/** @throws BatonError `invalid_input`, which names the field and never its value */
export const refuseUnfit = (schema: TSchema, what: 'settings' | 'secrets', value: unknown): void => {
  const validator = Compile(schema);
  if (validator.Check(value)) return;
  const { properties = {} } = schema as { properties?: Record<string, { description?: string }> };
  const meantAt = (path: string): string | undefined => properties[path.slice(1)]?.description;
  throw new BatonError('invalid_input', sentenceOf(validator.Errors(value), `the ${what}`, meantAt));
};
