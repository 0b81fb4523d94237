// The event and the task that a record belongs to, as a form offers and sends them.
import { useAsk } from "../../backend";
import type { Field, Values } from "../../shared/records/values";

/** A record of an event, or of none. */
interface Tied {
  event_id: number | null;
  event: string | null;
}

interface Choice {
  value: string;
  label: string;
}

/** The events of the year; those of the rows as well, which may be of another one. */
export function useEventField(year: number, rows: readonly Tied[] | undefined, label = "活动"): Field {
  const events = useAsk("event_list", { year }).data?.rows ?? [];
  const options = new Map<string, Choice>();
  for (const { id, title, start_date } of events) options.set(String(id), { value: String(id), label: start_date ? `${title}（${start_date}）` : title });
  for (const { event_id, event } of rows ?? []) {
    if (event_id !== null && event !== null && !options.has(String(event_id))) options.set(String(event_id), { value: String(event_id), label: event });
  }
  return { key: "event_id", label, kind: "choice", options: [...options.values()], hint: "不属于哪个活动的空着" };
}

/** Names of the directory's units, to be offered. */
export const useUnitNames = (): string[] => (useAsk("unit_list", {}).data?.rows ?? []).map(({ name }) => name);

/** An id as a choice holds it. */
export const choiceOf = (id: number | null | undefined): string | null => (id === null || id === undefined ? null : String(id));

/** The values of a form without these ids, and the ids that were touched as numbers. */
export function withoutIds<K extends string>(values: Values, ...keys: K[]): { rest: Values; ids: { [P in K]?: number | null } } {
  const rest = { ...values };
  const ids: { [P in K]?: number | null } = {};
  for (const key of keys) {
    if (rest[key] !== undefined) ids[key] = rest[key] === null ? null : Number(rest[key]);
    delete rest[key];
  }
  return { rest, ids };
}
