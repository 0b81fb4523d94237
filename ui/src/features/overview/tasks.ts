// What the tasks of a plan ask for today.
import type { PlanItem } from "../../backend";

/** How pressing a task is. */
export type Call = "late" | "week" | "due" | "month" | "open" | "done";

/** The calls, the most pressing first, each with its heading. */
export const CALLS: readonly { call: Call; title: string }[] = [
  { call: "late", title: "过了时限" },
  { call: "week", title: "本周到期" },
  { call: "due", title: "该办的例行工作" },
  { call: "month", title: "本月到期" },
  { call: "open", title: "其余" },
  { call: "done", title: "已完成" },
];

/** What stands beside a task that is due: nothing was logged for it since its period began. */
export const DUE: Readonly<Record<string, string>> = {
  weekly: "本周还没有登记",
  monthly: "本月还没有登记",
  bimonthly: "这两个月还没有登记",
  quarterly: "本季度还没有登记",
  half_yearly: "这半年还没有登记",
};

/** The Sunday of a day's week. */
function sunday(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}

/** What a task asks for on a day (ISO). A deadline known to its month is one of the month. */
export function callOf(task: Pick<PlanItem, "standing" | "due" | "end_date" | "repetition">, today: string): Call {
  if (task.standing === "done" || task.standing === "late") return task.standing;
  if (task.due) return "due";
  const end = task.end_date ?? "";
  if (task.repetition !== null) return "open";
  if (end.length === 10 && end >= today && end <= sunday(today)) return "week";
  return end.length >= 7 && end.slice(0, 7) === today.slice(0, 7) ? "month" : "open";
}
