// A piece in the media as a form holds it.
import { type Coverage, type CoverageChanges, type How, useAsk, useDo } from "../../backend";
import type { Field, Values } from "../../shared/records/values";
import { choiceOf, withoutIds } from "./ties";

export const LEVELS = ["国家级", "省级", "市级", "县级", "本会"] as const;

/** The fields of a piece, without the event. */
export function useCoverageFields(): Field[] {
  const outlets = (useAsk("coverage_list", {}).data?.rows ?? []).map(({ outlet }) => outlet);
  return [
    { key: "title", label: "标题", required: true },
    { key: "outlet", label: "媒体", suggest: [...new Set(outlets)], required: true },
    { key: "level", label: "级别", kind: "choice", options: LEVELS, required: true, hint: "本会的简报、网页、公众号选“本会”" },
    { key: "published_on", label: "刊播日期", kind: "date", hint: "空着是今天" },
    { key: "link", label: "网址", hint: "网址或版面，照原样写" },
    { key: "note", label: "备注", kind: "long" },
  ];
}

export const coverageValues = (row: Coverage): Values => ({
  title: row.title, outlet: row.outlet, level: row.level, published_on: row.published_on, link: row.link, event_id: choiceOf(row.event_id), note: row.note,
});

/** 国家级 2 篇 · 省级 5 篇 */
export const byLevel = (rows: readonly Coverage[]): string =>
  LEVELS.map((level) => ({ level, count: rows.filter((row) => row.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${level} ${count} 篇`)
    .join(" · ");

/** How many pieces each outlet printed, the most first. */
export function byOutlet(rows: readonly Coverage[]): { outlet: string; level: string; count: number }[] {
  const counts = new Map<string, { outlet: string; level: string; count: number }>();
  for (const { outlet, level } of rows) {
    const one = counts.get(`${level} ${outlet}`) ?? { outlet, level, count: 0 };
    counts.set(`${level} ${outlet}`, { ...one, count: one.count + 1 });
  }
  return [...counts.values()].toSorted((left, right) => right.count - left.count);
}

/** Functions that write pieces. */
export function useCoverage() {
  const doIt = useDo();
  const sent = (values: Values) => {
    const { rest, ids } = withoutIds(values, "event_id");
    return { changes: rest as CoverageChanges, ids };
  };
  return {
    create: async (values: Values, how: How) => {
      const { changes, ids } = sent(values);
      return (await doIt("coverage_create", { coverage: changes, ...ids }, how)) !== undefined;
    },
    update: async (row: Coverage, values: Values, how: How) => {
      const { changes, ids } = sent(values);
      return (await doIt("coverage_update", { id: row.id, changes, ...ids }, how)) !== undefined;
    },
    remove: async (ids: number[]) => (await doIt("coverage_delete", { ids })) !== undefined,
  };
}
