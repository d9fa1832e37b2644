import { expect, vi } from 'vitest';
import type { InboundEvent, MediaKind } from '#channels/contract/inbound.ts';
import type { Manner } from '../../fakes/whatsapp-web/fake-whatsapp.ts';
import { openStage, PATIENCE, type Stage } from '../../fakes/whatsapp-web/stage.ts';
import { NOW, TELLINGS } from '../../fakes/whatsapp-web/tellings.ts';
import type { SentMessage } from '../../fakes/whatsapp-web/wire.ts';
import type { Arrived, ContractPeer, Misbehaviour } from '../peer.ts';

const MANNERS: Partial<Record<Misbehaviour, Manner>> = { cut: 'hang', recipient: 'stranger', content: 'refuse' };
const KINDS: Partial<Record<string, MediaKind>> = {
  ...{ image: 'image', video: 'video', audio: 'audio', ptt: 'audio', document: 'document', sticker: 'sticker' },
};

/** The real library in a real browser: what it is told, and what it has sent, passes WhatsApp's own page in between. */
export const openPeer = async (): Promise<ContractPeer> => {
  const stage = await openStage({ now: () => NOW, pace: { call: 3_000 } });
  await stage.pair();
  let settled = Promise.resolve();

  return {
    tellings: TELLINGS.map(({ name, events }) => ({ name, events })),
    tell: async (name) => {
      const telling = TELLINGS.find((one) => one.name === name);
      const before = stage.heard().length;
      await telling?.tell(stage.fake);
      await vi.waitFor(() => expect(stage.heard().length - before).toBe(telling?.events.length), PATIENCE);
      return stage.heard().slice(before) as InboundEvent[];
    },
    send: async (message) => {
      await settled;
      return stage.send(message);
    },
    arrived: () => stage.fake.sent.map(arrivedAs),
    misbehave: (how) => {
      settled = settled.then(() => behave(stage, how));
    },
    misbehaviours: ['unavailable', 'cut', 'auth', 'recipient', 'content'],
    vanish: async () => {
      await stage.fake.close();
      await stage.until('degraded');
    },
    showTyping: async () => {
      await stage.session().showTyping?.({ peer: '491701@c.us' as never, lastHeard: null });
      await vi.waitFor(() => expect(stage.fake.counts.typing).toBeGreaterThan(0), PATIENCE);
      return stage.fake.counts.typing;
    },
    close: stage.close,
  };
};

/** A page takes its time to notice; what is sent next meets what it was meant to meet. */
const behave = async ({ fake, until, pair, state }: Stage, how: Misbehaviour | null): Promise<void> => {
  fake.behave((how && MANNERS[how]) ?? 'well');
  fake.setUp(how !== 'unavailable');
  if (how === 'unavailable') await until('degraded');
  if (how === 'auth') {
    await fake.logOut();
    await until('qr');
  }
  if (how !== null) return;
  if (state() === 'qr') await pair();
  await until('ready');
};

const arrivedAs = ({ to, type, body, caption }: SentMessage): Arrived => ({
  ...{ to, text: caption ?? body ?? '', choices: [] },
  ...{ media: KINDS[type] ?? null, template: null },
});
