/** Lists are counted no further: so many means so many or more. */
export const COUNTED = 1_000;
