// The classes of a year, and one begun from another.
import { Button, Checkbox, Form, Input, InputNumber, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { type Class, type ClassChanges, useAsk, useDo } from "../../backend";
import { span } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";

/** 差 3 人 or 超 2 人, where the size lies outside the bounds. */
function outside({ size, capacity_low, capacity_high }: Class): string {
  if (capacity_high !== null && size > capacity_high) return `超 ${size - capacity_high} 人`;
  return capacity_low !== null && size > 0 && size < capacity_low ? `差 ${capacity_low - size} 人` : "";
}

const columns: Column<Class>[] = [
  { key: "name", title: "班次", width: 190, edit: true, lead: true },
  { key: "course", title: "培训项目", width: 130, edit: true },
  { key: "start_date", title: "时间", width: 180, show: (row) => span(row.start_date, row.end_date) },
  { key: "place", title: "地点", width: 110, edit: true },
  { key: "teacher", title: "教师", width: 80, edit: true },
  { key: "lessons", title: "课次", width: 56, number: true },
  { key: "taught", title: "课时", width: 60, number: true },
  { key: "size", title: "人数", width: 60, number: true },
  { key: "bounds", title: "人数要求", width: 86, show: outside },
  { key: "waiting", title: "候补", width: 56, number: true, show: (row) => (row.waiting > 0 ? String(row.waiting) : "") },
  { key: "passed", title: "合格", width: 60, number: true },
  { key: "heads", title: "人次", width: 60, number: true, spare: true },
  { key: "mean_score", title: "平均分", width: 72, number: true, spare: true, show: (row) => row.mean_score?.toFixed(1) ?? "" },
];
const fields: Field[] = [
  { key: "name", label: "班次", required: true },
  { key: "course", label: "培训项目", hint: "同一个项目可以办几期；不写就和班次同名" },
  { key: "start_date", label: "开班日期", kind: "date" },
  { key: "end_date", label: "结束日期", kind: "date" },
  { key: "place", label: "地点" },
  { key: "teacher", label: "教师" },
  { key: "hours", label: "课时", kind: "number", hint: "排了课次以后，按各次课的课时算" },
  { key: "capacity_low", label: "人数下限", kind: "number" },
  { key: "capacity_high", label: "人数上限", kind: "number" },
  { key: "pass_mark", label: "合格线", kind: "number", hint: "不写就是 60" },
  { key: "merit_mark", label: "优秀线", kind: "number", hint: "不写就是 90" },
  { key: "least_rate", label: "最低出勤率", kind: "number", hint: "百分之几；不写就不管出勤" },
  { key: "note", label: "备注", kind: "long" },
];
const valuesOf = valuesBy(fields);

/** The course stands beside the class's own fields. */
function parts(values: Values): { changes: ClassChanges; course?: string } {
  const { course, ...changes } = values;
  return { changes: changes as ClassChanges, ...(course ? { course: String(course) } : {}) };
}

interface Props {
  year: number;
  turn: ReactNode;
  onOpen: (id: number) => void;
}

export function Classes({ year, turn, onOpen }: Props) {
  const list = useAsk("class_list", { year });
  const doIt = useDo();
  const [copied, setCopied] = useState<Class | undefined>();
  const rows = list.data?.rows;
  const one = (chosen: readonly number[]) => (chosen.length === 1 ? rows?.find((row) => row.id === chosen[0]) : undefined);
  return (
    <>
      <RecordPage
        name="classes"
        title="培训班"
        noun="培训班"
        imports="training"
        teach={`${year} 年还没有培训班。新建一个班，再把学员加进花名册。`}
        rows={rows}
        columns={columns}
        fields={fields}
        valuesOf={valuesOf}
        onOpen={(row) => onOpen(row.id)}
        sums={(shown) => `${shown.reduce((sum, row) => sum + row.size, 0)} 人 · ${shown.reduce((sum, row) => sum + (row.taught ?? 0), 0)} 课时`}
        tools={(chosen) => {
          const from = one(chosen);
          return (
            <>
              {from && <Button onClick={() => setCopied(from)}>复制这个班</Button>}
              <PrintMenu papers={["training-figures", "teacher-hours"]} ask={{ year }} about={`${year}年`} />
              {turn}
            </>
          );
        }}
        onCreate={async (values, how) => {
          const { changes, course } = parts(values);
          return (await doIt("class_create", { class: { ...changes, year }, ...(course ? { course } : {}) }, how)) !== undefined;
        }}
        onUpdate={async (row, values, how) => (await doIt("class_update", { id: row.id, ...parts(values) }, how)) !== undefined}
        onDelete={async (ids) => (await doIt("class_delete", { ids })) !== undefined}
      />
      {copied && <CopyClass from={copied} onClose={() => setCopied(undefined)} onCopied={onOpen} />}
    </>
  );
}

interface Copying {
  name: string;
  year: number;
  people: boolean;
}

/** What the new class is called, and whether its people come along. */
export function CopyClass({ from, onClose, onCopied }: { from: Class; onClose: () => void; onCopied: (id: number) => void }) {
  const doIt = useDo();
  const [form] = Form.useForm<Copying>();
  const copy = async () => {
    const given = await form.validateFields().catch(() => undefined);
    const id = given && (await doIt("class_copy", { id: from.id, ...given }, { refused: (error) => (form.setFields([{ name: error.field === "year" ? "year" : "name", errors: [error.message] }]), error.field !== undefined) }));
    if (id === undefined) return;
    onClose();
    onCopied(id);
  };
  return (
    <Modal open title={`复制“${from.name}”`} okText="复制" cancelText="取消" onOk={() => void copy()} onCancel={onClose} width={420}>
      <Form form={form} layout="vertical" initialValues={{ name: `${from.name}（新）`, year: from.year, people: false }} onFinish={() => void copy()}>
        <Form.Item name="name" label="新班次" rules={[{ required: true, message: "请填写班次" }]}>
          <Input />
        </Form.Item>
        <Form.Item name="year" label="年份">
          <InputNumber min={1949} max={2100} />
        </Form.Item>
        <Form.Item name="people" valuePropName="checked" extra="课次、考核和人数上下限总是带过去，日期、考勤和成绩不带">
          <Checkbox>连同学员、分组和帮带</Checkbox>
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
