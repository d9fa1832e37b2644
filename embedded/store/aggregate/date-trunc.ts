import { badValue, CommandError, located, refuse } from '../errors.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import type { Operator } from './operator.ts';
import { offsetAt } from './time-zone.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Truncates a time that is written as if it were UTC. */
type Truncate = (wall: number) => number;

/** `$dateTrunc`: the beginning of a date's minute, hour, day, week, month or year. Its options are constants. */
export const dateTrunc: Operator = (operand, compile) => {
  if (!isDoc(operand)) throw located(5_439_007, '$dateTrunc only supports an object as its argument');
  const { unit, startOfWeek = 'sunday', timezone = 'UTC' } = constants(operand);
  if (unit === undefined) throw located(5_439_009, "Missing 'unit' parameter to $dateTrunc");
  const truncate = truncation(unit, startOfWeek);
  offsetAt(0, timezone);
  const read = compile(own(operand, 'date'));
  return (doc) => {
    const date = read(doc);
    if (date === undefined || date === null) return null;
    if (!(date instanceof Date)) throw new CommandError(16_006, 'Location16006', '$dateTrunc needs a date');
    return new Date(beginning(date.getTime(), truncate, timezone));
  };
};

function constants(operand: Doc): Record<string, string> {
  const { date, ...options } = operand;
  for (const [name, value] of Object.entries(options)) {
    if (!['unit', 'timezone', 'startOfWeek'].includes(name)) throw refuse(`The option ${name} of $dateTrunc`);
    if (typeof value !== 'string' || value.startsWith('$'))
      throw refuse(`$dateTrunc with ${name} that isn't a constant`);
  }
  return options as Record<string, string>;
}

function truncation(unit: string, startOfWeek: string): Truncate {
  const first = weekdays.findIndex((name) => [name, name.slice(0, 3)].includes(startOfWeek.toLowerCase()));
  if (first < 0) throw badValue(`no such day of the week: ${startOfWeek}`);
  const multiple = (length: number) => (wall: number) => wall - modulo(wall, length);
  switch (unit) {
    case 'minute':
      return multiple(minute);
    case 'hour':
      return multiple(hour);
    case 'day':
      return multiple(day);
    case 'week':
      return (wall) => multiple(day)(wall) - modulo(new Date(wall).getUTCDay() - first, 7) * day;
    case 'month':
      return (wall) => Date.UTC(new Date(wall).getUTCFullYear(), new Date(wall).getUTCMonth());
    case 'year':
      return (wall) => Date.UTC(new Date(wall).getUTCFullYear(), 0);
    default:
      throw refuse(`$dateTrunc by ${unit}`);
  }
}

/** The offset at the beginning may be another than at the date, where summer time changes in between. */
function beginning(time: number, truncate: Truncate, timezone: string): number {
  const offset = offsetAt(time, timezone);
  const wall = truncate(time + offset);
  // Hours and minutes are as long in summer as in winter.
  if (time + offset - wall < hour) return wall - offset;
  const guess = wall - offset;
  return wall - offsetAt(wall - offsetAt(guess, timezone), timezone);
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;
