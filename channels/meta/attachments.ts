import { Type } from 'typebox';
import { mediaRef } from '../contract/ids.ts';
import type { MediaKind, Part } from '../contract/inbound.ts';
import { sensible } from './sensible.ts';

const text = Type.String({ minLength: 1 });
const elements = Type.Array(Type.Object({ title: Type.Optional(Type.String()) }));
const attachmentIn = sensible({ type: text, title: text, url: text, payload: Type.Object({}) });
const payloadIn = sensible({
  ...{ url: text, title: text, text, elements },
  sticker_id: Type.Union([Type.Number(), text]),
  coordinates: Type.Object({ lat: Type.Number(), long: Type.Number() }),
  product: Type.Object({ elements }),
});
type Attached = { type: string; title?: string; url?: string; payload: ReturnType<typeof payloadIn> };

const MEDIA = new Map<string, MediaKind>([
  ['image', 'image'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['file', 'document'],
  ['sticker', 'sticker'],
]);
/** Whoever is mentioned may look at a story for a day and must not keep it. */
const PASSING = new Set(['story_mention', 'ig_story']);

/** Files, places, and what was shared. `words` is what stands beside it: a link in there is not said twice. */
export const attachedParts = (attachments: readonly unknown[], words: string): Part[] => {
  const known = attachments.map(attachedIn);
  return known.filter((one) => !isTwin(one, known)).flatMap((one) => partsOf(one, words));
};

const attachedIn = (one: unknown): Attached => {
  const { type = 'attachment', payload, ...more } = attachmentIn(one);
  return { type, ...more, payload: payloadIn(payload) };
};

/**
 * Meta tells of one thing twice while it changes its word for it: a sticker was an image, and a shared post a share
 * (changelogs of June 2026 and November 2025).
 */
const isTwin = ({ type, payload }: Attached, all: readonly Attached[]): boolean => {
  const isThere = (other: string): boolean => all.some((one) => one.type === other);
  return (
    (type === 'image' && payload.sticker_id !== undefined && isThere('sticker')) ||
    (type === 'share' && isThere('ig_post'))
  );
};

const partsOf = (one: Attached, words: string): Part[] => {
  const { type, payload } = one;
  const media = MEDIA.get(payload.sticker_id === undefined ? type : 'sticker');
  if (media && payload.url) return [mediaOf(media, payload.url)];
  if (type === 'location' && payload.coordinates) {
    const { lat: latitude, long: longitude } = payload.coordinates;
    return [{ kind: 'location', latitude, longitude, ...(one.title && { name: one.title }) }];
  }
  const url = PASSING.has(type) ? undefined : (payload.url ?? one.url);
  // A link in a text comes with a preview of it.
  if (type === 'fallback' && url && words.includes(url)) return [];
  const lines = [...new Set([one.title ?? payload.title ?? payload.text, ...titlesIn(payload), url])].filter(Boolean);
  return [{ kind: 'unsupported', what: type }, ...(lines.length > 0 ? [textOf(lines.join('\n'))] : [])];
};

const textOf = (said: string): Part => ({ kind: 'text', text: said });

const titlesIn = ({ elements: own = [], product }: Attached['payload']): (string | undefined)[] =>
  [...own, ...(product?.elements ?? [])].map(({ title }) => title);

const mediaOf = (media: MediaKind, url: string): Part => {
  const fileName = media === 'document' ? nameIn(url) : undefined;
  return { kind: 'media', media, ref: mediaRef(url), ...(fileName && { fileName }) };
};

/** Files are told by their address alone; its last part is their name. */
const nameIn = (url: string): string | undefined => {
  const last = URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : undefined;
  if (!last || !/\.[A-Za-z0-9]{1,8}$/.test(last)) return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};
