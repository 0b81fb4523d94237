// 单位: members, hosts and helpers, schools and firms.
import { useMemo, useState } from "react";
import { type Unit, type UnitChanges, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { DuplicateTools } from "./Duplicates";
import { LabelFilter, LabelMenu } from "./Labels";
import { type DirectoryProps, labelled } from "./tabs";

const columns: Column<Unit>[] = [
  { key: "name", title: "名称", width: 240, edit: true, lead: true },
  { key: "kind", title: "类别", width: 90, edit: true },
  { key: "contact", title: "联系人", width: 90, edit: true },
  { key: "phone", title: "联系电话", width: 130, edit: true },
  { key: "address", title: "地址", width: 220, edit: true },
  { key: "member_no", title: "会员编号", width: 92, edit: true },
  { key: "people", title: "人员", width: 64, number: true },
  { key: "events", title: "活动", width: 64, number: true },
  { key: "labels", title: "标签", width: 130, show: ({ labels }) => labels.join("、") },
  { key: "note", title: "备注", width: 160, edit: true },
];
const fields: Field[] = [
  { key: "name", label: "名称", required: true },
  { key: "short_name", label: "简称" },
  { key: "kind", label: "类别" },
  { key: "contact", label: "联系人" },
  { key: "phone", label: "联系电话" },
  { key: "email", label: "邮箱" },
  { key: "address", label: "地址" },
  { key: "member_no", label: "会员编号" },
  { key: "joined_on", label: "入会日期", kind: "date" },
  { key: "note", label: "备注", kind: "long" },
];


const values = valuesBy(fields);

export function Units({ wanted, tabs }: DirectoryProps) {
  const all = useAsk("unit_list", {}).data?.rows;
  const [label, setLabel] = useState<string | undefined>();
  const rows = useMemo(() => labelled(all, label), [all, label]);
  const doIt = useDo();
  return (
    <RecordPage
      name="units"
      title="单位与人员"
      noun="单位"
      imports="units"
      teach="这里放会员单位、主办和协办单位，活动、竞赛和名册都从这里取。"
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={values}
      wanted={wanted}
      tools={(chosen) => (
        <>
          {chosen.length > 0 && <LabelMenu units={chosen} />}
          {(chosen.length === 0 || label !== undefined) && <LabelFilter value={label} onChange={setLabel} />}
          <DuplicateTools kind="unit" chosen={chosen} />
          <PrintMenu papers={["units"]} ask={label === undefined ? {} : { label }} about={label ?? ""} />
          {tabs}
        </>
      )}
      onCreate={async (given, how) => (await doIt("unit_create", { unit: given as UnitChanges }, how)) !== undefined}
      onUpdate={async (row, given, how) => (await doIt("unit_update", { id: row.id, changes: given as UnitChanges }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("unit_delete", { ids })) !== undefined}
    />
  );
}
