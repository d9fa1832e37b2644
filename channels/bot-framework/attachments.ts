import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { mediaRef } from '../contract/ids.ts';
import type { MediaKind, Part } from '../contract/inbound.ts';
import type { Activity } from './activity.ts';
import { isSticker } from './facebook.ts';

const maybe = Type.Optional(Type.String());
const Attachment = Type.Object({
  contentType: Type.String({ minLength: 1 }),
  contentUrl: maybe,
  name: maybe,
  content: Type.Optional(Type.Unknown()),
});
const attachment = Compile(Attachment);
type Attachment = Static<typeof Attachment>;

/** Teams, "Send and receive files": the file itself is behind an address that is good for minutes. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';
const TeamsFile = Compile(Type.Object({ downloadUrl: Type.String() }));

/** Files by reference, cards and whatever else by their name. */
export const attachmentsOf = (activity: Activity): Part[] =>
  (activity.attachments ?? []).flatMap((one): Part[] => {
    if (!attachment.Check(one)) return [{ kind: 'unsupported', what: 'attachment' }];
    // Teams sends what was written a second time, as HTML.
    if (one.contentType === 'text/html' && one.contentUrl === undefined && activity.text) return [];
    return [fileOf(activity, one) ?? { kind: 'unsupported', what: cardOf(one.contentType) }];
  });

const fileOf = (activity: Activity, { contentType, contentUrl, name, content }: Attachment): Part | undefined => {
  const isTeams = contentType === TEAMS_FILE;
  const address = isTeams && TeamsFile.Check(content) ? content.downloadUrl : contentUrl;
  if (!address || !/^https?:/i.test(address)) return undefined;
  const media = isSticker(activity, address) ? 'sticker' : mediaOf(contentType);
  return {
    ...{ kind: 'media', media, ref: mediaRef(address) },
    ...(name && { fileName: name }),
    ...(!isTeams && contentType.includes('/') && { mimeType: contentType }),
  };
};

/** Some channels write `image` for `image/jpeg`. */
const mediaOf = (contentType: string): MediaKind => {
  const [kind] = contentType.toLowerCase().split('/');
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document';
};

const cardOf = (contentType: string): string =>
  contentType.startsWith('application/vnd.microsoft.card.') ? `${contentType.split('.').at(-1)} card` : contentType;
