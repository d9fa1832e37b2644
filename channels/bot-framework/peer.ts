import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type ExternalId, externalId, type PeerId, peerId } from '../contract/ids.ts';
import type { Sender } from '../contract/inbound.ts';
import type { Activity } from './activity.ts';

/*
 * A peer is a conversation of a channel, `facebook/<user>-<page>`: its id stays, and on channels where customers choose their
 * own user id nobody comes to another's conversation with it. Activity ids are unique within their conversation only, so the
 * peer stands before them. Where the conversation is reached right now is the route.
 */

const Route = Type.Object({
  serviceUrl: Type.String(),
  user: Type.String(),
  bot: Type.Optional(Type.String()),
  tenant: Type.Optional(Type.String()),
});
const route = Compile(Route);

export const peerOf = ({ channelId, conversation }: Activity): PeerId => peerId(`${channelId}/${conversation.id}`);

export const channelOf = (peer: PeerId): string => peer.slice(0, peer.indexOf('/'));
export const conversationOf = (peer: PeerId): string => peer.slice(peer.indexOf('/') + 1);

export const messageIn = (peer: PeerId, activityId: string): ExternalId => externalId(`${peer}/${activityId}`);
/** The id that the channel has for it. */
export const activityOf = (peer: PeerId, id: ExternalId): string => id.slice(peer.length + 1);

/** What Azure calls people whose name it does not know. */
const NAMELESS = new Set(['FACEBOOK_USER', 'User', 'You']);

export const senderOf = (activity: Activity): Sender => {
  const { from, recipient, relatesTo, conversation, serviceUrl, locale } = activity;
  const bot = recipient?.id ?? relatesTo?.bot?.id;
  const reached: Static<typeof Route> = {
    ...{ serviceUrl, user: from.id },
    ...(bot && { bot }),
    ...(conversation.tenantId && { tenant: conversation.tenantId }),
  };
  return {
    ...{ peer: peerOf(activity), route: JSON.stringify(reached) },
    ...(from.name && !NAMELESS.has(from.name) && { name: from.name }),
    ...(locale && { language: locale }),
  };
};

/** Undefined for somebody who was never heard here. */
export const routeIn = (given: string | undefined): Static<typeof Route> | undefined => {
  if (given === undefined) return undefined;
  const read: unknown = JSON.parse(given);
  return route.Check(read) ? read : undefined;
};
