// A plaque as a form holds it.
import { type How, type Plaque, type PlaqueChanges, useAsk, useDo } from "../../backend";
import type { Field, Values } from "../../shared/records/values";
import { choiceOf, useUnitNames, withoutIds } from "./ties";

/** The fields of a plaque, without the event. */
export function usePlaqueFields(): Field[] {
  const units = useUnitNames();
  const venues = (useAsk("venue_list", {}).data?.rows ?? []).map(({ id, name, kind }) => ({ value: String(id), label: kind ? `${name}（${kind}）` : name }));
  return [
    { key: "wording", label: "牌匾内容", required: true },
    { key: "unit", label: "授予单位", suggest: units, hint: "目录里没有的会自动新增" },
    { key: "venue_id", label: "所在阵地", kind: "choice", options: venues, hint: "新的阵地在“授牌与阵地”里登记" },
    { key: "number", label: "编号" },
    { key: "given_on", label: "授牌日期", kind: "date", hint: "空着是今天" },
    { key: "note", label: "备注", kind: "long" },
  ];
}

export const plaqueValues = (row: Plaque): Values => ({
  wording: row.wording, unit: row.unit, venue_id: choiceOf(row.venue_id), number: row.number, given_on: row.given_on, event_id: choiceOf(row.event_id), note: row.note,
});

function sent(values: Values) {
  const { rest, ids } = withoutIds(values, "event_id", "venue_id");
  const { unit, ...changes } = rest;
  return { changes: changes as PlaqueChanges, ids, unit: unit === undefined ? {} : { unit: String(unit ?? "") } };
}

/** Functions that write plaques. */
export function usePlaques() {
  const doIt = useDo();
  return {
    create: async (values: Values, how: How) => {
      const { changes, ids, unit } = sent(values);
      return (await doIt("plaque_create", { plaque: changes, ...ids, ...unit }, how)) !== undefined;
    },
    update: async (row: Plaque, values: Values, how: How) => {
      const { changes, ids, unit } = sent(values);
      return (await doIt("plaque_update", { id: row.id, changes, ...ids, ...unit }, how)) !== undefined;
    },
    remove: async (ids: number[]) => (await doIt("plaque_delete", { ids })) !== undefined,
  };
}
