// The tasks of a plan put together by month or by who answers for them.
import type { PlanItem } from "../../backend";
import { names } from "../../shared/format";
import { inOrder } from "../../shared/grid/table";

/** How tasks are put together. */
export type By = "month" | "leader" | "lead_unit" | "person" | "module";

export const WAYS: readonly { value: By; label: string }[] = [
  { value: "month", label: "按月份" },
  { value: "leader", label: "按责任领导" },
  { value: "lead_unit", label: "按责任科室" },
  { value: "person", label: "按责任人" },
  { value: "module", label: "按板块" },
];

export interface Group {
  title: string;
  tasks: readonly PlanItem[];
  /** They name nobody, or no time. */
  isNobody: boolean;
}

/** Tasks that go on through the year, and those without a time: neither falls into a month. */
const THROUGH = "全年和经常性工作";
const NONE: Readonly<Record<By, string>> = { month: "没有写时限", leader: "没有写责任领导", lead_unit: "没有写责任科室", person: "没有写责任人", module: "没有分板块" };

function monthOf({ lasting, start_date: start, end_date: end }: PlanItem): string {
  const last = end ?? start;
  if (lasting) return THROUGH;
  if (last === null) return NONE.month;
  return last.length < 7 ? THROUGH : `${last.slice(0, 4)}年${Number(last.slice(5, 7))}月`;
}

/** Tasks in groups: months in their order; people, departments and modules in that of a Chinese reader; the rest last. */
export function grouped(tasks: readonly PlanItem[], by: By): Group[] {
  const groups = new Map<string, PlanItem[]>();
  for (const task of tasks) {
    // A task of several people stands with each of them.
    const titles = by === "month" ? [monthOf(task)] : by === "module" ? [task.module ?? NONE.module] : names(task[by] ?? NONE[by]);
    for (const title of titles) groups.set(title, [...(groups.get(title) ?? []), task]);
  }
  const place = (title: string) => (title === NONE[by] ? 2 : title === THROUGH ? 1 : 0);
  const inMonth = (task: PlanItem) => task.end_date ?? task.start_date ?? "";
  return [...groups]
    .map(([title, found]) => ({ title, isNobody: title === NONE[by], tasks: by === "month" ? found.toSorted((a, b) => inMonth(a).localeCompare(inMonth(b))) : found }))
    .toSorted((a, b) => place(a.title) - place(b.title) || inOrder(a.title, b.title));
}
