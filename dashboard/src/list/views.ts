import type { ListView } from '#core/contracts/conversation.ts';

export type { ListView };
/** In the order of the tabs. The contract's list is not imported, for it brings the schemas along. */
export const LIST_VIEWS = ['all', 'waiting', 'mine', 'closed'] as const satisfies readonly ListView[];
