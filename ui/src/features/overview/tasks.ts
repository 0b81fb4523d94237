// Which tasks are still to do, and which are late.
import type { PlanItem } from "../../backend";

/** Times that never pass while the year lasts: they are no deadline. */
const LASTING = /全年|常年|长期|持续|贯穿|每/u;

/** Still to do. */
export const isOpen = (task: Pick<PlanItem, "state">): boolean => task.state !== "done";

/** Past its deadline, and a deadline it is. Days compare as words: a month ends with its last day. */
export const isLate = (task: Pick<PlanItem, "state" | "time_text" | "end_date">, today: string): boolean =>
  isOpen(task) && task.end_date !== null && task.end_date.length === 10 && task.end_date < today && !LASTING.test(task.time_text ?? "");
