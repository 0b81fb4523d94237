// 照去年再办: where the days would go is seen before it is done; one on a public holiday must be meant.
import { Button, Checkbox, Form, Input, InputNumber, Modal, Radio } from "antd";
import { useState } from "react";
import { type EventAgainBy, type EventDetail, useDo, useQuietAsk, asWireError } from "../../backend";
import { useGo } from "../../shared/destination";

export function Again({ detail, onClose }: { detail: EventDetail; onClose: () => void }) {
  const doIt = useDo();
  const goTo = useGo();
  const { event, children } = detail;
  const [year, setYear] = useState(Number(event.start_date?.slice(0, 4) ?? new Date().getFullYear()) + 1);
  const [by, setBy] = useState<EventAgainBy>("weekday");
  const [start, setStart] = useState("");
  const [isMeant, setMeant] = useState(false);
  const ask = { id: event.id, year, by, start_date: start.trim() || null };
  const plan = useQuietAsk("event_again_plan", ask);
  const holidays = plan.data?.holidays ?? [];
  const hold = async () => {
    const id = await doIt("event_again", { ...ask, on_holidays: isMeant });
    if (id === undefined) return;
    onClose();
    goTo({ page: "event", id });
  };
  return (
    <Modal
      open
      title={`再办“${event.title}”`}
      onCancel={onClose}
      okText={children.length > 0 ? `再办，连 ${children.length} 个分场` : "再办"}
      cancelText="取消"
      okButtonProps={{ disabled: !plan.data || (holidays.length > 0 && !isMeant) }}
      onOk={() => void hold()}
      width={560}
    >
      <Form colon={false} labelCol={{ flex: "84px" }} labelAlign="left" size="middle">
        <Form.Item label="年份">
          <InputNumber value={year} onChange={(value) => value !== null && setYear(value)} min={1949} max={2100} aria-label="再办的年份" />
        </Form.Item>
        <Form.Item label="日期">
          <Radio.Group value={by} onChange={(change) => setBy(change.target.value as EventAgainBy)} disabled={start.trim() !== ""} options={[{ value: "weekday", label: "星期几不变" }, { value: "date", label: "几月几日不变" }]} />
        </Form.Item>
        <Form.Item label="或从这天起" extra="其余各场跟着移，间隔不变">
          <Input value={start} onChange={(change) => setStart(change.target.value)} placeholder="2027-09-10" aria-label="第一天" style={{ width: 160 }} />
        </Form.Item>
      </Form>
      {plan.error && <p className="event-fault">{asWireError(plan.error).message}</p>}
      <ul className="event-moves" aria-label="再办的活动">
        {plan.data?.rows.map((row) => (
          <li key={row.from}>
            {row.title}
            {row.edition && <span className="quiet">（{row.edition}）</span>}
            {row.moves.map((move) => (
              <div key={move} className="quiet">
                {move}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <p className="quiet">主办、承办、协办、支持单位，通知和预算一起带过去；人数、花费、小结留在原来那次。</p>
      {holidays.length > 0 && (
        <p>
          <span className="event-fault">{holidays.join("，")}。</span>
          <Checkbox checked={isMeant} onChange={(change) => setMeant(change.target.checked)}>
            就在假日办
          </Checkbox>
        </p>
      )}
    </Modal>
  );
}

/** The button that opens it. */
export function AgainButton({ detail }: { detail: EventDetail }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        照这次再办…
      </Button>
      {isOpen && <Again detail={detail} onClose={() => setOpen(false)} />}
    </>
  );
}
