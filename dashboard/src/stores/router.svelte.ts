export type Route = { page: 'login'; next: string } | { page: 'workspace'; conversationId: string | null };

export const LOGIN = '/human-agent/login';
export const HOME = '/dashboard';

/** Where to go after the login: a place of the workspace, never another site. */
const safeNext = (next: string | null): string => (next && /^\/dashboard(\/[\w/-]*)?$/.test(next) ? next : HOME);

export const routeOf = (path: string, search: string): Route => {
  if (path.startsWith('/human-agent'))
    return { page: 'login', next: safeNext(new URLSearchParams(search).get('next')) };
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
