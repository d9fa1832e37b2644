import type { Me } from '#core/contracts/http.ts';
import type { ServerToAgent } from '#core/contracts/realtime.ts';
import type { Api } from '../api/client.ts';

type Presence = Extract<ServerToAgent, { type: 'presence' }>;

/** Whether somebody sees what only admins do; the server decides all the same. */
export const administers = (me: Me | null): boolean => me?.role === 'owner' || me?.role === 'admin';

/** Who is signed in. `me` is null until it is known, and after the session ended. */
export class Session {
  me = $state.raw<Me | null>(null);
  /** The session ended by itself, as opposed to a log-out. */
  expired = $state(false);
  switching = $state(false);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  get id(): string {
    return this.me?.id ?? '';
  }

  async load(): Promise<Me> {
    const me = await this.#api.me();
    this.me = me;
    this.expired = false;
    return me;
  }

  /** Shown at once, taken back when the server refuses. */
  async listen(on: boolean): Promise<void> {
    const { me } = this;
    if (!me || this.switching) return;
    this.switching = true;
    this.me = { ...me, listening: on };
    try {
      await this.#api.listen(on);
    } catch (error) {
      if (this.me) this.me = { ...this.me, listening: !on };
      throw error;
    } finally {
      this.switching = false;
    }
  }

  presence(event: Presence): void {
    if (!this.me || event.agentId !== this.me.id) return;
    const listening = this.switching ? this.me.listening : event.listening;
    const { paused, active, limit } = event;
    this.me = { ...this.me, listening, paused, active, limit };
  }

  end(expired: boolean): void {
    this.expired = expired && this.me !== null;
    this.me = null;
  }
}
