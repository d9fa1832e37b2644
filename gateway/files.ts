import type { Capabilities } from '#channels/contract/capabilities.ts';
import type { FileState, Uploads } from '#core/contracts/files.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import { FILE_KINDS, type StoredFile } from '#core/domain/files/file.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { Files } from '#core/files/files.ts';
import type { FileViewer, SignedAddresses } from '#core/files/signed-address.ts';
import type { Adapters } from './http/channel-accounts.ts';

/** Where files are kept, what of them is taken in, and where they can be opened. */
export type KeptFiles = Files &
  SignedAddresses & {
    /** Bytes of one upload. */
    most: number;
  };

type Limits = Capabilities['media']['out'];

/** What customers may be sent on their own page: whatever may be kept at all. */
const anything = (most: number): Limits =>
  Object.fromEntries(FILE_KINDS.map((kind) => [kind, { most, types: '*' as const }]));

/** What may be sent to the customers of a channel; null for no files at all. */
export const sendLimitsOf = (adapters: Adapters, channel: Channel, { most }: Pick<KeptFiles, 'most'>): Uploads => {
  const limits = channel === 'web' ? anything(most) : (adapters[channel]?.capabilities.media.out ?? {});
  const kinds = Object.entries(limits).map(([kind, { most, types }]) => [
    kind,
    { most, types: types === '*' ? types : [...types] },
  ]);
  return kinds.length === 0 ? null : { most, kinds: Object.fromEntries(kinds) };
};

/** For so long an address is surely good: then it is asked for anew. Milliseconds. */
const RENEWED = { agent: 40 * 60_000, visitor: 5 * 60_000 } as const;

/** How a file is, with where whoever looks can open it for a while. */
export const fileStateOf = (
  { id, name, status, facts, why }: StoredFile,
  viewer: FileViewer,
  { addressOf }: Pick<KeptFiles, 'addressOf'>,
  now: Instant,
): FileState => {
  // Why it has to wait is nothing that people could do anything about.
  const said = status === 'fetching' ? null : why;
  if (status !== 'ready' || facts === null) return { id, name, status, facts, why: said, address: null };
  const at = (variant: 'original' | 'thumb'): string => addressOf({ fileId: id, variant, viewer }, now);
  const thumbnail = facts.thumbnail ? at('thumb') : null;
  const address = { file: at('original'), thumbnail, expiresAt: now + RENEWED[viewer.kind] };
  return { id, name, status, facts, why: said, address };
};
