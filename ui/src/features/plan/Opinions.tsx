// 征求意见: what was said on the plan, item by item, and what became of it; printed as 征求意见汇总表.
import { Button, Drawer, Input, Select, Space } from "antd";
import { useState } from "react";
import { type Opinion, type OpinionChanges, type Plan, useAsk, useDo } from "../../backend";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { Prose } from "../../shared/Prose";

const OUTCOMES = [
  { value: "open", label: "待研究" },
  { value: "accepted", label: "采纳" },
  { value: "partly", label: "部分采纳" },
  { value: "declined", label: "未采纳" },
];

function Line({ opinion }: { opinion: Opinion }) {
  const doIt = useDo();
  const change = async (changes: OpinionChanges) => (await doIt("opinion_update", { id: opinion.id, changes })) !== undefined;
  return (
    <li className="plan-opinion">
      <div className="plan-change">
        <span className="quiet">
          {opinion.place ?? "对整份计划"}
          {opinion.place !== null && opinion.item_id === null && "（条目已不在）"}
        </span>
        <Prose value={opinion.words} label="意见" required onSave={(words) => change({ words })} />
        <Prose value={opinion.reason ?? ""} label="理由或说明" placeholder="理由或说明" onSave={(reason) => change({ reason: reason || null })} />
        <span className="quiet">
          {opinion.said_by ?? "没有署名"}，{opinion.said_on}
        </span>
      </div>
      <Space orientation="vertical" size={4}>
        <Select size="small" value={opinion.outcome} options={OUTCOMES} onChange={(outcome) => void change({ outcome })} style={{ width: 96 }} aria-label="采纳情况" />
        <Button type="text" size="small" onClick={() => void doIt("opinion_delete", { ids: [opinion.id] })}>
          删除
        </Button>
      </Space>
    </li>
  );
}

/** A new opinion: on an item or the whole, by whom. */
function New({ plan }: { plan: Plan }) {
  const doIt = useDo();
  const items = useAsk("plan_get", { id: plan.id }).data?.items ?? [];
  const [item, setItem] = useState<number | null>(null);
  const [by, setBy] = useState("");
  const [words, setWords] = useState("");
  const add = async () => {
    const opinion: OpinionChanges = { words, ...(by.trim() ? { said_by: by } : {}) };
    if ((await doIt("opinion_create", { plan_id: plan.id, item_id: item, opinion })) !== undefined) setWords("");
  };
  return (
    <div className="plan-names">
      <Space.Compact block>
        <Select
          value={item}
          onChange={setItem}
          options={[{ value: null, label: "对整份计划" }, ...items.map(({ id, label, text }) => ({ value: id, label: `${label}${text}` }))]}
          showSearch={{ optionFilterProp: "label" }}
          popupMatchSelectWidth={false}
          aria-label="哪一条"
          style={{ width: 300 }}
        />
        <Input value={by} onChange={(event) => setBy(event.target.value)} placeholder="提出单位或人" aria-label="提出单位或人" />
      </Space.Compact>
      <Input.TextArea value={words} onChange={(event) => setWords(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} placeholder="意见内容" aria-label="意见内容" />
      <Button type="primary" disabled={words.trim() === ""} onClick={() => void add()} style={{ alignSelf: "flex-start" }}>
        记下意见
      </Button>
    </div>
  );
}

export function Opinions({ plan, open, onClose }: { plan: Plan; open: boolean; onClose: () => void }) {
  const rows = useAsk("opinion_list", { plan_id: plan.id }, open).data?.rows;
  const tools = rows && rows.length > 0 && <PrintMenu papers={["plan-opinions"]} ask={{ plan_id: plan.id }} about={plan.title} listens={false} />;
  return (
    <Drawer open={open} onClose={onClose} size={640} title="征求意见" mask={false} destroyOnHidden extra={tools}>
      <New plan={plan} />
      {rows?.length === 0 && <p className="quiet">还没有意见。口头的、电话里的在上面写一条；改过的 Word 稿用“改稿回填”，修改和批注都能记到这里。</p>}
      <ul className="plan-changes plan-opinions">
        {rows?.map((opinion) => (
          <Line key={opinion.id} opinion={opinion} />
        ))}
      </ul>
    </Drawer>
  );
}
