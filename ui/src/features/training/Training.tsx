// 培训班
import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type Class, type ClassChanges, type Enrolment, type EnrolmentChanges, type How, useAsk, useDo } from "../../backend";
import { span } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Change, type Field, valuesBy } from "../../shared/records/values";
import { type Destination, useGo } from "../../shared/destination";

const columns: Column<Class>[] = [
  { key: "name", title: "班次", width: 240, edit: true, lead: true },
  { key: "course", title: "培训项目", width: 150 },
  { key: "start_date", title: "时间", width: 190, show: (row) => span(row.start_date, row.end_date) },
  { key: "place", title: "地点", width: 170, edit: true },
  { key: "teacher", title: "教师", width: 80, edit: true },
  { key: "hours", title: "课时", width: 60, number: true, edit: true },
  { key: "size", title: "人数", width: 60, number: true },
  { key: "passed", title: "合格", width: 60, number: true },
  { key: "mean_score", title: "平均分", width: 72, number: true, show: (row) => row.mean_score?.toFixed(1) ?? "" },
];
const fields: Field[] = [
  { key: "name", label: "班次", required: true },
  { key: "start_date", label: "开班日期", kind: "date" },
  { key: "end_date", label: "结束日期", kind: "date" },
  { key: "place", label: "地点" },
  { key: "teacher", label: "教师" },
  { key: "hours", label: "课时", kind: "number" },
  { key: "capacity_low", label: "人数下限", kind: "number" },
  { key: "capacity_high", label: "人数上限", kind: "number" },
  { key: "note", label: "备注", kind: "long" },
];
const rosterColumns: Column<Enrolment>[] = [
  { key: "name", title: "姓名", width: 110, lead: true },
  { key: "sex", title: "性别", width: 56 },
  { key: "unit", title: "单位", width: 200 },
  { key: "skill_level", title: "技能等级", width: 90 },
  { key: "group_name", title: "组别", width: 90, edit: true },
  { key: "is_leader", title: "组长", width: 56, show: (row) => (row.is_leader ? "是" : "") },
  { key: "mentor", title: "帮带", width: 90, edit: true },
  { key: "hours", title: "课时", width: 64, number: true, edit: true },
  { key: "score", title: "成绩", width: 64, number: true, edit: true },
  { key: "result", title: "结果", width: 80, edit: true },
  { key: "note", title: "备注", width: 160, edit: true },
];
const rosterFields: Field[] = [
  { key: "name", label: "姓名", required: true, settled: true, hint: "以后在“单位与人员”里改，花名册跟着变" },
  { key: "unit", label: "单位", settled: true },
  { key: "group_name", label: "组别" },
  { key: "mentor", label: "帮带" },
  { key: "hours", label: "课时", kind: "number" },
  { key: "score", label: "成绩", kind: "number" },
  { key: "result", label: "结果", kind: "choice", options: ["合格", "优秀", "结业", "不合格"] },
  { key: "note", label: "备注", kind: "long" },
];

const classValues = valuesBy(fields);
const rosterValues = valuesBy(rosterFields);

function Roster({ id, onBack }: { id: number; onBack: () => void }) {
  const detail = useAsk("class_get", { id });
  const doIt = useDo();
  const goTo = useGo();
  const update = async (changed: Change<Enrolment>[], how: How) =>
    (await doIt("enrolment_update", { rows: changed.map(({ row, values }) => ({ id: row.id, changes: values as EnrolmentChanges })) }, how)) !== undefined;
  const name = detail.data?.class.name;
  const into = useMemo(() => (name === undefined ? undefined : { class_id: id, name }), [id, name]);
  return (
    <RecordPage
      name="roster"
      title={detail.data?.class.name ?? "花名册"}
      noun="学员"
      imports="training"
      importsInto={into}
      teach="还没有学员。写上姓名和单位，目录里没有的会自动新增。"
      rows={detail.data?.rows}
      columns={rosterColumns}
      fields={rosterFields}
      valuesOf={rosterValues}
      tools={
        <>
          <Button onClick={onBack}>返回培训班</Button>
          {detail.data && detail.data.class.passed > 0 && <Button onClick={() => goTo({ page: "certificate", gives: { class: id } })}>颁发结业证书</Button>}
          {detail.data && <PrintMenu papers={["roster", "groups", "sign-in", "scores"]} ask={{ class_id: id }} about={detail.data.class.name} />}
        </>
      }
      onCreate={async (values, how) => {
        const { name, unit, ...row } = values;
        const people = [{ name: String(name ?? ""), unit: String(unit ?? ""), row: row as EnrolmentChanges }];
        return (await doIt("enrolment_create", { class_id: id, people }, how)) !== undefined;
      }}
      onUpdate={(row, values, how) => update([{ row, values }], how)}
      onUpdateMany={(changes) => update(changes, {})}
      onDelete={async (ids) => (await doIt("enrolment_delete", { ids })) !== undefined}
    />
  );
}

export function Training({ year, to }: { year: number; to?: Destination | undefined }) {
  const list = useAsk("class_list", { year });
  const [open, setOpen] = useState(to?.id);
  useEffect(() => setOpen(to?.id), [to]);
  const doIt = useDo();
  if (open !== undefined) return <Roster id={open} onBack={() => setOpen(undefined)} />;
  return (
    <RecordPage
      name="classes"
      title="培训班"
      noun="培训班"
      imports="training"
      teach={`${year} 年还没有培训班。新建一个班，再把学员加进花名册。`}
      rows={list.data?.rows}
      columns={columns}
      fields={fields}
      valuesOf={classValues}
      onOpen={(row) => setOpen(row.id)}
      onCreate={async (values, how) => (await doIt("class_create", { class: { ...(values as ClassChanges), year } }, how)) !== undefined}
      onUpdate={async (row, values, how) => (await doIt("class_update", { id: row.id, changes: values as ClassChanges }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("class_delete", { ids })) !== undefined}
    />
  );
}
