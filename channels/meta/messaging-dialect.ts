import type { Capabilities } from '../contract/capabilities.ts';

/** In what Messenger and Instagram differ, where both are spoken to in the same way. */
export type Dialect = {
  /** As agents and admins know it. */
  name: string;
  capabilities: Capabilities & { window: NonNullable<Capabilities['window']> };
  /** What Meta wants to be told where a page could mean either. */
  platform?: 'instagram';
  /** Our id of a message comes back with its echo. */
  metadata: boolean;
};
