// 数据: figures of any kind, 清理网站 16,083 个.
import { App, AutoComplete, Button, Input } from "antd";
import { useState } from "react";
import { type EventDetail, type Measure, useAsk, useDo } from "../../backend";
import { composing } from "../../shared/keys";

export function Measures({ detail }: { detail: EventDetail }) {
  const doIt = useDo();
  const { message } = App.useApp();
  const known = useAsk("event_words", {}).data?.measures ?? [];
  const [draft, setDraft] = useState({ name: "", amount: "", unit: "" });
  const write = async (measures: Measure[]) => (await doIt("event_update", { id: detail.event.id, parts: { measures } })) !== undefined;
  const add = async () => {
    const amount = Number(draft.amount.normalize("NFKC").replaceAll(/[,，\s]/gu, ""));
    if (draft.name.trim() === "") return;
    if (draft.amount.trim() === "" || Number.isNaN(amount)) {
      void message.warning(`“${draft.name}”的数量要填数字`);
      return;
    }
    if (await write([...detail.measures, { name: draft.name.trim(), amount, unit: draft.unit.trim() || null }])) setDraft({ name: "", amount: "", unit: "" });
  };
  const names = [...new Set(known.map(([name]) => name))].map((value) => ({ value }));
  return (
    <section className="event-section" aria-label="数据">
      <h3>数据</h3>
      <div className="event-rows">
        {detail.measures.map((measure, at) => (
          <div key={`${at} ${measure.name}`} className="event-row">
            <span className="grow">
              {measure.name} {measure.amount.toLocaleString("zh-CN")} {measure.unit}
            </span>
            <Button type="text" size="small" onClick={() => void write(detail.measures.filter((_, index) => index !== at))} aria-label={`删除${measure.name}`} title="删除这一项">
              ×
            </Button>
          </div>
        ))}
        <div className="event-row" onKeyDown={(event) => event.key === "Enter" && !composing(event) && void add()}>
          <AutoComplete
            className="grow"
            value={draft.name}
            options={names}
            showSearch={{ filterOption: true }}
            onChange={(name: string) => setDraft({ ...draft, name, unit: draft.unit || (known.find(([other]) => other === name)?.[1] ?? "") })}
            placeholder="清理网站"
            aria-label="数据名称"
          />
          <Input className="number" value={draft.amount} onChange={(event) => setDraft({ ...draft, amount: event.target.value })} placeholder="16083" aria-label="数据数量" />
          <Input className="unit" value={draft.unit} onChange={(event) => setDraft({ ...draft, unit: event.target.value })} placeholder="个" aria-label="数据单位" />
          <Button onClick={() => void add()}>加上</Button>
        </div>
      </div>
    </section>
  );
}
