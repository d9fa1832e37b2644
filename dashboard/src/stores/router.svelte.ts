export type Route =
  | { page: 'login'; next: string }
  | { page: 'workspace'; conversationId: string | null }
  /** `new` is the form of a further one. */
  | { page: 'channels'; accountId: string | null }
  /** All, or what was done to one thing. */
  | { page: 'audit'; thingId: string | null };

export const LOGIN = '/human-agent/login';
export const HOME = '/dashboard';
export const CHANNELS = '/dashboard/channels';
export const AUDIT = '/dashboard/audit';

/** Where to go after the login: a place of the workspace, never another site. */
const safeNext = (next: string | null): string => (next && /^\/dashboard(\/[\w/-]*)?$/.test(next) ? next : HOME);

export const routeOf = (path: string, search: string): Route => {
  if (path.startsWith('/human-agent'))
    return { page: 'login', next: safeNext(new URLSearchParams(search).get('next')) };
  const channels = /^\/dashboard\/channels(?:\/([\w-]+))?\/?$/.exec(path);
  if (channels) return { page: 'channels', accountId: channels[1] ?? null };
  const audit = /^\/dashboard\/audit(?:\/([\w-]+))?\/?$/.exec(path);
  if (audit) return { page: 'audit', thingId: audit[1] ?? null };
  return { page: 'workspace', conversationId: /^\/dashboard\/c\/([\w-]+)\/?$/.exec(path)?.[1] ?? null };
};

/** Two pages under two bases: a switch says it all. */
export class Router {
  route = $state.raw<Route>(routeOf(location.pathname, location.search));

  start(): () => void {
    const read = (): void => {
      this.route = routeOf(location.pathname, location.search);
    };
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }

  get conversationId(): string | null {
    return this.route.page === 'workspace' ? this.route.conversationId : null;
  }

  go(path: string, replace = false): void {
    if (path === location.pathname + location.search) return;
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
    this.route = routeOf(location.pathname, location.search);
  }

  open(conversationId: string | null, replace = false): void {
    this.go(conversationId ? conversationPath(conversationId) : HOME, replace);
  }

  toLogin(): void {
    if (this.route.page === 'login') return;
    const here = location.pathname;
    this.go(here === HOME ? LOGIN : `${LOGIN}?next=${encodeURIComponent(here)}`, true);
  }
}

export const conversationPath = (id: string): string => `${HOME}/c/${id}`;
