// A roster of duty: its days and hours, how heavy days are, who takes turns and when they cannot.
import { Button, Checkbox, Form, Input, InputNumber, Modal, Select } from "antd";
import { useEffect } from "react";
import { type DutyDetail, type DutyMemberGiven, type DutyRole, useDo } from "../../backend";
import { names } from "../../shared/format";
import { refusing } from "../../shared/records/refusing";

/** A line of the form: somebody, or several with the sign that parts names. */
interface Line {
  name?: string;
  away?: string;
  /** Who it was, and under which name. */
  person_id?: number;
  was?: string;
}

interface Given {
  name: string;
  first_on: string;
  last_on: string;
  hours: string;
  leads: boolean;
  day_hours?: string;
  night_hours?: string;
  work_weight: number | null;
  weekend_weight: number | null;
  holiday_weight: number | null;
  carries: boolean;
  phone?: string;
  note?: string;
  lead?: (Line | undefined)[];
  duty?: (Line | undefined)[];
}

interface Props {
  open: boolean;
  /** The roster to change; a new one when none. */
  detail: DutyDetail | undefined;
  /** The one that a new one begins like. */
  like: DutyDetail | undefined;
  onClose: () => void;
  onMade: (id: number) => void;
}

const HOURS = [
  { value: "days", label: "每天，一班" },
  { value: "round", label: "每天，白班和夜班（7×24）" },
  { value: "office", label: "工作日（按放假安排）" },
];
const PEOPLE: { role: DutyRole; label: string; hint: string }[] = [
  { role: "lead", label: "带班领导", hint: "甲主任、乙主任" },
  { role: "duty", label: "值班人员", hint: "张三、李四；同名的写 张伟（一中）" },
];

/** Those of a role as lines. */
const linesOf = (detail: DutyDetail, of: DutyRole, isSame: boolean): Line[] =>
  detail.members.filter(({ role }) => role === of).map(({ name, person_id, away }) => ({ name, was: name, person_id, away: isSame ? (away ?? "") : "" }));

/** Who is meant by the lines of a role, in order. */
const membersOf = (role: DutyRole, lines: readonly (Line | undefined)[] | undefined): DutyMemberGiven[] =>
  (lines ?? []).flatMap((line): DutyMemberGiven[] => {
    const away = line?.away ?? "";
    if (line?.person_id !== undefined && line.name === line.was) return [{ role, person_id: line.person_id, away }];
    return namesIn(line?.name ?? "").map((given) => ({ role, ...given, away }));
  });

/** Names as [names] reads them; a unit in brackets tells two of one name apart: 张三、李四（一中）. */
export const namesIn = (text: string): { person: string; unit?: string }[] =>
  names(text).map((name) => {
    const [, person, unit] = /^(.+?)[（(](.+)[）)]$/u.exec(name) ?? [];
    return person && unit ? { person, unit } : { person: name };
  });

function People({ role, label, hint }: (typeof PEOPLE)[number]) {
  return (
    <Form.Item label={label}>
      <Form.List name={role}>
        {(lines, { add, remove, move }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className="duty-member">
                <Form.Item name={[name, "person_id"]} hidden noStyle>
                  <InputNumber />
                </Form.Item>
                <Form.Item name={[name, "was"]} hidden noStyle>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, "name"]} noStyle>
                  <Input aria-label={`${label}第 ${name + 1} 行的姓名`} placeholder={hint} />
                </Form.Item>
                <Form.Item name={[name, "away"]} noStyle>
                  <Input aria-label={`${label}第 ${name + 1} 行不能值的日子`} placeholder="不能值的日子，如 10月3日—5日" />
                </Form.Item>
                <Button type="text" disabled={name === 0} onClick={() => move(name, name - 1)} aria-label={`${label}第 ${name + 1} 行往前排`} title="往前排">
                  ↑
                </Button>
                <Button type="text" onClick={() => remove(name)} aria-label={`删掉${label}第 ${name + 1} 行`}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="link" size="small" onClick={() => add({})}>
              加{label}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

export function DutyForm({ open, detail, like, onClose, onMade }: Props) {
  const [form] = Form.useForm<Given>();
  const hours = Form.useWatch("hours", form);
  const leads = Form.useWatch("leads", form);
  const doIt = useDo();
  useEffect(() => {
    if (!open) return;
    form.resetFields();
    const from = detail ?? like;
    if (!from) return;
    const { hours: when, leads: led, day_hours, night_hours, work_weight, weekend_weight, holiday_weight, carries, phone } = from.duty;
    const usual = { hours: when, leads: led, day_hours: day_hours ?? "", night_hours: night_hours ?? "", work_weight, weekend_weight, holiday_weight, carries, phone: phone ?? "" };
    const people = { lead: linesOf(from, "lead", from === detail), duty: linesOf(from, "duty", from === detail) };
    form.setFieldsValue({ ...usual, ...people, ...(detail ? { name: detail.duty.name, first_on: detail.duty.first_on, last_on: detail.duty.last_on, note: detail.duty.note ?? "" } : {}) });
  }, [open, detail, like, form]);
  const save = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const refused = refusing(form, ["name", "first_on", "last_on", "hours", "work_weight", "weekend_weight", "holiday_weight"]);
    const { name, first_on, last_on, hours: when, leads: led, work_weight, weekend_weight, holiday_weight, carries } = given;
    const own = { name, first_on, last_on, hours: when, leads: led, work_weight, weekend_weight, holiday_weight, carries, phone: given.phone ?? "", note: given.note ?? "" };
    const times = { day_hours: given.day_hours ?? "", ...(when === "round" ? { night_hours: given.night_hours ?? "" } : {}) };
    const members = [...(led ? membersOf("lead", given.lead) : []), ...membersOf("duty", given.duty)];
    if (detail) {
      if ((await doIt("duty_update", { id: detail.duty.id, changes: { ...own, ...times }, members }, { refused })) === undefined) return;
    } else {
      const id = await doIt("duty_create", { duty: { ...own, ...times }, members, deal: members.length > 0 }, { refused });
      if (id === undefined) return;
      onMade(id);
    }
    onClose();
  };
  const remove = async () => {
    if (detail && (await doIt("duty_delete", { ids: [detail.duty.id] })) !== undefined) onClose();
  };
  return (
    <Modal
      open={open}
      width={680}
      title={detail ? `编辑“${detail.duty.name}”` : "新建值班表"}
      okText={detail ? "保存值班表" : "保存并排班"}
      cancelText="取消"
      onOk={() => void save()}
      onCancel={onClose}
      footer={(buttons) => (
        <>
          {detail && (
            <Button danger type="text" onClick={() => void remove()}>
              删除值班表
            </Button>
          )}
          {buttons}
        </>
      )}
    >
      <Form
        form={form}
        className="record-form duty-form"
        colon={false}
        labelCol={{ flex: "96px" }}
        labelAlign="left"
        initialValues={{ hours: "days", leads: true, carries: true, work_weight: 1, weekend_weight: 2, holiday_weight: 3 }}
        onFinish={() => void save()}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, message: "请填写名称" }]}>
          <Input placeholder="2026年国庆节值班表" />
        </Form.Item>
        <Form.Item name="first_on" label="第一天" rules={[{ required: true, message: "请填写第一天" }]}>
          <Input placeholder="2026-10-01" />
        </Form.Item>
        <Form.Item name="last_on" label="最后一天" rules={[{ required: true, message: "请填写最后一天" }]}>
          <Input placeholder="2026-10-08" />
        </Form.Item>
        <Form.Item name="hours" label="什么时候值">
          <Select options={HOURS} />
        </Form.Item>
        <Form.Item name="day_hours" label={hours === "round" ? "白班" : "每班时间"}>
          <Input placeholder={hours === "round" ? "8:00—20:00" : "8:30—17:30"} />
        </Form.Item>
        {hours === "round" && (
          <Form.Item name="night_hours" label="夜班">
            <Input placeholder="20:00—次日8:00" />
          </Form.Item>
        )}
        <Form.Item label="一班的分量">
          <div className="duty-weights">
            <Form.Item name="work_weight" rules={[{ required: true, message: "请填写" }]}>
              <InputNumber min={1} max={99} prefix="工作日" aria-label="工作日一班的分量" />
            </Form.Item>
            <Form.Item name="weekend_weight" rules={[{ required: true, message: "请填写" }]}>
              <InputNumber min={1} max={99} prefix="周末" aria-label="周末一班的分量" />
            </Form.Item>
            <Form.Item name="holiday_weight" rules={[{ required: true, message: "请填写" }]}>
              <InputNumber min={1} max={99} prefix="节假日" aria-label="节假日一班的分量" />
            </Form.Item>
          </div>
        </Form.Item>
        <Form.Item name="carries" valuePropName="checked" label=" ">
          <Checkbox>一年以内值过节假日的，这次往后排</Checkbox>
        </Form.Item>
        <Form.Item name="leads" valuePropName="checked" label=" ">
          <Checkbox>每天有领导带班</Checkbox>
        </Form.Item>
        {PEOPLE.filter(({ role }) => role === "duty" || leads).map((each) => (
          <People key={each.role} {...each} />
        ))}
        <Form.Item name="phone" label="值班电话">
          <Input />
        </Form.Item>
        <Form.Item name="note" label="备注">
          <Input.TextArea autoSize placeholder="印在表下面" />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
