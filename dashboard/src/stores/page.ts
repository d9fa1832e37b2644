import type { Leaving } from '#core/contracts/people.ts';
import type { Api, ApiError } from '../api/client.ts';
import type { Texts } from '../texts/en.ts';
import type { Clock } from './clock.svelte.ts';
import type { Notices } from './notices.ts';
import type { Preferences } from './preferences.svelte.ts';
import type { Router } from './router.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What lives as long as the page does, whoever is signed in. */
export type Page = {
  readonly api: Api;
  readonly clock: Clock;
  readonly router: Router;
  readonly preferences: Preferences;
  readonly notices: Notices;
  readonly session: Session;
  readonly t: Texts;
  failure: (code: string) => ApiError;
  logout: (conversations: Leaving) => Promise<void>;
  /** The session ended by itself. */
  sessionEnded: () => void;
};
