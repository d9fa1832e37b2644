import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Part } from '../contract/inbound.ts';
import type { Activity } from './activity.ts';

const maybe = Type.Optional(Type.String());
const Attached = Type.Object({
  type: Type.String(),
  payload: Type.Optional(
    Type.Object({
      url: maybe,
      sticker_id: Type.Optional(Type.Union([Type.Number(), Type.String()])),
      coordinates: Type.Optional(Type.Object({ lat: Type.Number(), long: Type.Number() })),
    }),
  ),
  title: maybe,
});

/** Messenger’s own words beside Azure’s ("Connect a bot to Facebook": channel data is the webhook’s). */
const Native = Type.Object({
  message: Type.Optional(
    Type.Object({
      quick_reply: Type.Optional(Type.Object({ payload: Type.String({ minLength: 1 }) })),
      attachments: Type.Optional(Type.Array(Type.Unknown())),
    }),
  ),
  postback: Type.Optional(Type.Object({ title: maybe, payload: maybe })),
});
const native = Compile(Native);
const attached = Compile(Attached);

export const nativeOf = ({ channelId, channelData }: Activity): Static<typeof Native> =>
  channelId === 'facebook' && native.Check(channelData) ? channelData : {};

const attachedOf = (activity: Activity): Static<typeof Attached>[] =>
  (nativeOf(activity).message?.attachments ?? []).filter((one) => attached.Check(one));

/** A tapped button of the page: an event that has the payload as its value. */
export const postbackOf = (activity: Activity): { id: string; title: string } | undefined => {
  const { postback } = nativeOf(activity);
  const value = typeof activity.value === 'string' ? activity.value : undefined;
  const id = postback?.payload ?? (activity.channelId === 'facebook' && activity.type === 'event' ? value : undefined);
  return id ? { id, title: postback?.title || id } : undefined;
};

/** A sticker comes as a picture with a number. */
export const isSticker = (activity: Activity, contentUrl: string): boolean =>
  attachedOf(activity).some(({ payload }) => payload?.sticker_id !== undefined && payload.url === contentUrl);

export const locationsOf = (activity: Activity): Part[] =>
  attachedOf(activity).flatMap(({ payload, title }) =>
    payload?.coordinates
      ? [
          {
            ...{ kind: 'location', latitude: payload.coordinates.lat, longitude: payload.coordinates.long },
            ...(title && { name: title }),
          } as const,
        ]
      : [],
  );
