// What is asked of the ledger: the conditions as she set them, the time in words that stay true next month, and the grouping.
import type { EventBy, EventFilter, UnitRole } from "../../backend";

/** A span of time by its name; `own` is written by hand. */
export type Time = "year" | "month" | "last-month" | "quarter" | "first-half" | "second-half" | "three-years" | "five-years" | "all" | "own";

export const TIMES: readonly { value: Time; label: string }[] = [
  { value: "year", label: "全年" },
  { value: "month", label: "本月" },
  { value: "last-month", label: "上月" },
  { value: "quarter", label: "本季度" },
  { value: "first-half", label: "上半年" },
  { value: "second-half", label: "下半年" },
  { value: "three-years", label: "近三年" },
  { value: "five-years", label: "近五年" },
  { value: "all", label: "全部时间" },
  { value: "own", label: "自己写" },
];

export const GROUPS: readonly { value: EventBy; label: string }[] = [
  { value: "month", label: "按月份" },
  { value: "quarter", label: "按季度" },
  { value: "year", label: "按年度" },
  { value: "kind", label: "按类型" },
  { value: "unit", label: "按单位" },
  { value: "place", label: "按地点" },
  { value: "task", label: "按任务" },
];

export const ROLES: readonly { value: UnitRole; label: string }[] = [
  { value: "host", label: "主办" },
  { value: "organizer", label: "承办" },
  { value: "co_host", label: "协办" },
  { value: "supporter", label: "支持" },
];

/** A question; what is empty asks for nothing. */
export interface Question {
  time: Time;
  from: string;
  to: string;
  kinds: readonly string[];
  unit: string;
  role: UnitRole | "";
  place: string;
  person: string;
  task: number | null;
  unlinked: boolean;
  marked: boolean;
  words: string;
  group: EventBy | "";
}

export const PLAIN: Question = { time: "year", from: "", to: "", kinds: [], unit: "", role: "", place: "", person: "", task: null, unlinked: false, marked: false, words: "", group: "" };

const two = (number: number) => String(number).padStart(2, "0");

/** The month so many months after that of a day. */
function monthFrom(day: string, after: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + after;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;
}

/** The time as the office understands it, in the year she works in. */
export function spanOf({ time, from, to }: Pick<Question, "time" | "from" | "to">, year: number, today: string): Pick<EventFilter, "year" | "from" | "to"> {
  const span = (first: string, last: string) => ({ from: first, to: last });
  const month = Number(today.slice(5, 7));
  switch (time) {
    case "year":
      return { year };
    case "month":
      return span(monthFrom(today, 0), monthFrom(today, 0));
    case "last-month":
      return span(monthFrom(today, -1), monthFrom(today, -1));
    case "quarter":
      return span(monthFrom(today, -((month - 1) % 3)), monthFrom(today, 2 - ((month - 1) % 3)));
    case "first-half":
      return span(`${year}-01`, `${year}-06`);
    case "second-half":
      return span(`${year}-07`, `${year}-12`);
    case "three-years":
      return span(String(year - 2), String(year));
    case "five-years":
      return span(String(year - 4), String(year));
    case "own":
      return { from: from.trim() || null, to: to.trim() || null };
    default:
      return {};
  }
}

/** The question as a filter. */
export function filterOf(question: Question, year: number, today: string): EventFilter {
  const { kinds, unit, role, place, person, task, unlinked, marked, words } = question;
  return {
    ...spanOf(question, year, today),
    kinds: [...kinds],
    unit: unit.trim() || null,
    role: role || null,
    place: place.trim() || null,
    person: person.trim() || null,
    item_id: task,
    unlinked,
    marked,
    words: words.trim() || null,
  };
}

/** The question narrowed to the month of a bar, and its kind. */
export function ofMonth(question: Question, month: string, kind: string): Question {
  return { ...question, time: "own", from: month, to: month, kinds: [kind] };
}
