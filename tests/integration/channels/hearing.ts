import { randomUUID } from 'node:crypto';
import { externalId, peerId } from '#channels/contract/ids.ts';
import type { InboundEvent, Part } from '#channels/contract/inbound.ts';
import { createIntake } from '#channels/intake/intake.ts';
import type { Hearer } from '#channels/intake/ports.ts';
import { connect, heardOf, startRig } from './rig.ts';

type Who = { peer: string; aliases?: string[]; name?: string; phone?: string; language?: string };

export const someone = (prefix = 'p') => `${prefix}-${randomUUID()}`;
export const says = (from: Who, text: string, parts: Part[] = [{ kind: 'text', text }]): InboundEvent => ({
  ...{ type: 'message', id: externalId(randomUUID()), at: 1, parts },
  from: { ...from, peer: peerId(from.peer), aliases: (from.aliases ?? []).map(peerId) },
});
export const renamed = (before: string, after: string): InboundEvent => ({
  ...{ type: 'identity', at: 1, before: peerId(before), after: peerId(after) },
});

/** An account whose intake keeps what it passes on. */
export const startHearing = async () => {
  const rig = await startRig();
  const { store } = rig.gateway;
  const account: Hearer = { id: (await connect(rig)).id, kind: 'api', botId: rig.bot.id };
  const settled: unknown[] = [];
  const typed: unknown[] = [];
  const intake = createIntake({
    ...{ ...store, ring: () => undefined },
    receipts: { settle: async (id, receipt) => void settled.push([id, receipt]) },
    emitter: { toConversationAgents: (id, message) => void typed.push([id, message]) },
  });
  return {
    ...{ rig, store, account, intake, settled, typed },
    hear: async (...events: InboundEvent[]) => {
      for (const event of events) await intake.hear(account, event);
    },
    at: (peer: string) => heardOf(rig.gateway, account.id, peer),
  };
};
export type Hearing = Awaited<ReturnType<typeof startHearing>>;
