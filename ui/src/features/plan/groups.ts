// The tasks of a plan put together by month, by section or by who answers for them.
import type { PlanBy, PlanItem } from "../../backend";
import { names } from "../../shared/format";
import { inOrder } from "../../shared/grid/table";

/** How tasks are put together. */
export type By = PlanBy;

export const WAYS: readonly { value: By; label: string }[] = [
  { value: "month", label: "按月份" },
  { value: "section", label: "按章节" },
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
const NONE: Readonly<Record<By, string>> = { month: "没有写时限", section: "不在章节里", leader: "没有写责任领导", lead_unit: "没有写责任科室", person: "没有写责任人", module: "没有分板块" };

function monthOf({ lasting, start_date: start, end_date: end }: PlanItem): string {
  const last = end ?? start;
  if (lasting) return THROUGH;
  if (last === null) return NONE.month;
  return last.length < 7 ? THROUGH : `${last.slice(0, 4)}年${Number(last.slice(5, 7))}月`;
}

/** The top heading of each item, as it is read; items stand after what they stand under. */
function sectionsOf(items: readonly PlanItem[]): Map<number, string> {
  const sections = new Map<number, string>();
  for (const { id, parent_id: parent, kind, label, text } of items) {
    const above = parent === null ? undefined : sections.get(parent);
    const own = kind === "heading" ? `${label}${text}` : undefined;
    const section = above ?? own;
    if (section !== undefined) sections.set(id, section);
  }
  return sections;
}

/** Tasks in groups: sections in the plan's order, months in theirs; people, departments and modules in that of a Chinese reader; the rest last. */
export function grouped(items: readonly PlanItem[], by: By): Group[] {
  const groups = new Map<string, PlanItem[]>();
  const sections = sectionsOf(items);
  const titlesOf = (task: PlanItem): string[] => {
    if (by === "month") return [monthOf(task)];
    if (by === "section") return [sections.get(task.id) ?? NONE.section];
    if (by === "module") return [task.module ?? NONE.module];
    // A task of several people stands with each of them.
    return names(task[by] ?? NONE[by]);
  };
  for (const task of items.filter(({ kind }) => kind === "task")) {
    const titles = titlesOf(task);
    for (const title of titles) groups.set(title, [...(groups.get(title) ?? []), task]);
  }
  const place = (title: string) => (title === NONE[by] ? 2 : title === THROUGH ? 1 : 0);
  const inMonth = (task: PlanItem) => task.end_date ?? task.start_date ?? "";
  return [...groups]
    .map(([title, found]) => ({ title, isNobody: title === NONE[by], tasks: by === "month" ? found.toSorted((a, b) => inMonth(a).localeCompare(inMonth(b))) : found }))
    .toSorted((a, b) => place(a.title) - place(b.title) || (by === "section" ? 0 : inOrder(a.title, b.title)));
}
