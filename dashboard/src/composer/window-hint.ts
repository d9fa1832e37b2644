import { remaining } from '../model/format.ts';
import type { WindowView } from '../model/window.ts';
import type { Texts } from '../texts/en.ts';

/** Until when may be written, beside the head of the composer; `moment` writes an instant that is ahead. */
export const windowHint = (
  window: WindowView,
  { window: t }: Pick<Texts, 'window'>,
  platform: string,
  moment: (at: number) => string,
): { hint: string; short?: string; near?: boolean } => {
  switch (window.kind) {
    case 'far':
      return { hint: t.far(platform, moment(window.until)), short: t.farShort(moment(window.until)) };
    case 'near': {
      const left = remaining(window.left);
      return { hint: t.near(platform, left), short: t.nearShort(left), near: window.urgent };
    }
    case 'people':
      return { hint: t.people(moment(window.until)), short: t.peopleShort(moment(window.until)), near: true };
    case 'closed':
      return { hint: '' };
  }
};
