import type { WindowsByChannel } from '#core/domain/channels/window.ts';
import type { Adapters } from './http/channel-accounts.ts';

/** What each platform allows, for the rules of the domain. */
export const windowsOf = (adapters: Adapters): WindowsByChannel =>
  Object.fromEntries(
    Object.values(adapters).flatMap(({ kind, capabilities: { window, templates } }) =>
      window === null ? [] : [[kind, { ...window, templates }]],
    ),
  );
