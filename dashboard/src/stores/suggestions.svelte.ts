import { SvelteMap } from 'svelte/reactivity';
import type { ServerToAgent } from '#core/contracts/realtime.ts';
import { type Api, codeOf } from '../api/client.ts';

type Arrived = Extract<ServerToAgent, { type: 'suggestion' }>;
export type Suggestion = {
  requestId: string;
  state: 'thinking' | 'ready' | 'failed';
  text: string;
  source: string;
  error: string | null;
};

const PATIENCE = 45_000;

/** Replies that the AI suggests. A suggestion is a draft for the agent: it is never sent by itself. */
export class Suggestions {
  readonly #byConversation = new SvelteMap<string, Suggestion>();
  /** Answers may overtake the response that names them. */
  readonly #early = new Map<string, Arrived>();
  readonly #api: Pick<Api, 'suggest'>;

  constructor(api: Pick<Api, 'suggest'>) {
    this.#api = api;
  }

  get(conversationId: string): Suggestion | null {
    return this.#byConversation.get(conversationId) ?? null;
  }

  async ask(conversationId: string): Promise<void> {
    const waiting: Suggestion = { requestId: '', state: 'thinking', text: '', source: '', error: null };
    this.#byConversation.set(conversationId, waiting);
    try {
      const { requestId } = await this.#api.suggest(conversationId);
      this.#byConversation.set(conversationId, { ...waiting, requestId });
      const early = this.#early.get(requestId);
      if (early) this.arrived(early);
      setTimeout(() => this.#giveUp(conversationId, requestId), PATIENCE);
    } catch (error) {
      this.#byConversation.set(conversationId, { ...waiting, state: 'failed', error: codeOf(error) });
    }
  }

  arrived(event: Arrived): void {
    const { conversationId, requestId, text, source, error } = event;
    if (this.get(conversationId)?.requestId !== requestId) {
      this.#early.set(requestId, event);
      return;
    }
    this.#early.delete(requestId);
    const state = error === null && text !== '' ? 'ready' : 'failed';
    this.#byConversation.set(conversationId, { requestId, state, text, source, error });
  }

  dismiss(conversationId: string): void {
    this.#byConversation.delete(conversationId);
  }

  #giveUp(conversationId: string, requestId: string): void {
    const current = this.get(conversationId);
    if (current?.requestId === requestId && current.state === 'thinking')
      this.#byConversation.set(conversationId, { ...current, state: 'failed', error: 'unavailable' });
  }
}
