import { bestColleague } from '../dialogs/targets.ts';
import type { Row } from '../model/listing.ts';
import type { Desk } from '../stores/desk.svelte.ts';

export type Deed = () => void;

/** What keys and the palette do, in the context of the open conversation. */
export const createDeeds = (desk: Desk) => {
  const { commands, list, surface, app } = desk;
  const row = (): Row | null => desk.threads.current?.row ?? null;
  const withRow = (deed: (row: Row) => void): Deed => {
    return () => {
      const open = row();
      if (open) deed(open);
    };
  };
  const go = (step: 1 | -1): void => {
    const next = list.neighbour(app.router.conversationId, step);
    if (next) app.router.open(next.id, app.router.conversationId !== null);
  };

  return {
    next: () => go(1),
    previous: () => go(-1),
    resolve: withRow((open) => void commands.resolve(open)),
    resolveNext: withRow((open) => {
      const next = list.neighbour(open.id, 1) ?? list.neighbour(open.id, -1);
      void commands.resolve(open).then((done) => done && app.router.open(next?.id ?? null, true));
    }),
    take: withRow((open) => void commands.take(open)),
    /** To a colleague: whom one chooses, or from the bot to whoever is free. */
    transfer: withRow((open) => {
      const { transfer, requestHandover } = commands.allowed(open);
      if (transfer) surface.dialog = 'transfer';
      else if (requestHandover) surface.dialog = 'handover';
    }),
    handOver: withRow((open) => {
      if (!commands.allowed(open).transfer) return;
      const best = bestColleague(desk.team.agents, open, desk.me);
      if (best) void commands.transfer(open, { kind: 'agent', agentId: best.id, name: best.name }, '');
      else app.notices.done(app.t.quick.nobody);
    }),
    restore: withRow((open) => {
      if (commands.allowed(open).restoreToAi) surface.dialog = 'restore';
    }),
    note: withRow(() => surface.write('note')),
    templates: withRow((open) => {
      if (commands.allowed(open).reply) surface.templates();
    }),
    keys: () => {
      surface.dialog = 'keys';
    },
  } satisfies Record<string, Deed>;
};
