// 考勤: lessons across, people down. Everybody was there; only who was not is marked.
import { Button, Checkbox, Form, Input, Popover } from "antd";
import { useMemo } from "react";
import { type Attendance, type AttendanceMark, type AttendanceRow, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { RecordPage } from "../../shared/records/RecordPage";
import type { Change } from "../../shared/records/values";
import type { PartProps } from "./ClassPage";

/** A row with a cell for each lesson, by the lesson's id. */
type Row = AttendanceRow & Record<`l${number}`, string>;

const HALVES: Readonly<Record<string, string>> = { morning: "上", afternoon: "下", evening: "晚" };

const percent = (rate: number | null) => (rate === null ? "" : `${rate}%`);

/** 03-05上 over a lesson's column; its number where it has no day. */
const head = (lesson: Attendance["lessons"][number], index: number) => `${lesson.held_on?.slice(5) ?? `第${index + 1}次`}${HALVES[lesson.half] ?? ""}`;

const columnsOf = (lessons: Attendance["lessons"]): Column<Row>[] => [
  { key: "name", title: "姓名", width: 90 },
  { key: "unit", title: "单位", width: 130 },
  { key: "group_name", title: "组别", width: 72 },
  ...lessons.map((lesson, index): Column<Row> => ({ key: `l${lesson.id}`, title: head(lesson, index), width: 92, edit: true })),
  { key: "hours", title: "课时", width: 60, number: true },
  { key: "rate", title: "出勤率", width: 76, number: true, show: (row) => percent(row.rate) },
];

const marksOf = (changes: readonly Change<Row>[]): AttendanceMark[] =>
  changes.flatMap(({ row, values }) => Object.entries(values).map(([key, value]) => ({ lesson_id: Number(key.slice(1)), enrolment_id: row.id, text: String(value ?? "") })));

export function AttendanceGrid({ id, name, tools, onLessons }: PartProps & { onLessons: () => void }) {
  const { data } = useAsk("attendance_get", { class_id: id });
  const doIt = useDo();
  const rows = useMemo(
    () => data?.rows.map((row) => ({ ...row, ...Object.fromEntries(data.lessons.map((lesson, index) => [`l${lesson.id}`, row.marks[index] ?? ""])) }) as Row),
    [data],
  );
  const columns = useMemo(() => columnsOf(data?.lessons ?? []), [data?.lessons]);
  const write = async (changes: readonly Change<Row>[]) => (await doIt("attendance_set", { marks: marksOf(changes) })) !== undefined;
  const isBare = data?.lessons.length === 0;
  return (
    <RecordPage
      key={`${id} ${isBare}`}
      name="attendance"
      title={name}
      noun="学员"
      teach={isBare ? "先排课次，再记考勤。" : "这个班还没有学员。"}
      rows={isBare ? [] : rows}
      columns={columns}
      tools={tools}
      {...(isBare ? { begin: { label: "去排课", on: onLessons } } : {})}
      told={
        data && !isBare ? (
          <div className="told-line">
            <span className="quiet">
              空白是到课；{data.signs.map((sign) => `${sign.sign} ${sign.meaning}`).join("，")}；全天的课只缺半天写 上缺、下假
            </span>
            <Popover trigger="click" placement="bottomLeft" content={<Signs signs={data.signs} />}>
              <Button size="small" type="link">
                考勤记号…
              </Button>
            </Popover>
          </div>
        ) : undefined
      }
      sums={() => (data && data.rate !== null ? `全班出勤率 ${data.rate}%` : "")}
      onOpen={() => undefined}
      onUpdate={(row, values) => write([{ row, values }])}
      onUpdateMany={write}
    />
  );
}

interface NewSign {
  sign: string;
  meaning: string;
  is_present: boolean;
}

/** The signs, those of the office's own to be taken away, and a new one. */
function Signs({ signs }: { signs: Attendance["signs"] }) {
  const doIt = useDo();
  const [form] = Form.useForm<NewSign>();
  const add = async (sign: NewSign) => {
    const id = await doIt("attendance_sign_create", { sign }, { refused: (error) => (form.setFields([{ name: error.field === "meaning" ? "meaning" : "sign", errors: [error.message] }]), error.field !== undefined) });
    if (id !== undefined) form.resetFields();
  };
  return (
    <div className="signs">
      {signs.map((sign) => (
        <div key={sign.sign}>
          <b>{sign.sign}</b> {sign.meaning} <span className="quiet">{sign.is_present ? "算到课" : "算没到"}</span>
          {sign.id !== null && (
            <Button size="small" type="link" onClick={() => void doIt("attendance_sign_delete", { ids: [sign.id as number] })}>
              删除
            </Button>
          )}
        </div>
      ))}
      <Form form={form} layout="vertical" initialValues={{ is_present: false }} onFinish={(given) => void add(given)}>
        <Form.Item name="sign" rules={[{ required: true, message: "请写一两个字" }]}>
          <Input placeholder="记号，如 病" aria-label="记号" maxLength={2} />
        </Form.Item>
        <Form.Item name="meaning" rules={[{ required: true, message: "请写上意思" }]}>
          <Input placeholder="意思，如 病假" aria-label="意思" />
        </Form.Item>
        <Form.Item name="is_present" valuePropName="checked">
          <Checkbox>算到课</Checkbox>
        </Form.Item>
        <Button htmlType="submit">添加记号</Button>
      </Form>
    </div>
  );
}
