import { createContext } from 'svelte';
import type { Leaving } from '#core/contracts/people.ts';
import { type Api, ApiError, createApi, type FailureCode } from '../api/client.ts';
import type { Texts } from '../texts/en.ts';
import { Clock } from './clock.svelte.ts';
import { Desk } from './desk.svelte.ts';
import { createNotices, type Notices } from './notices.ts';
import type { Page } from './page.ts';
import { Preferences } from './preferences.svelte.ts';
import { Router } from './router.svelte.ts';
import { Session } from './session.svelte.ts';
import { createStorage } from './storage.ts';

/** The composition root: what lives as long as the page does. */
export class App implements Page {
  readonly clock = new Clock();
  readonly router = new Router();
  readonly preferences = new Preferences(createStorage(localStorage, 'baton.'));
  readonly notices: Notices = createNotices(() => this.t);
  readonly api: Api;
  readonly session: Session;
  desk = $state.raw<Desk | null>(null);
  /** The first answer is awaited; nothing is known yet. */
  unreachable = $state(false);

  constructor() {
    this.api = createApi({
      fetch: (input, init) => fetch(input, init),
      onUnauthenticated: () => this.sessionEnded(),
      onServerTime: (at) => this.clock.learn(at),
    });
    this.session = new Session(this.api);
  }

  get t(): Texts {
    return this.preferences.t;
  }

  failure(code: string): ApiError {
    return new ApiError(code as FailureCode, false);
  }

  /** Opens the workspace for whoever the session belongs to; goes to the login when there is none. */
  async enter(): Promise<void> {
    this.unreachable = false;
    try {
      const me = await this.session.load();
      this.desk?.stop();
      this.desk = new Desk(this, me);
      await this.desk.start();
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated') return;
      if (this.desk) this.notices.failed(error);
      else this.unreachable = true;
    }
  }

  async login(email: string, password: string): Promise<void> {
    await this.api.login({ email, password });
    const { route } = this.router;
    this.router.go(route.page === 'login' ? route.next : '/dashboard', true);
    await this.enter();
  }

  async logout(conversations: Leaving): Promise<void> {
    await this.api.logout(conversations);
    this.#leave(false);
    this.router.go('/human-agent/login');
  }

  /** Drafts and unsent messages stay in the browser, under the agent's name. */
  sessionEnded(): void {
    this.#leave(true);
    this.router.toLogin();
  }

  #leave(expired: boolean): void {
    this.session.end(expired);
    this.desk?.stop();
    this.desk = null;
  }
}

export const [useApp, provideApp] = createContext<App>();
