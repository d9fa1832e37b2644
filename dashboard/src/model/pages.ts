import type { ListView } from '#core/contracts/conversation.ts';
import { belongs, type Order, type Place, pagesOrder, type Row, withinLoaded } from './listing.ts';

export type PageState = { next: string | null; state: 'loading' | 'loaded' | 'failed' };
/** Pages of one view, from the first on. `end` is null before the first came, and after the last. */
export type Pages = PageState & { view: ListView; botId: string | null; search: string; end: Place | null };

export const keyOf = (view: ListView, botId: string | null, search: string): string =>
  `${view}|${botId ?? ''}|${search}`;

/** Before the first page is there, and when it failed. */
export const isUnknown = (pages: Pages | undefined): boolean =>
  pages === undefined || (pages.state !== 'loaded' && pages.end === null);

/** Which pages tell where a row stands: in the queue the pages of who waits alone. */
const tells = ({ view, botId, search }: Pages, row: Row, me: string, order: Order): boolean => {
  if (search !== '' || (botId !== null && botId !== row.botId) || !belongs(row, view, me)) return false;
  return order === 'due' || row.status !== 'waiting' || view === 'waiting';
};

/** Whether a row lies within these pages: what lies behind their end is still to come. */
export const holds = (pages: Pages, row: Row, me: string, order: Order): boolean => {
  const { view, state, next, end } = pages;
  const known = end !== null || (state === 'loaded' && next === null);
  return known && tells(pages, row, me, order) && withinLoaded(row, end, pagesOrder(view, order));
};
