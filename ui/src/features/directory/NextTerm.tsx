// 换届: who goes on into the next term; and a term beside the one before.
import { Checkbox, Form, Input, Modal } from "antd";
import { useEffect, useState } from "react";
import { type Body, type Seat, type SeatFate, type Term, useAsk, useDo } from "../../backend";
import { refusing } from "../../shared/records/refusing";

interface Props {
  open: boolean;
  body: Body;
  term: Term;
  seats: readonly Seat[];
  onClose: () => void;
  onMade: (id: number) => void;
}

interface Given {
  name: string;
  began_on?: string;
  ended_on?: string;
}

/** 第三届 → 第四届, where the name is so written. */
function following(name: string): string {
  const digits = "一二三四五六七八九十";
  const at = /^第([一二三四五六七八九])届$/u.exec(name)?.[1];
  return at ? `第${digits[digits.indexOf(at) + 1] ?? ""}届` : "";
}

export function NextTerm({ open, body, term, seats, onClose, onMade }: Props) {
  const [form] = Form.useForm<Given>();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const doIt = useDo();
  const sitting = seats.filter((seat) => seat.sitting);
  useEffect(() => {
    if (!open) return;
    setLeft(new Set());
    form.setFieldsValue({ name: following(term.name), began_on: term.ended_on ?? "", ended_on: "" });
  }, [open, term, form]);
  const make = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const refused = refusing(form, ["name", "began_on", "ended_on"]);
    const keep = sitting.filter(({ id }) => !left.has(id)).map(({ id }) => id);
    const id = await doIt("term_next", { id: term.id, term: { name: given.name, began_on: given.began_on ?? "", ended_on: given.ended_on ?? "" }, keep }, { refused });
    if (id === undefined) return;
    onMade(id);
    onClose();
  };
  const tick = (id: number, kept: boolean) =>
    setLeft((old) => {
      const now = new Set(old);
      if (kept) now.delete(id);
      else now.add(id);
      return now;
    });
  return (
    <Modal open={open} width={640} title={`${body.name}${term.name}换届`} okText="成立新一届" cancelText="取消" onOk={() => void make()} onCancel={onClose}>
      <Form form={form} className="record-form" colon={false} labelCol={{ flex: "96px" }} labelAlign="left" onFinish={() => void make()}>
        <Form.Item name="name" label="新一届" rules={[{ required: true, message: "请填写是第几届" }]}>
          <Input placeholder="第四届" />
        </Form.Item>
        <Form.Item name="began_on" label="任期起">
          <Input placeholder="2029-03" />
        </Form.Item>
        <Form.Item name="ended_on" label="任期止">
          <Input placeholder="2034-03" />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
      <p className="quiet">勾着的按原职务连任（{sitting.length - left.size} 席）；不连任的去掉勾，新任的换届后再加。上一届原样留着。</p>
      <div className="next-term">
        {sitting.map(({ id, name, post, category }) => (
          <Checkbox key={id} checked={!left.has(id)} onChange={({ target }) => tick(id, target.checked)}>
            {name} <span className="quiet">{[post, category].filter(Boolean).join(" · ")}</span>
          </Checkbox>
        ))}
      </div>
    </Modal>
  );
}

const FATES: Record<SeatFate, string> = { stays: "连任", moves: "改任", new: "新任", joined: "届中增补", left: "不再任" };

export function TermChange({ open, term, onClose }: { open: boolean; term: Term; onClose: () => void }) {
  const compared = useAsk("term_compare", { id: term.id }, open).data;
  return (
    <Modal open={open} width={640} title={compared?.before ? `与${compared.before}相比` : "变动"} footer={null} onCancel={onClose}>
      <table className="term-change" aria-label="换届变动">
        <tbody>
          {compared?.rows.map(({ name, before, after, fate, gone }) => (
            <tr key={name} className={`fate-${fate}`}>
              <td>{name}</td>
              <td>{FATES[fate]}</td>
              <td>{fate === "stays" ? after.join("、") : [before.join("、"), after.join("、")].filter(Boolean).join(" → ")}{gone && <span className="quiet">（届中已离任）</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
