/** Minutes since midnight by the clock of the place; `to` is up to 1440. */
export type Opening = { from: number; to: number };
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When people are there. Days that are not named are closed. */
export type BusinessHours = {
  /** A name of the IANA time zone database, `Europe/Berlin`. */
  timeZone: string;
  days: Partial<Record<Weekday, Opening[]>>;
  /** Closed days, `2026-12-25`. */
  holidays: string[];
};

/** Null means: always open. */
export type Hours = BusinessHours | null;
