import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Part } from '../contract/inbound.ts';
import type { Activity } from './activity.ts';
import { attachmentsOf } from './attachments.ts';
import { locationsOf, nativeOf, postbackOf } from './facebook.ts';

const maybe = Type.Optional(Type.String());
const coordinates = { latitude: Type.Number(), longitude: Type.Number() };
/** Bot Framework Protocol, "Entity": of schema.org, by their type. */
const Geo = Compile(Type.Object({ type: Type.Literal('GeoCoordinates'), ...coordinates, name: maybe }));
const Place = Compile(
  Type.Object({ type: Type.Literal('Place'), name: maybe, address: maybe, geo: Type.Object(coordinates) }),
);

/** What somebody said. At least one part: what has no form is named. Files first, as a caption stands behind its file. */
export const partsOf = (activity: Activity): Part[] => {
  const parts = [...attachmentsOf(activity), ...placesOf(activity), ...wordsOf(activity)];
  return parts.length > 0 ? parts : [{ kind: 'unsupported', what: nameOf(activity) }];
};

const placesOf = (activity: Activity): Part[] => {
  const places = (activity.entities ?? []).flatMap((entity): Part[] => {
    if (Geo.Check(entity)) return [place(entity, entity.name)];
    return Place.Check(entity) ? [place(entity.geo, entity.name, entity.address)] : [];
  });
  return places.length > 0 ? places : locationsOf(activity);
};

const place = (
  { latitude, longitude }: { latitude: number; longitude: number },
  name?: string,
  address?: string,
): Part => ({ kind: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) });

/** What was tapped is a choice where the channel says what stands behind it; else it is its words. */
const wordsOf = (activity: Activity): Part[] => {
  const { text = '', value } = activity;
  const postback = postbackOf(activity);
  if (postback) return [{ kind: 'choice', ...postback }];
  const payload = nativeOf(activity).message?.quick_reply?.payload ?? (typeof value === 'string' ? value : '');
  if (payload !== '') return [{ kind: 'choice', id: payload, title: text || payload }];
  const said = [text, ...filledIn(value)].filter((line) => line.trim() !== '').join('\n');
  return said === '' ? [] : [{ kind: 'text', text: said }];
};

/** A form on a card, a line for each of its fields. */
const filledIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, entered]) =>
    ['string', 'number', 'boolean'].includes(typeof entered) ? [`${field}: ${entered}`] : [],
  );
};

const nameOf = ({ channelId }: Activity): string => `message of ${channelId}`;
