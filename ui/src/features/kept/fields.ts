// What the kept records have in common: the task they belong to, money as 元, and words to choose from.
import type { ReactNode } from "react";
import { useAsk } from "../../backend";
import type { Field, Values } from "../../shared/records/values";

export const LEVELS = ["国家级", "部级", "省级", "市级", "县级", "行业", "单位"] as const;

/** Which records: one to show when something else led here. */
export interface KeptProps {
  year: number;
  wanted?: { id: number } | undefined;
  /** The choice between the kinds, for the head of the page. */
  tabs: ReactNode;
}

/** The field of the task, with the tasks of all plans. */
export function useTaskField(): Field {
  const tasks = useAsk("task_list", {}).data?.rows ?? [];
  return { key: "item_id", label: "相关任务", kind: "choice", options: tasks.map(({ id, text, plan }) => ({ value: String(id), label: `${text}（${plan}）` })) };
}

/** What a form holds as the office takes it: ids as numbers, money as 分, ticks as yes or no. */
export function sent<T>(values: Values, kinds: { ids?: readonly string[]; money?: readonly string[]; flags?: readonly string[] } = {}): T {
  const change = ([key, value]: [string, string | number | null]): [string, unknown] => {
    if (kinds.flags?.includes(key)) return [key, value !== null];
    if (value === null) return [key, null];
    if (key === "item_id" || kinds.ids?.includes(key)) return [key, Number(value)];
    if (kinds.money?.includes(key)) return [key, Math.round(Number(value) * 100)];
    return [key, value];
  };
  return Object.fromEntries(Object.entries(values).map(change)) as T;
}

/** An id as the value of a choice. */
export const chosen = (id: number | null): string | null => (id === null ? null : String(id));

/** 分 as the 元 of a form. */
export const asYuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
