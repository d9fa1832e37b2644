import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';
import { mayEmbed } from '../../routes/policies.ts';
import type { Bot, Guest, GuestTokens } from '../guest.ts';

export type Bots = { cachedByChannelAccount: (id: string) => Promise<Bot | null> };
export type GuestsDeps = { bots: Bots; tokens: Pick<GuestTokens, 'guestOf'>; publicUrl: string };

const bearerOf = ({ headers }: FastifyRequest): string => {
  const [scheme, token] = headers.authorization?.split(' ') ?? [];
  return scheme?.toLowerCase() === 'bearer' && token ? token : '';
};

/** Whose request it is. */
export const createGuests = ({ bots, tokens, publicUrl }: GuestsDeps) => {
  const botOf = async (channelAccountId: string, { headers }: FastifyRequest): Promise<Bot> => {
    const bot = await bots.cachedByChannelAccount(channelAccountId);
    if (bot === null) throw new BatonError('unauthenticated');
    if (headers.origin !== undefined && !mayEmbed(bot.allowedSites, headers.origin, publicUrl))
      throw new BatonError('site_not_allowed');
    return bot;
  };

  const guestOf = async (request: FastifyRequest, id?: string): Promise<{ guest: Guest; bot: Bot }> => {
    const guest = tokens.guestOf(bearerOf(request));
    if (guest === null) throw new BatonError('unauthenticated');
    // Somebody else's conversation is none.
    if (id !== undefined && guest.peer !== id) throw new BatonError('not_found');
    return { guest, bot: await botOf(guest.channelAccountId, request) };
  };

  return {
    guestOf,

    /** By a token, or by the channel's id: then it is somebody new. */
    guestOrNew: async (request: FastifyRequest, userId?: string): Promise<Guest> => {
      const bearer = bearerOf(request);
      if (tokens.guestOf(bearer) !== null) return (await guestOf(request)).guest;
      await botOf(bearer, request);
      return { channelAccountId: bearer, peer: randomUUID(), ...(userId !== undefined && { userId }) };
    },
  };
};
