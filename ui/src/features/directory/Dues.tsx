// What members pay: for many at once out of the list, and of one below the form.
import { App, Button, Form, Input, InputNumber, Modal } from "antd";
import { type Membership, useDo } from "../../backend";
import { yuan } from "../../shared/format";

interface PayProps {
  /** Whose dues; the dialog is closed while there are none. */
  ids: readonly number[];
  year: number;
  onClose: () => void;
}

interface Given {
  year: number;
  amount: number | null;
  paid_on: string | null;
  receipt_number: string | null;
}

/** Says who was left out, where somebody was. */
export function useLeftOut() {
  const { notification } = App.useApp();
  return (left: readonly string[]) => {
    if (left.length === 0) return;
    const [shown, more] = [left.slice(0, 8), left.length - 8];
    notification.info({ title: `${left.length} 个没有记`, description: `${shown.join("；")}${more > 0 ? `；等等，还有 ${more} 个` : ""}。`, placement: "bottomRight", duration: 12 });
  };
}

export function PayDues({ ids, year, onClose }: PayProps) {
  const [form] = Form.useForm<Given>();
  const doIt = useDo();
  const sayLeft = useLeftOut();
  const pay = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const done = await doIt(
      "due_pay",
      { ids: [...ids], year: given.year, amount: given.amount === null || given.amount === undefined ? null : Math.round(given.amount * 100), paid_on: given.paid_on ?? null, receipt_number: given.receipt_number ?? null },
      {
        refused: (error) => {
          if (error.field === undefined || !["year", "amount", "paid_on"].includes(error.field)) return false;
          form.setFields([{ name: error.field as keyof Given, errors: [error.message] }]);
          return true;
        },
      },
    );
    if (!done) return;
    sayLeft(done.left);
    onClose();
  };
  return (
    <Modal open={ids.length > 0} title={`记 ${ids.length} 个会员的会费`} okText="记下会费" cancelText="取消" onOk={() => void pay()} onCancel={onClose} destroyOnHidden>
      <Form form={form} className="record-form" colon={false} labelCol={{ flex: "84px" }} labelAlign="left" initialValues={{ year }} onFinish={() => void pay()}>
        <Form.Item name="year" label="会费年度" rules={[{ required: true, message: "请填写会费年度" }]}>
          <InputNumber precision={0} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="amount" label="金额（元）" extra="每人的金额；空着就是各人还差多少记多少">
          <InputNumber precision={2} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="paid_on" label="缴费日期" extra="空着是今天">
          <Input placeholder="2026-05-18" />
        </Form.Item>
        <Form.Item name="receipt_number" label="收据编号">
          <Input />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}

interface Props {
  member: Membership;
  year: number;
  onPay: () => void;
}

/** What one member paid, by year. */
export function Dues({ member, year, onPay }: Props) {
  const doIt = useDo();
  const { due, paid, state, payments } = member;
  const owed = state === "未缴" || state === "部分" ? (due ?? 0) - paid : 0;
  return (
    <section className="dues" aria-label="会费">
      <h3>
        会费{" "}
        <span className="quiet">
          {year} 年{state ?? (due === null ? "没有要缴的，或还没有定标准" : "")}
          {due !== null && state !== "免缴" ? `，应缴 ${yuan(due)} 元` : ""}
          {owed > 0 && paid > 0 ? `，还差 ${yuan(owed)} 元` : ""}
        </span>
        <Button size="small" onClick={onPay}>
          记会费
        </Button>
        {state === "未缴" && (
          <Button size="small" onClick={() => void doIt("due_waive", { ids: [member.id], year })}>
            免缴
          </Button>
        )}
      </h3>
      {payments.map((row) => (
        <p className="directory-line" key={row.id}>
          <b>{row.year} 年</b>
          <time>{row.paid_on}</time>
          <span>
            {row.amount === 0 ? "免缴" : `${yuan(row.amount)} 元`} <span className="quiet">{[row.receipt_number && `收据 ${row.receipt_number}`, row.note].filter(Boolean).join(" · ")}</span>
          </span>
          <Button type="link" size="small" onClick={() => void doIt("due_delete", { ids: [row.id] })} aria-label={`删去 ${row.year} 年 ${row.paid_on} 的会费`}>
            删去
          </Button>
        </p>
      ))}
    </section>
  );
}
