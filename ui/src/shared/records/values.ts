// What a form holds, and how the text of a cell becomes a value of it.
import type { ComponentType } from "react";
import type { Beyond, Edit } from "../grid/block";
import type { Column } from "../grid/table";

/** What the form gives a control of its own. */
export interface ControlProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** A field of the form. */
export interface Field {
  key: string;
  label: string;
  kind?: "text" | "number" | "long" | "choice" | "date";
  /** What it is filled in with, where none of the kinds will do; its value is text. */
  control?: ComponentType<ControlProps>;
  /** What a choice chooses from. */
  options?: readonly string[] | readonly { value: string; label: string }[];
  /** Words that a text field offers beside what can be written. */
  suggest?: readonly string[];
  required?: boolean;
  /** Stands as it is once the record is there. */
  settled?: boolean;
  hint?: string;
}

/** What a form holds: empty fields are null, so that a cleared field is cleared. */
export type Values = Record<string, string | number | null>;

/** The key under which a row keeps the id of what was chosen from the suggestions for one of its cells. */
export const pickedOf = (key: string): string => `${key} picked`;

/** A record with the values that are new. */
export interface Change<T> {
  row: T;
  values: Values;
}

/** The values of a record's fields, as they are. */
export const valuesBy =
  (fields: readonly Field[]) =>
  (row: object): Values => {
    const record = row as Record<string, string | number | null>;
    return Object.fromEntries(fields.map((field) => [field.key, record[field.key] ?? null]));
  };

/** The values that differ from those before. */
export const differing = (before: Values, after: Values): Values =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== (before[key] ?? null)));

/** A number as people write it: 1,300 and full-width digits too; NaN when it is none. */
function numberFrom(text: string): number {
  return Number(text.normalize("NFKC").replaceAll(/[,，\s]/gu, ""));
}

/** New rows out of cells below the last row, in their order; cells whose text is no number are counted. */
export function rowsFrom<T>(beyond: readonly Beyond<T>[]): { rows: Values[]; wrong: Map<Column<T>, number> } {
  const byPlace = new Map<number, Values>();
  const wrong = new Map<Column<T>, number>();
  for (const { down, column, text } of beyond) {
    const written = text.trim();
    if (written === "") continue;
    const value = column.number ? numberFrom(written) : written;
    if (Number.isNaN(value)) wrong.set(column, (wrong.get(column) ?? 0) + 1);
    else byPlace.set(down, { ...byPlace.get(down), [column.key]: value });
  }
  return { rows: [...byPlace.entries()].toSorted(([one], [other]) => one - other).map(([, values]) => values), wrong };
}

/** Cells with new text as one change for each record; `wrong` counts the cells by column whose text is no number. */
export function changesFrom<T extends { id: number }>(edits: readonly Edit<T>[]): { changes: Change<T>[]; wrong: Map<Column<T>, number> } {
  const byId = new Map<number, Change<T>>();
  const wrong = new Map<Column<T>, number>();
  for (const { row, column, text, picked } of edits) {
    const written = text.trim();
    const value = written === "" ? null : column.number ? numberFrom(written) : written;
    // What is no number would go over the wire as null and clear the cell.
    if (Number.isNaN(value)) {
      wrong.set(column, (wrong.get(column) ?? 0) + 1);
      continue;
    }
    const change = byId.get(row.id) ?? { row, values: {} };
    change.values[column.key] = value;
    if (picked !== undefined) change.values[pickedOf(column.key)] = picked;
    byId.set(row.id, change);
  }
  return { changes: [...byId.values()], wrong };
}
