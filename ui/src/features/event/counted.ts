// Every total counts an event once: the same rule as in office (event/counted.rs), for the rows that a filter leaves.
import type { EventRow } from "../../backend";

/** Of rows those that count: what is told twice once, and no part beside its whole. The figures that stand are in `whole`. */
export function counted<T extends EventRow>(rows: readonly T[]): T[] {
  const there = new Set(rows.map((row) => row.whole.id));
  const kept = new Set<number>();
  return rows.filter((row) => {
    const { id, part_of } = row.whole;
    if ((part_of !== null && there.has(part_of)) || kept.has(id)) return false;
    kept.add(id);
    return true;
  });
}
