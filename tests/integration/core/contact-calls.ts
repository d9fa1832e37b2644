import type { Store } from '#core/store/connect.ts';

/** One call of each function of what says who is one person. */
export const contactCalls = async ({ contactLinks }: Store, now: number) => {
  const by = { id: 'a', name: 'A' };
  return {
    contactLinks: {
      merge: await contactLinks.merge('x', 'y', by, now),
      keepApart: await contactLinks.keepApart('x', 'z', by, now),
      personOf: await contactLinks.personOf('x'),
      apartFrom: await contactLinks.apartFrom(['x', 'y']),
      follow: await contactLinks.follow('y', 'w'),
      undo: await contactLinks.undo('none', by, now),
    },
  };
};
