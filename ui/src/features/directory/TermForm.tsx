// A term of a body: what it is called, from when to when. One in which nobody sat can be deleted.
import { Button, Form, Input, Modal } from "antd";
import { useEffect } from "react";
import { type Body, type Term, useDo } from "../../backend";
import { refusing } from "../../shared/records/refusing";

interface Given {
  name: string;
  began_on?: string;
  ended_on?: string;
  note?: string;
}

export function TermForm({ open, body, term, onClose }: { open: boolean; body: Body; term: Term; onClose: () => void }) {
  const [form] = Form.useForm<Given>();
  const doIt = useDo();
  useEffect(() => {
    if (open) form.setFieldsValue({ name: term.name, began_on: term.began_on ?? "", ended_on: term.ended_on ?? "", note: term.note ?? "" });
  }, [open, term, form]);
  const save = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const changes = { name: given.name, began_on: given.began_on ?? "", ended_on: given.ended_on ?? "", note: given.note ?? "" };
    if ((await doIt("term_update", { id: term.id, changes }, { refused: refusing(form, ["name", "began_on", "ended_on"]) })) !== undefined) onClose();
  };
  const remove = async () => {
    if ((await doIt("term_delete", { ids: [term.id] })) !== undefined) onClose();
  };
  return (
    <Modal
      open={open}
      title={`编辑${body.name}${term.name}`}
      okText="保存这一届"
      cancelText="取消"
      onOk={() => void save()}
      onCancel={onClose}
      footer={(buttons) => (
        <>
          <Button danger type="text" onClick={() => void remove()}>
            删除这一届
          </Button>
          {buttons}
        </>
      )}
    >
      <Form form={form} className="record-form" colon={false} labelCol={{ flex: "96px" }} labelAlign="left" onFinish={() => void save()}>
        <Form.Item name="name" label="届" rules={[{ required: true, message: "请填写是第几届" }]}>
          <Input />
        </Form.Item>
        <Form.Item name="began_on" label="任期起">
          <Input placeholder="2024-03" />
        </Form.Item>
        <Form.Item name="ended_on" label="任期止">
          <Input placeholder="2029-03" />
        </Form.Item>
        <Form.Item name="note" label="备注">
          <Input.TextArea autoSize />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
