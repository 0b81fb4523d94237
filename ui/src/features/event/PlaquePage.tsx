// 授牌与阵地: the plaques of the year, and all venues by kind.
import { Segmented } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type Plaque, useAsk, useDo, type Venue, type VenueChanges } from "../../backend";
import type { Destination } from "../../shared/destination";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { plaqueValues, usePlaqueFields, usePlaques } from "./plaque";
import { useEventField, useUnitNames } from "./ties";

const plaqueColumns: Column<Plaque>[] = [
  { key: "given_on", title: "授牌日期", width: 100, edit: true },
  { key: "wording", title: "牌匾内容", width: 230, edit: true, lead: true },
  { key: "unit", title: "授予单位", width: 200, edit: true },
  { key: "venue", title: "所在阵地", width: 180 },
  { key: "number", title: "编号", width: 110, edit: true },
  { key: "event", title: "活动", width: 190 },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];
const venueColumns: Column<Venue>[] = [
  { key: "name", title: "名称", width: 220, edit: true, lead: true },
  { key: "kind", title: "类别", width: 80, edit: true },
  { key: "unit", title: "所属单位", width: 200, edit: true },
  { key: "address", title: "地址", width: 220, edit: true },
  { key: "contact", title: "联系人", width: 90, edit: true },
  { key: "phone", title: "联系电话", width: 124, edit: true },
  { key: "plaques", title: "牌匾", width: 60, number: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];
const KINDS = ["县级", "主题", "社区", "学校", "乡镇", "企业"];

const venueFields = (units: readonly string[], kinds: readonly string[]): Field[] => [
  { key: "name", label: "名称", required: true },
  { key: "kind", label: "类别", suggest: [...new Set([...KINDS, ...kinds])] },
  { key: "unit", label: "所属单位", suggest: units },
  { key: "address", label: "地址" },
  { key: "contact", label: "联系人" },
  { key: "phone", label: "联系电话" },
  { key: "note", label: "备注", kind: "long" },
];

/** 县级 5 处 · 主题 17 处 */
function byKind(venues: readonly Venue[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of venues) counts.set(kind ?? "未分类", (counts.get(kind ?? "未分类") ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kind} ${count} 处`).join(" · ");
}

function venueParts({ unit, ...changes }: Values): { changes: VenueChanges; unit?: string } {
  return { changes: changes as VenueChanges, ...(unit === undefined ? {} : { unit: String(unit ?? "") }) };
}

export function PlaquePage({ year, to }: { year: number; to?: Destination | undefined }) {
  const [what, setWhat] = useState<"plaques" | "venues">(to?.area === "venue" ? "venues" : "plaques");
  useEffect(() => {
    if (to?.area) setWhat(to.area === "venue" ? "venues" : "plaques");
  }, [to]);
  const wanted = useMemo(() => (to?.id === undefined ? undefined : { id: to.id }), [to]);
  const rows = useAsk("plaque_list", { year }).data?.rows;
  const venues = useAsk("venue_list", {}).data?.rows;
  const units = useUnitNames();
  const event = useEventField(year, rows, "授牌活动");
  const fields = usePlaqueFields();
  const plaques = usePlaques();
  const doIt = useDo();
  const turn = (
    <Segmented
      value={what}
      onChange={setWhat}
      options={[
        { value: "plaques", label: "授牌" },
        { value: "venues", label: "阵地" },
      ]}
      aria-label="授牌或阵地"
    />
  );
  if (what === "venues") {
    const all = venueFields(units, (venues ?? []).flatMap(({ kind }) => kind ?? []));
    return (
      <RecordPage
        key="venues"
        name="venues"
        title="阵地"
        noun="阵地"
        teach="这里放科普馆、活动室、示范基地这些阵地，分县级、主题、社区、学校等类别；授的牌挂在哪里，也从这里选。"
        rows={venues}
        columns={venueColumns}
        fields={all}
        valuesOf={valuesBy(all)}
        wanted={to?.area === "venue" ? wanted : undefined}
        sums={byKind}
        tools={
          <>
            {(venues?.length ?? 0) > 0 && <PrintMenu papers={["venues"]} ask={{}} about="" />}
            {turn}
          </>
        }
        onCreate={async (values, how) => {
          const { changes, unit } = venueParts(values);
          return (await doIt("venue_create", { venue: changes, unit: unit ?? "" }, how)) !== undefined;
        }}
        onUpdate={async (row, values, how) => (await doIt("venue_update", { id: row.id, ...venueParts(values) }, how)) !== undefined}
        onDelete={async (ids) => (await doIt("venue_delete", { ids })) !== undefined}
      />
    );
  }
  return (
    <RecordPage
      key="plaques"
      name="plaques"
      title="授牌"
      noun="授牌"
      teach={`${year} 年还没有授牌。牌匾授给哪个单位、写什么、挂在哪处阵地，在这里记下。`}
      rows={rows}
      columns={plaqueColumns}
      fields={[...fields.slice(0, -1), event, ...fields.slice(-1)]}
      valuesOf={plaqueValues}
      wanted={to?.area === "venue" ? undefined : wanted}
      tools={
        <>
          {(rows?.length ?? 0) > 0 && <PrintMenu papers={["plaques"]} ask={{ year }} about={`${year}年`} />}
          {turn}
        </>
      }
      onCreate={plaques.create}
      onUpdate={plaques.update}
      onDelete={plaques.remove}
    />
  );
}
