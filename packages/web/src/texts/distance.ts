const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How far a moment is away, in the largest unit that says it well: rounded, so that what was given seven days a minute
 * ago is "in 7 days", and by the calendar from a day on, so that "tomorrow" is tomorrow where the reader is.
 */
export function distance(at: Date, now: Date): [value: number, unit: Intl.RelativeTimeFormatUnit] {
  const away = at.getTime() - now.getTime();
  const minutes = Math.round(away / MINUTE);
  const hours = Math.round(away / HOUR);
  const days = dayOf(at) - dayOf(now);
  if (minutes === 0) return [0, "second"];
  if (Math.abs(minutes) < 60) return [minutes, "minute"];
  if (Math.abs(hours) < 24 || days === 0) return [hours, "hour"];
  if (Math.abs(days) < 14) return [days, "day"];
  if (Math.abs(days) < 60) return [Math.round(days / 7), "week"];
  if (Math.abs(days) < 350) return [Math.round(days / 30.44), "month"];
  return [Math.round(days / 365.25), "year"];
}

/** The number of a day in the reader's calendar. */
function dayOf(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY;
}
