// A version of a regulation: what it is called, when it was drafted, from when and until when it holds.
import { Form, Input, Modal } from "antd";
import { type KeyboardEvent, useEffect } from "react";
import { type RegulationVersion, useDo } from "../../backend";
import { refusing } from "../../shared/records/refusing";

interface Given {
  name: string;
  drafted_on?: string;
  in_force_on?: string;
  ends_on?: string;
  note?: string;
}

interface Props {
  open: boolean;
  /** Of which regulation. */
  regulation: number;
  /** The version to change; a new one when none. */
  version: RegulationVersion | undefined;
  onClose: () => void;
  onMade: (id: number) => void;
}

const DAYS: readonly { name: "drafted_on" | "in_force_on" | "ends_on"; label: string; hint?: string }[] = [
  { name: "drafted_on", label: "起草日期" },
  { name: "in_force_on", label: "施行日期", hint: "还在起草的空着" },
  { name: "ends_on", label: "有效期止", hint: "协议写到期的那天，前 90 天起在工作台提醒；长期有效的空着" },
];

export function VersionForm({ open, regulation, version, onClose, onMade }: Props) {
  const [form] = Form.useForm<Given>();
  const doIt = useDo();
  useEffect(() => {
    if (!open) return;
    form.resetFields();
    if (version) form.setFieldsValue({ name: version.name, drafted_on: version.drafted_on ?? "", in_force_on: version.in_force_on ?? "", ends_on: version.ends_on ?? "", note: version.note ?? "" });
  }, [open, version, form]);
  const save = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const refused = refusing(form, ["name", "drafted_on", "in_force_on", "ends_on"]);
    const fields = { name: given.name, drafted_on: given.drafted_on ?? "", in_force_on: given.in_force_on ?? "", ends_on: given.ends_on ?? "", note: given.note ?? "" };
    if (version) {
      if ((await doIt("regulation_version_update", { id: version.id, changes: fields }, { refused })) === undefined) return;
    } else {
      const id = await doIt("regulation_version_create", { regulation_id: regulation, version: fields }, { refused });
      if (id === undefined) return;
      onMade(id);
    }
    onClose();
  };
  /** The keys of the drawer that it stands in are its own while it is open. */
  const onKey = (event: KeyboardEvent) => {
    const saves = event.ctrlKey && event.key.toLowerCase() === "s";
    if (!saves && !event.altKey) return;
    event.stopPropagation();
    event.preventDefault();
    if (saves) void save();
  };
  return (
    <div onKeyDown={onKey}>
      <Modal open={open} title={version ? `编辑“${version.name}”` : "加一版"} okText="保存版本" cancelText="取消" onOk={() => void save()} onCancel={onClose}>
        <Form form={form} name="version" className="record-form" colon={false} labelCol={{ flex: "84px" }} labelAlign="left" onFinish={() => void save()}>
          <Form.Item name="name" label="版本" rules={[{ required: true, message: "请填写版本" }]}>
            <Input placeholder="2024年修订" />
          </Form.Item>
          {DAYS.map(({ name, label, hint }) => (
            <Form.Item key={name} name={name} label={label} extra={hint}>
              <Input placeholder="2026、2026-05 或 2026-05-18" />
            </Form.Item>
          ))}
          <Form.Item name="note" label="备注">
            <Input.TextArea autoSize />
          </Form.Item>
          <button type="submit" hidden />
        </Form>
      </Modal>
    </div>
  );
}
