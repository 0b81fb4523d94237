// A body: its name, how many seats each category has, its terms.
import { Button, Form, Input, InputNumber, Modal } from "antd";
import { useEffect } from "react";
import { type Body, type BodyCategory, useDo } from "../../backend";
import { refusing } from "../../shared/records/refusing";

interface Given {
  name: string;
  kind?: string;
  note?: string;
  categories?: (Partial<BodyCategory> | undefined)[];
  term?: string;
  began_on?: string;
  ended_on?: string;
}

interface Props {
  open: boolean;
  /** The body to change; a new one when none. */
  body: Body | undefined;
  onClose: () => void;
  onMade: (id: number) => void;
}

export function BodyForm({ open, body, onClose, onMade }: Props) {
  const [form] = Form.useForm<Given>();
  const doIt = useDo();
  useEffect(() => {
    if (!open) return;
    form.resetFields();
    form.setFieldsValue(body ? { name: body.name, kind: body.kind ?? "", note: body.note ?? "", categories: body.categories.map((each) => ({ ...each })) } : {});
  }, [open, body, form]);
  const save = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const refused = refusing(form, ["name", "began_on", "ended_on"]);
    const own = { name: given.name, kind: given.kind ?? "", note: given.note ?? "" };
    const categories = (given.categories ?? []).flatMap((each) => (each?.name && each.seats ? [{ name: each.name, seats: each.seats }] : []));
    const term = given.term ? { name: given.term, began_on: given.began_on ?? "", ended_on: given.ended_on ?? "" } : undefined;
    if (!body) {
      const id = await doIt("body_create", { body: own, categories, ...(term ? { term } : {}) }, { refused });
      if (id === undefined) return;
      onMade(id);
    } else {
      if ((await doIt("body_update", { id: body.id, changes: own, categories, ...(term ? { term } : {}) }, { refused })) === undefined) return;
    }
    onClose();
  };
  const remove = async () => {
    if (body && (await doIt("body_delete", { ids: [body.id] })) !== undefined) onClose();
  };
  return (
    <Modal
      open={open}
      title={body ? `编辑“${body.name}”` : "新建机构"}
      okText="保存机构"
      cancelText="取消"
      onOk={() => void save()}
      onCancel={onClose}
      footer={(buttons) => (
        <>
          {body && body.terms.length === 0 && (
            <Button danger type="text" onClick={() => void remove()}>
              删除机构
            </Button>
          )}
          {buttons}
        </>
      )}
    >
      <Form form={form} className="record-form" colon={false} labelCol={{ flex: "96px" }} labelAlign="left" onFinish={() => void save()}>
        <Form.Item name="name" label="名称" rules={[{ required: true, message: "请填写名称" }]}>
          <Input placeholder="区科协理事会" />
        </Form.Item>
        <Form.Item name="kind" label="类别">
          <Input placeholder="理事会、协调小组、委员会、团队" />
        </Form.Item>
        <Form.Item label="席位">
          <Form.List name="categories">
            {(lines, { add, remove: drop }) => (
              <>
                {lines.map(({ key, name }) => (
                  <div key={key} className="body-category">
                    <Form.Item name={[name, "name"]} noStyle rules={[({ getFieldValue }) => ({ validator: async (_, own?: string) => (own?.trim() || !getFieldValue(["categories", name, "seats"]) ? undefined : Promise.reject(new Error("请填写这一类的名称"))) })]}>
                      <Input aria-label={`第 ${name + 1} 类的名称`} placeholder="部门" />
                    </Form.Item>
                    <Form.Item name={[name, "seats"]} noStyle rules={[({ getFieldValue }) => ({ validator: async (_, seats?: number) => (seats || !getFieldValue(["categories", name, "name"]) ? undefined : Promise.reject(new Error("请填写几席"))) })]}>
                      <InputNumber aria-label={`第 ${name + 1} 类的席位`} min={1} max={999} suffix="席" placeholder="7" />
                    </Form.Item>
                    <Button type="text" onClick={() => drop(name)} aria-label={`删掉第 ${name + 1} 类`}>
                      ×
                    </Button>
                  </div>
                ))}
                <Button type="link" size="small" onClick={() => add({})}>
                  加一类
                </Button>
              </>
            )}
          </Form.List>
        </Form.Item>
        <Form.Item
          name="term"
          label={body && body.terms.length > 0 ? "另加一届" : "第几届"}
          dependencies={["began_on", "ended_on"]}
          rules={[({ getFieldsValue }) => ({ validator: async (_, term?: string) => (term || !Object.values(getFieldsValue(["began_on", "ended_on"]) as Given).some(Boolean) ? undefined : Promise.reject(new Error("写了任期，请填写是第几届"))) })]}
        >
          <Input placeholder="第三届" />
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
