// 人员: everybody the office knows, once for all areas.
import { Button } from "antd";
import { useMemo, useState } from "react";
import { type Person, type PersonChanges, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { Birthdays } from "./Birthdays";
import { DuplicateTools } from "./Duplicates";
import { IdNumber, Showings } from "./IdNumber";
import { LabelFilter, LabelMenu } from "./Labels";
import { PersonRecord } from "./PersonRecord";
import { type DirectoryProps, labelled } from "./tabs";

const columns: Column<Person>[] = [
  { key: "name", title: "姓名", width: 110, edit: true, lead: true },
  { key: "sex", title: "性别", width: 64, edit: true },
  { key: "birth_date", title: "出生年月", width: 100, edit: true },
  { key: "age", title: "周岁", width: 60, number: true, spare: true },
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
  { key: "labels", title: "标签", width: 130, show: ({ labels }) => labels.join("、") },
  { key: "note", title: "备注", width: 160, edit: true },
];
const fields: Field[] = [
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

const values = valuesBy(fields);

/** The unit stands beside the person's own fields; a masked ID number is not sent back. */
function personParts(values: Values): { changes: PersonChanges; unit?: string } {
  const { unit, ...rest } = values;
  if (typeof rest.id_number === "string" && rest.id_number.includes("*")) delete rest.id_number;
  return { changes: rest as PersonChanges, ...(unit === undefined ? {} : { unit: String(unit ?? "") }) };
}

export function People({ wanted, tabs }: DirectoryProps) {
  const all = useAsk("person_list", {}).data?.rows;
  const [label, setLabel] = useState<string | undefined>();
  const [drawer, setDrawer] = useState<"birthdays" | "showings" | undefined>();
  const [shown, setShown] = useState<{ id: number } | undefined>(wanted);
  const rows = useMemo(() => labelled(all, label), [all, label]);
  const doIt = useDo();
  const goTo = useGo();
  const close = () => setDrawer(undefined);
  return (
    <>
      <RecordPage
        name="people"
        title="单位与人员"
        noun="人员"
        imports="people"
        teach="这里放会员、学员、获奖者和教师，每人一条，各处共用。"
        rows={rows}
        columns={columns}
        fields={fields}
        valuesOf={values}
        wanted={shown}
        tools={(chosen) => (
          <>
            {chosen.length > 0 && <Button onClick={() => goTo({ page: "certificate", gives: { people: chosen } })}>给 {chosen.length} 人发证书</Button>}
            {chosen.length > 0 && <LabelMenu people={chosen} />}
            {(chosen.length === 0 || label !== undefined) && <LabelFilter value={label} onChange={setLabel} />}
            <DuplicateTools kind="person" chosen={chosen} />
            {chosen.length === 0 && <Button onClick={() => setDrawer("birthdays")}>本月生日</Button>}
            {/* It prints all of them, and makes room for what is done with those chosen; Ctrl+P stays. */}
            <span hidden={chosen.length > 0}>
              <PrintMenu papers={["members"]} ask={label === undefined ? {} : { label }} about={label ?? ""} />
            </span>
            {tabs}
          </>
        )}
        ahead={(row) => <IdNumber key={`number ${row.id}`} id={row.id} masked={row.id_number} onShowings={() => setDrawer("showings")} />}
        more={(row) => <PersonRecord key={row.id} id={row.id} />}
        onCreate={async (given, how) => {
          const { changes, unit } = personParts(given);
          return (await doIt("person_create", { person: changes, unit: unit ?? "" }, how)) !== undefined;
        }}
        onUpdate={async (row, given, how) => (await doIt("person_update", { id: row.id, ...personParts(given) }, how)) !== undefined}
        onDelete={async (ids) => (await doIt("person_delete", { ids })) !== undefined}
      />
      <Birthdays
        open={drawer === "birthdays"}
        onClose={close}
        onShow={(id) => {
          close();
          setLabel(undefined);
          setShown({ id });
        }}
      />
      <Showings open={drawer === "showings"} onClose={close} />
    </>
  );
}
