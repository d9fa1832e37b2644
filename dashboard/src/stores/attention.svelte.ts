import { SvelteMap } from 'svelte/reactivity';
import type { ServerToAgent } from '#core/contracts/realtime.ts';

type Looking = Extract<ServerToAgent, { type: 'looking' }>;
type Typing = Extract<ServerToAgent, { type: 'typing' }>;
export type Typist = { who: Typing['who']; name: string; until: number };

const TYPING_LASTS = 6_000;

/** Who looks at which conversation, and who types in it. Fleeting: forgotten when the connection breaks. */
export class Attention {
  readonly #lookers = new SvelteMap<string, ReadonlyMap<string, string>>();
  readonly #typing = new SvelteMap<string, Typist>();

  looking({ conversationId, agentId, name, on }: Looking): void {
    const lookers = new Map(this.#lookers.get(conversationId));
    if (on) lookers.set(agentId, name);
    else lookers.delete(agentId);
    if (lookers.size > 0) this.#lookers.set(conversationId, lookers);
    else this.#lookers.delete(conversationId);
  }

  lookers(conversationId: string, me: string): string[] {
    return [...(this.#lookers.get(conversationId) ?? [])].filter(([id]) => id !== me).map(([, name]) => name);
  }

  typing({ conversationId, who, name }: Typing, now: number): void {
    this.#typing.set(conversationId, { who, name, until: now + TYPING_LASTS });
  }

  typist(conversationId: string, now: number): Typist | null {
    const typist = this.#typing.get(conversationId);
    return typist && typist.until > now ? typist : null;
  }

  /** A message arrived, so its writer does not type any more. */
  wrote(conversationId: string): void {
    this.#typing.delete(conversationId);
  }

  forget(): void {
    this.#lookers.clear();
    this.#typing.clear();
  }
}
