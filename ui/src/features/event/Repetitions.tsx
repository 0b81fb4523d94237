// 例行安排: the rules by which events come again, with a form for one.
import { Button, Drawer, Form, Input, InputNumber, Segmented, Select } from "antd";
import { useState } from "react";
import { type Repetition, type RepetitionChanges, useAsk, useDo } from "../../backend";

const EVERY = [
  { value: "week", label: "每周" },
  { value: "month", label: "每月" },
  { value: "quarter", label: "每季度" },
  { value: "year", label: "每年" },
];
const WEEK = ["一", "二", "三", "四", "五", "六", "日"].map((day, at) => ({ value: String(at + 1), label: `周${day}` }));
const NTH = [1, 2, 3, 4, 5, -1].map((nth) => ({ value: nth, label: nth < 0 ? "最后一个" : `第 ${nth} 个` }));
const HOLIDAYS = [
  { value: "skip", label: "节假日不办" },
  { value: "next", label: "顺延到下一个工作日" },
  { value: "keep", label: "节假日照常" },
];

/** What the form holds. */
interface Written {
  title: string;
  kind?: string | null;
  place?: string | null;
  every: string;
  weekdays?: string[];
  by: "day" | "weekday";
  month_day?: number | null;
  nth?: number | null;
  weekday?: string;
  starts_on: string;
  ends_on?: string | null;
  in_holidays: string;
  item_id?: number | null;
}

const writtenOf = (row: Repetition): Written => ({
  ...row,
  weekdays: row.weekdays?.split(",") ?? [],
  weekday: row.weekdays?.split(",")[0] ?? "1",
  by: row.nth === null ? "day" : "weekday",
});

/** The form's values as the fields of a rule: what does not go with it is cleared. */
function changesOf(written: Written): RepetitionChanges {
  const { title, kind, place, every, weekdays, by, month_day, nth, weekday, starts_on, ends_on, in_holidays } = written;
  const isWeekly = every === "week";
  const byWeekday = !isWeekly && by === "weekday";
  return {
    title,
    kind: kind ?? null,
    place: place ?? null,
    every,
    weekdays: isWeekly ? [...(weekdays ?? [])].toSorted().join(",") : byWeekday ? (weekday ?? null) : null,
    month_day: isWeekly || byWeekday ? null : (month_day ?? null),
    nth: byWeekday ? (nth ?? 1) : null,
    starts_on,
    ends_on: ends_on ?? null,
    in_holidays,
  };
}

export function Repetitions({ today, onClose }: { today: string; onClose: () => void }) {
  const rows = useAsk("repetition_list", {}).data?.rows;
  const tasks = useAsk("task_list", {}).data?.rows ?? [];
  const doIt = useDo();
  const [open, setOpen] = useState<Repetition | "new" | undefined>();
  const [form] = Form.useForm<Written>();
  const every = Form.useWatch("every", form);
  const by = Form.useWatch("by", form);
  const begin = (row: Repetition | "new") => {
    form.setFieldsValue(row === "new" ? { title: "", kind: "会议", place: null, every: "week", weekdays: ["1"], weekday: "1", by: "day", month_day: 1, nth: 1, starts_on: today, ends_on: null, in_holidays: "skip", item_id: null } : writtenOf(row));
    setOpen(row);
  };
  const keep = async (written: Written) => {
    const item_id = written.item_id ?? null;
    const changes = changesOf(written);
    const done = open === "new" || open === undefined ? await doIt("repetition_create", { repetition: changes, item_id }) : await doIt("repetition_update", { id: open.id, changes, item_id });
    if (done !== undefined) setOpen(undefined);
  };
  return (
    <Drawer open title="例行安排" size={520} onClose={onClose} extra={!open && <Button onClick={() => begin("new")}>新建例行安排</Button>}>
      {!open && rows?.length === 0 && <p className="quiet">每周的例会、每季度的报表，按规律来的事写在这里。到日子它会出现在日历上，点一下就转为活动。</p>}
      {!open &&
        rows?.map((row) => (
          <div className="repetition" key={row.id}>
            <button type="button" onClick={() => begin(row)}>
              <b>{row.title}</b>
              <span className="quiet">
                {row.rule}
                {row.task && ` · ${row.task}`}
              </span>
            </button>
            <Button size="small" onClick={() => void doIt("repetition_delete", { ids: [row.id] })} aria-label={`删除${row.title}`}>
              删除
            </Button>
          </div>
        ))}
      <Form form={form} layout="vertical" hidden={!open} onFinish={(written: Written) => void keep(written)}>
        <Form.Item name="title" label="安排的名称" rules={[{ required: true, message: "请写上名称" }]}>
          <Input />
        </Form.Item>
        <Form.Item name="kind" label="活动类型">
          <Input />
        </Form.Item>
        <Form.Item name="place" label="在哪里">
          <Input />
        </Form.Item>
        <Form.Item name="every" label="多久一次">
          <Segmented options={EVERY} />
        </Form.Item>
        <Form.Item name="weekdays" label="星期几" hidden={every !== "week"}>
          <Select mode="multiple" options={WEEK} aria-label="星期几" />
        </Form.Item>
        <Form.Item name="by" label="怎样定日子" hidden={every === "week"}>
          <Segmented options={[{ value: "day", label: "几号" }, { value: "weekday", label: "第几个星期几" }]} />
        </Form.Item>
        <Form.Item name="month_day" label="几号" hidden={every === "week" || by === "weekday"} extra="没有这一天的月份，算最后一天">
          <InputNumber min={1} max={31} />
        </Form.Item>
        <Form.Item name="nth" label="第几个" hidden={every === "week" || by !== "weekday"}>
          <Select options={NTH} />
        </Form.Item>
        <Form.Item name="weekday" label="周几" hidden={every === "week" || by !== "weekday"}>
          <Select options={WEEK} />
        </Form.Item>
        <Form.Item name="starts_on" label="从哪天起" extra={every === "quarter" || every === "year" ? "从这天所在的月份数起" : undefined} rules={[{ required: true, message: "请写上从哪天起" }]}>
          <Input placeholder="2026-01-01" />
        </Form.Item>
        <Form.Item name="ends_on" label="到哪天止">
          <Input placeholder="不写就一直有" />
        </Form.Item>
        <Form.Item name="in_holidays" label="遇到节假日">
          <Select options={HOLIDAYS} />
        </Form.Item>
        <Form.Item name="item_id" label="对应的任务">
          <Select allowClear showSearch optionFilterProp="label" options={tasks.map(({ id, text, plan }) => ({ value: id, label: `${text}（${plan}）` }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          保存例行安排
        </Button>
        <Button onClick={() => setOpen(undefined)} className="repetition-back">
          返回
        </Button>
      </Form>
    </Drawer>
  );
}
