const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (n: number): string => String(n).padStart(2, '0');

/** A stopwatch: `0:52`, `12:07`, `1:02:09`. */
export const stopwatch = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

/** A length of time in its largest unit, at least a second: `52 s`, `3 min`, `2 h`, `4 d`. The units are the same in the languages we have. */
export const span = (milliseconds: number): string => {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return `${Math.max(1, Math.floor(length / SECOND))} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  return length < DAY ? `${Math.floor(length / HOUR)} h` : `${Math.floor(length / DAY)} d`;
};

/** What is left: `2 h 14 min`, `14 min`, in the last minutes a stopwatch. */
export const remaining = (milliseconds: number): string => {
  if (milliseconds < 10 * MINUTE) return stopwatch(milliseconds);
  const [hours, minutes] = [Math.floor(milliseconds / HOUR), Math.floor((milliseconds % HOUR) / MINUTE)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
};

export const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

export const clockTime = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);

export const shortDate = (at: number, now: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
  }).format(at);

/** A moment that was ahead then: its time on the same day, with its weekday within a week, else with its date. */
export const momentAfter = (at: number, then: number, locale: string): string => {
  const near = at - then < 6 * DAY;
  const day = near ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat(locale, {
    ...(sameDay(at, then) ? {} : day),
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
};

/** When something happened, for the edge of a row: `now`, `4 min`, `3 h`, then the date. */
export const ago = (at: number, now: number, locale: string, nowWord: string): string => {
  const passed = now - at;
  if (passed < MINUTE) return nowWord;
  return passed < 20 * HOUR ? span(passed) : shortDate(at, now, locale);
};

/** The head of a day in a thread. */
export const dayName = (
  at: number,
  now: number,
  locale: string,
  words: { today: string; yesterday: string },
): string => {
  if (sameDay(at, now)) return words.today;
  if (sameDay(at, now - DAY)) return words.yesterday;
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
};

/** Two letters for a person; the last two digits of a phone number. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  if (/^[+\d\s()-]+$/.test(name)) return name.replace(/\D/g, '').slice(-2) || '?';
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
};

export const firstName = (name: string): string => (/^[\p{L}'’-]+\s/u.exec(name)?.[0] ?? name).trim();
