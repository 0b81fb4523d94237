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
  /** The sheets that are ticked; all that are not hidden when none was unticked. */
  sheets?: string[];
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

/** What a row can be said to be; `section:` goes on with the field that it fills. */
export type RowRole = "header" | "header_too" | "title" | "record" | "said" | "end" | `section:${string}`;

const without = (rows: number[] | undefined, row: number) => (rows ?? []).filter((each) => each !== row);

/** What a row is said to be; several where it ends the list besides. */
function saidOf(own: ImportHints, row: number): RowRole[] {
  const said: RowRole[] = [];
  if (own.header_rows?.includes(row)) said.push(own.header_rows.includes(row - 1) ? "header_too" : "header");
  if (own.title_rows?.includes(row)) said.push("title");
  if (own.data_rows?.includes(row)) said.push("record");
  if (own.skip_rows?.includes(row)) said.push("said");
  if (own.end_rows?.includes(row)) said.push("end");
  const section = own.section_rows?.find((each) => each.row === row);
  if (section?.field) said.push(`section:${section.field}`);
  return said;
}

/** Nothing said of a row but where the list ends. */
function unsaid(own: ImportHints, row: number): ImportHints {
  return {
    ...own,
    header_rows: without(own.header_rows, row),
    title_rows: without(own.title_rows, row),
    data_rows: without(own.data_rows, row),
    skip_rows: without(own.skip_rows, row),
    section_rows: (own.section_rows ?? []).filter((each) => each.row !== row),
  };
}

/** Corrections of one sheet, one at a time; the same said a second time takes it back. */
export function useCorrections(what: What, onWhat: (what: What) => void, sheet: string) {
  return useMemo(() => {
    const own = what.corrections[sheet] ?? {};
    const say = (hints: ImportHints) => onWhat({ ...what, corrections: { ...what.corrections, [sheet]: hints } });
    return {
      /** A column is this field, or none. */
      column: (column: string, field: string | null) => say({ ...own, columns: { ...own.columns, [column]: field } }),
      /** Another list begins at a column, or it goes on with the one to its left. `begins` are the columns where lists begin now. */
      list: (column: string, begins: string[]) => say({ ...own, lists: begins.includes(column) ? begins.filter((each) => each !== column) : [...begins, column] }),
      /** The year of the dates of this sheet. */
      year: (year: number | null) => {
        const { year: _, ...rest } = own;
        say(year === null ? rest : { ...rest, year });
      },
      /** `above` are the rows of the header right above. */
      row: (row: number, role: RowRole, above: number[] = []) => {
        if (role === "end") return say({ ...own, end_rows: own.end_rows?.includes(row) ? without(own.end_rows, row) : [...(own.end_rows ?? []), row] });
        const bare = unsaid(own, row);
        // Another header means other columns.
        const headed = role === "header" || role === "header_too" ? { ...bare, columns: {} } : bare;
        if (saidOf(own, row).includes(role)) return say(role === "header_too" ? { ...headed, header_rows: [] } : headed);
        const add = (rows: number[] | undefined) => [...(rows ?? []), row];
        if (role === "header") return say({ ...headed, header_rows: [row] });
        if (role === "header_too") return say({ ...headed, header_rows: [...above, row] });
        if (role === "title") return say({ ...bare, title_rows: add(bare.title_rows) });
        if (role === "record") return say({ ...bare, data_rows: add(bare.data_rows) });
        if (role === "said") return say({ ...bare, skip_rows: add(bare.skip_rows) });
        return say({ ...bare, section_rows: [...(bare.section_rows ?? []), { row, field: role.slice("section:".length) }] });
      },
      said: (row: number) => saidOf(own, row),
      /** Forgets what was said of a row. */
      forget: (row: number) => say({ ...unsaid(own, row), end_rows: without(own.end_rows, row) }),
    };
  }, [what, onWhat, sheet]);
}

/** A page of rows that begins anew with what it shows. */
export function usePaging(of: string): [from: number, turn: (from: number) => void] {
  const [at, setAt] = useState({ of, from: 0 });
  return [at.of === of ? at.from : 0, (from) => setAt({ of, from })];
}
