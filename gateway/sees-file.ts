import type { StoredFile } from '#core/domain/files/file.ts';
import type { Scope } from '#core/domain/permissions.ts';
import type { NamedViewer, SignedAddresses } from '#core/files/signed-address.ts';
import type { Store } from '#core/store/connect.ts';

export type FileSeeker = { kind: 'agent'; scope: Scope } | Extract<NamedViewer, { kind: 'visitor' }>;

/** Whether somebody may see a file now: whoever sees its conversation. */
export const createSees =
  ({ conversations }: Pick<Store, 'conversations'>, { isPeer }: Pick<SignedAddresses, 'isPeer'>) =>
  async (seeker: FileSeeker, { conversationId, channelAccountId }: StoredFile): Promise<boolean> => {
    if (conversationId === null) return false;
    if (seeker.kind === 'agent') return conversations.isWithin(seeker.scope, conversationId);
    if (channelAccountId !== seeker.channelAccountId) return false;
    const customer = await conversations.customerOf(conversationId);
    return customer?.channelAccountId === channelAccountId && isPeer(seeker, customer.peer);
  };
