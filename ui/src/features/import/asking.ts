// What the wizard asks: the sheet as it is understood, and what an import of it would come to. What was there stays on
// screen until the new answer comes.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { call, type ImportFate, type ImportHints, type ImportKind, type ImportWho, type Params } from "../../backend";
import { useJob } from "../../shared/useJob";

/** What is brought in, and how it is understood. */
export interface What {
  file: string;
  text?: string;
  kind?: ImportKind;
  sheet?: string;
  year?: number;
  corrections: Record<string, ImportHints>;
  class_id?: number;
  contest_id?: number;
}

/** What she chose of it: records left out by their numbers with what they would have become, and whom a record means. */
export interface Choices {
  overwrite: boolean;
  /** Nothing comes in unless all of it can. */
  whole: boolean;
  leave: ReadonlyMap<number, ImportFate>;
  who: ReadonlyMap<number, number | null>;
}

export const NO_CHOICES: Choices = { overwrite: false, whole: false, leave: new Map(), who: new Map() };

export const whoOf = ({ who }: Choices): ImportWho[] => [...who].map(([record, id]) => ({ record, id }));

/** The sheet itself, a page of it. */
export function useLook(what: What, shown: string | undefined, from: number) {
  const params: Params<"import_look"> = { ...what, ...(shown === undefined ? {} : { shown }), from };
  return useQuery({ queryKey: ["import_look", params], queryFn: async () => (await call("import_look", params)).answer, placeholderData: keepPreviousData });
}

/** What would come of it; asking again stops the asking before. */
export function usePlan(what: What & { kind: ImportKind }, choices: Choices, fate: ImportFate | undefined, from: number) {
  const runJob = useJob();
  const params: Params<"import_plan"> = { ...what, overwrite: choices.overwrite, who: whoOf(choices), ...(fate === undefined ? {} : { fate }), from };
  return useQuery({
    queryKey: ["import_plan", params],
    queryFn: ({ signal }) =>
      runJob(async (job) => {
        signal.addEventListener("abort", () => void call("job_cancel", { job }).catch(() => undefined));
        return (await call("import_plan", { ...params, job })).answer;
      }),
    placeholderData: keepPreviousData,
  });
}

/** What a row can be said to be. */
export type RowRole = "header" | "header_too" | "record" | "said" | "guess";

/** Corrections of one sheet, one at a time. */
export function useCorrections(what: What, onWhat: (what: What) => void, sheet: string) {
  return useMemo(() => {
    const own = what.corrections[sheet] ?? {};
    const say = (hints: ImportHints) => onWhat({ ...what, corrections: { ...what.corrections, [sheet]: hints } });
    const without = (rows: number[] | undefined, row: number) => (rows ?? []).filter((each) => each !== row);
    return {
      /** A column is this field, or none. */
      column: (column: string, field: string | null) => say({ ...own, columns: { ...own.columns, [column]: field } }),
      /** A row is the header, the header together with those above it, a record, left out, or what it was taken for. */
      row: (row: number, role: RowRole, above: number[] = []) =>
        say({
          ...own,
          // Another header means other columns.
          ...(role === "header" || role === "header_too" ? { columns: {} } : {}),
          header_rows: role === "header" ? [row] : role === "header_too" ? [...above, row] : without(own.header_rows, row),
          data_rows: role === "record" ? [...without(own.data_rows, row), row] : without(own.data_rows, row),
          skip_rows: role === "said" ? [...without(own.skip_rows, row), row] : without(own.skip_rows, row),
        }),
      said: (row: number) => [own.header_rows, own.data_rows, own.skip_rows].some((rows) => rows?.includes(row)),
    };
  }, [what, onWhat, sheet]);
}

/** A page of rows that begins anew with what it shows. */
export function usePaging(of: string): [from: number, turn: (from: number) => void] {
  const [at, setAt] = useState({ of, from: 0 });
  return [at.of === of ? at.from : 0, (from) => setAt({ of, from })];
}
