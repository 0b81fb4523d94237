// Days as the calendar counts them: weeks from Monday, dates as ISO text.

const DAY = 86_400_000;

/** The day so many days after another. */
export const dayAfter = (day: string, after: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + after * DAY).toISOString().slice(0, 10);

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The month so many months after another. */
export function monthAfter(month: string, after: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + after;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** The last day of a month. */
export const lastOf = (month: string): string => dayAfter(`${monthAfter(month, 1)}-01`, -1);

/** The weeks that a month touches, each of seven days from Monday. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const begin = dayAfter(first, 1 - weekday(first));
  const weeks: string[][] = [];
  for (let at = begin; at <= lastOf(month); at = dayAfter(at, 7)) weeks.push(Array.from({ length: 7 }, (_, on) => dayAfter(at, on)));
  return weeks;
}

/** Whether a span of days, each of any precision, touches a day; what is known to the month touches none. */
export const touches = (start: string, end: string, day: string): boolean => start.length === 10 && start <= day && day <= end;
