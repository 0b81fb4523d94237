// Rows that stay the same objects from answer to answer, so that only what changed is drawn anew. The cache shares what is equal at the
// same place of a list; here a new line shifts all that follow, so they are met by their id.
import { replaceEqualDeep } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";

export function useSteady<T extends { id: number }>(rows: readonly T[]): readonly T[] {
  const before = useRef<ReadonlyMap<number, T>>(new Map());
  const steady = useMemo(() => rows.map((row) => replaceEqualDeep(before.current.get(row.id), row)), [rows]);
  useEffect(() => {
    before.current = new Map(steady.map((row) => [row.id, row]));
  }, [steady]);
  return steady;
}
