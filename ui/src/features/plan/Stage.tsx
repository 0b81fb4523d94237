// The stage a plan is in. Approving and issuing are told with their meeting, number and day; each stage beyond the draft keeps a copy.
import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { type Plan, type PlanChanges, useAsk, useDo } from "../../backend";

const STAGES = [
  { value: "draft", label: "起草" },
  { value: "consult", label: "征求意见" },
  { value: "approved", label: "会议审定" },
  { value: "issued", label: "已印发" },
  { value: "archived", label: "已归档" },
];

type Asked = "approved" | "issued";

/** What is asked for at a stage. */
const ASKED: Readonly<Record<Asked, { title: string; save: string; fields: readonly { key: "approved_by" | "approved_on" | "document_number" | "issued_on"; label: string; hint: string }[] }>> = {
  approved: {
    title: "会议审定",
    save: "记为已审定",
    fields: [
      { key: "approved_by", label: "审定的会议", hint: "例如：三届四次全委会" },
      { key: "approved_on", label: "审定日期", hint: "2026-02-20" },
    ],
  },
  issued: {
    title: "印发",
    save: "记为已印发",
    fields: [
      { key: "document_number", label: "文号", hint: "例如：临科协〔2026〕3号；没有就空着" },
      { key: "issued_on", label: "印发日期", hint: "2026-03-01" },
    ],
  },
};

const isAsked = (stage: string): stage is Asked => stage in ASKED;

export function Stage({ plan }: { plan: Plan }) {
  const doIt = useDo();
  const today = useAsk("desk_status", {}).data?.today ?? "";
  const [form] = Form.useForm<PlanChanges>();
  const [asked, setAsked] = useState<Asked | undefined>();
  const choose = (stage: string) => {
    if (!isAsked(stage)) return void doIt("plan_update", { id: plan.id, changes: { stage } });
    form.resetFields();
    form.setFieldsValue(Object.fromEntries(ASKED[stage].fields.map(({ key }) => [key, plan[key] ?? (key.endsWith("_on") ? today : "")])));
    setAsked(stage);
  };
  const save = async () => {
    if (!asked) return;
    const given = form.getFieldsValue();
    const changes = Object.fromEntries(ASKED[asked].fields.map(({ key }) => [key, given[key]?.trim() || null]));
    const refused = (error: { field?: string | null; message: string }) => {
      const at = ASKED[asked].fields.find(({ key }) => key === error.field);
      if (at) form.setFields([{ name: at.key, errors: [error.message] }]);
      return at !== undefined;
    };
    if (await doIt("plan_update", { id: plan.id, changes: { stage: asked, ...changes } }, { refused })) setAsked(undefined);
  };
  const { title, save: okText, fields } = ASKED[asked ?? "approved"];
  return (
    <>
      <Select value={plan.stage} options={STAGES} onChange={choose} aria-label="阶段" style={{ width: 104 }} />
      <Modal open={asked !== undefined} title={title} okText={okText} cancelText="取消" width={420} onOk={() => void save()} onCancel={() => setAsked(undefined)}>
        <p className="quiet">这一刻的全文会留一份稿本，以后的调整都能和它对照。</p>
        <Form form={form} colon={false} labelCol={{ flex: "84px" }} labelAlign="left" onFinish={() => void save()}>
          {fields.map(({ key, label, hint }) => (
            <Form.Item key={key} name={key} label={label}>
              <Input placeholder={hint} />
            </Form.Item>
          ))}
          <button type="submit" hidden />
        </Form>
      </Modal>
    </>
  );
}
