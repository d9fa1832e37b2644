import { createHash } from 'node:crypto';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import type { Afterwards } from '#core/store/inbox.ts';

type Event = Extract<InboundEvent, { type: 'reaction' | 'edit' | 'delete' }>;

/** Platforms give these no id of their own: told again they read the same. */
const idOf = (...facts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url');

/** What a customer did to something that was said, with an id by which it is known when it comes again. */
export const afterwardsOf = (event: Event): { externalId: string; what: Afterwards & { text: string } } => {
  const { peer } = event.from;
  switch (event.type) {
    case 'reaction': {
      const { to: of, emoji, at } = event;
      const what = { what: 'reaction', of, emoji, text: '' } as const;
      return { externalId: `reaction:${idOf(of, peer, at, emoji)}`, what };
    }
    case 'edit': {
      const { id: of, text, at } = event;
      return { externalId: `edit:${idOf(of, at, text)}`, what: { what: 'edit', of, text } };
    }
    case 'delete':
      return { externalId: `delete:${idOf(event.id)}`, what: { what: 'delete', of: event.id, text: '' } };
  }
};
