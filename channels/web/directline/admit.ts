import { greetingOf } from './activities.ts';
import { bothOf, type Guest, type GuestTokens } from './guest.ts';
import type { Lines } from './lines.ts';
import type { Bots } from './routes/guests.ts';
import type { Admit } from './sockets.ts';
import { openStream } from './stream.ts';
import { createReader, type VisitorDeps } from './visitor.ts';
import { markOf } from './watermark.ts';

export type AdmitDeps = {
  bots: Bots;
  tokens: Pick<GuestTokens, 'guestOfStream'>;
  lines: Lines;
  doorOf: (guest: Guest) => VisitorDeps;
  publicUrl: string;
  now: () => number;
};

/** Who comes with a stream's token hears what they missed, and then what happens; who is new is greeted. */
export const createAdmit =
  ({ bots, tokens, lines, doorOf, publicUrl, now }: AdmitDeps): Admit =>
  ({ conversationId, token, watermark }, { send, fail }) => {
    const guest = tokens.guestOfStream(token);
    if (guest === null || guest.peer !== conversationId) return null;
    let [stream, closed]: [{ close: () => void } | null, boolean] = [null, false];
    const begin = async (): Promise<void> => {
      const bot = await bots.cachedByChannelAccount(guest.channelAccountId);
      if (bot === null) return fail();
      const both = bothOf(guest, bot, publicUrl);
      const from = markOf(watermark);
      const reader = createReader(doorOf(guest));
      const isNew = from === null && (await reader.timeline(0)).state.conversationId === null;
      if (closed) return;
      if (isNew && bot.greeting !== '')
        send({ activities: [greetingOf(both, bot.greeting, bot.quickReplies, now())], watermark: '' });
      stream = openStream({ both, reader, lines, from, send, fail, now });
    };
    begin().catch(fail);
    return {
      close: () => {
        closed = true;
        stream?.close();
      },
    };
  };
