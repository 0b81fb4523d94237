// 单位与人员
import { Button, Segmented } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type Person, type PersonChanges, type Unit, type UnitChanges, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { type Destination, useGo } from "../../shared/destination";
import { PersonRecord } from "./PersonRecord";
import "./directory.css";

const personColumns: Column<Person>[] = [
  { key: "name", title: "姓名", width: 110, edit: true, lead: true },
  { key: "sex", title: "性别", width: 64, edit: true },
  { key: "birth_date", title: "出生年月", width: 100, edit: true },
  { key: "unit", title: "单位", width: 190, edit: true },
  { key: "position", title: "职务", width: 90, edit: true },
  { key: "title", title: "职称", width: 110, edit: true },
  { key: "skill_level", title: "技能等级", width: 90, edit: true },
  { key: "phone", title: "联系电话", width: 124, edit: true },
  { key: "id_number", title: "身份证号", width: 170 },
  { key: "classes", title: "培训", width: 60, number: true },
  { key: "entries", title: "参赛", width: 60, number: true, spare: true },
  { key: "department", title: "部门", width: 110, edit: true, spare: true },
  { key: "ethnicity", title: "民族", width: 70, edit: true, spare: true },
  { key: "education", title: "学历", width: 80, edit: true, spare: true },
  { key: "political_status", title: "政治面貌", width: 90, edit: true, spare: true },
  { key: "joined_on", title: "入会日期", width: 100, edit: true, spare: true },
  { key: "email", title: "邮箱", width: 180, edit: true, spare: true },
  { key: "note", title: "备注", width: 160, edit: true },
];
const personFields: Field[] = [
  { key: "name", label: "姓名", required: true },
  { key: "sex", label: "性别", kind: "choice", options: ["男", "女"] },
  { key: "unit", label: "单位", hint: "写上名称即可，目录里没有的会自动新增" },
  { key: "birth_date", label: "出生年月", kind: "date" },
  { key: "phone", label: "联系电话" },
  { key: "id_number", label: "身份证号", hint: "显示时遮住中间；留着遮住的样子就不会改动" },
  { key: "position", label: "职务" },
  { key: "title", label: "职称" },
  { key: "skill_level", label: "技能等级", kind: "choice", options: ["初级工", "中级工", "高级工", "技师", "高级技师"] },
  { key: "ethnicity", label: "民族" },
  { key: "education", label: "学历" },
  { key: "political_status", label: "政治面貌" },
  { key: "joined_on", label: "入会日期", kind: "date" },
  { key: "note", label: "备注", kind: "long" },
];
const unitColumns: Column<Unit>[] = [
  { key: "name", title: "名称", width: 240, edit: true, lead: true },
  { key: "kind", title: "类别", width: 90, edit: true },
  { key: "contact", title: "联系人", width: 90, edit: true },
  { key: "phone", title: "联系电话", width: 130, edit: true },
  { key: "address", title: "地址", width: 220, edit: true },
  { key: "member_no", title: "会员编号", width: 92, edit: true },
  { key: "people", title: "人员", width: 64, number: true },
  { key: "events", title: "活动", width: 64, number: true },
  { key: "note", title: "备注", width: 160, edit: true },
];
const unitFields: Field[] = [
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

const personValues = valuesBy(personFields);
const unitValues = valuesBy(unitFields);

/** The unit stands beside the person's own fields; a masked ID number is not sent back. */
function personParts(values: Values): { changes: PersonChanges; unit?: string } {
  const { unit, ...rest } = values;
  if (typeof rest.id_number === "string" && rest.id_number.includes("*")) delete rest.id_number;
  return { changes: rest as PersonChanges, ...(unit === undefined ? {} : { unit: String(unit ?? "") }) };
}

export function Directory({ to }: { to?: Destination | undefined }) {
  const [what, setWhat] = useState<"people" | "units">("people");
  useEffect(() => {
    if (to?.area) setWhat(to.area === "unit" ? "units" : "people");
  }, [to]);
  const wanted = useMemo(() => (to?.id === undefined ? undefined : { id: to.id }), [to]);
  const people = useAsk("person_list", {}, what === "people");
  const units = useAsk("unit_list", {}, what === "units");
  const doIt = useDo();
  const goTo = useGo();
  const tools = (chosen: readonly number[] = []) => (
    <>
      {what === "people" && chosen.length > 0 && <Button onClick={() => goTo({ page: "certificate", gives: { people: chosen } })}>给 {chosen.length} 人发证书</Button>}
      <PrintMenu papers={what === "people" ? ["members"] : ["units"]} ask={{}} about="" />
      <Segmented
        value={what}
        onChange={setWhat}
        options={[
          { value: "people", label: "人员" },
          { value: "units", label: "单位" },
        ]}
      />
    </>
  );
  if (what === "units") {
    return (
      <RecordPage
        key="units"
        name="units"
        title="单位与人员"
        noun="单位"
        imports="units"
        teach="这里放会员单位、主办和协办单位，活动、竞赛和名册都从这里取。"
        rows={units.data?.rows}
        columns={unitColumns}
        fields={unitFields}
        valuesOf={unitValues}
        tools={tools()}
        wanted={to?.area === "unit" ? wanted : undefined}
        onCreate={async (values, how) => (await doIt("unit_create", { unit: values as UnitChanges }, how)) !== undefined}
        onUpdate={async (row, values, how) => (await doIt("unit_update", { id: row.id, changes: values as UnitChanges }, how)) !== undefined}
        onDelete={async (ids) => (await doIt("unit_delete", { ids })) !== undefined}
      />
    );
  }
  return (
    <RecordPage
      key="people"
      name="people"
      title="单位与人员"
      noun="人员"
      imports="people"
      teach="这里放会员、学员、获奖者和教师，每人一条，各处共用。"
      rows={people.data?.rows}
      columns={personColumns}
      fields={personFields}
      valuesOf={personValues}
      tools={tools}
      wanted={to?.area === "person" ? wanted : undefined}
      more={(row) => <PersonRecord key={row.id} id={row.id} />}
      onCreate={async (values, how) => {
        const { changes, unit } = personParts(values);
        return (await doIt("person_create", { person: changes, unit: unit ?? "" }, how)) !== undefined;
      }}
      onUpdate={async (row, values, how) => (await doIt("person_update", { id: row.id, ...personParts(values) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("person_delete", { ids })) !== undefined}
    />
  );
}
