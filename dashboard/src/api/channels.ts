import type { Static } from 'typebox';
import type { ChannelSession } from '#core/contracts/channel-sessions.ts';
import type {
  ChannelAccountChange,
  ChannelAccountView,
  ChannelCheck,
  ChannelKind,
  NewChannelAccount,
} from '#core/contracts/channels.ts';
import type { Request } from './request.ts';

export type NewAccount = Static<typeof NewChannelAccount>;

/** What admins do with channels. */
export const channelCalls = ({ GET, POST, PATCH, PUT, settled }: Request) => {
  const one = (id: string) => ({ params: { path: { id } } });
  return {
    kinds: async (): Promise<ChannelKind[]> => (await settled(GET('/api/channels/kinds'))).items as ChannelKind[],
    list: async (): Promise<ChannelAccountView[]> =>
      (await settled(GET('/api/channels'))).items as ChannelAccountView[],
    create: (body: NewAccount): Promise<ChannelAccountView> =>
      settled(POST('/api/channels', { body })) as Promise<ChannelAccountView>,
    change: (id: string, body: Static<typeof ChannelAccountChange>): Promise<unknown> =>
      settled(PATCH('/api/channels/{id}', { ...one(id), body })),
    enterSecrets: (id: string, secrets: Record<string, unknown>): Promise<unknown> =>
      settled(PUT('/api/channels/{id}/secrets', { ...one(id), body: { secrets } })),
    connect: (id: string): Promise<unknown> => settled(POST('/api/channels/{id}/connect', one(id))),
    disconnect: (id: string): Promise<unknown> => settled(POST('/api/channels/{id}/disconnect', one(id))),
    check: (id: string): Promise<Static<typeof ChannelCheck>> => settled(POST('/api/channels/{id}/check', one(id))),
    session: (id: string): Promise<ChannelSession> => settled(GET('/api/channels/{id}/session', one(id))),
    restart: (id: string): Promise<ChannelSession> => settled(POST('/api/channels/{id}/session/restart', one(id))),
    logOut: (id: string): Promise<ChannelSession> => settled(POST('/api/channels/{id}/session/log-out', one(id))),
  };
};
