// One fact of a task — who leads it, who does it, by when — as a quiet token; a click writes it.
import { AutoComplete, Button, Input, Popover, Space } from "antd";
import { useState } from "react";
import { type PlanItem, useDo } from "../../backend";
import { composing } from "../../shared/keys";
import { PRIORITIES, REPETITIONS } from "../../shared/standing";

/** A fact of a task. */
export interface Fact {
  key: "leader" | "lead_unit" | "person" | "helpers" | "time_text" | "repetition" | "module" | "priority" | "tags";
  name: string;
  /** What stands before its words. */
  mark: string;
  /** Not offered on every line: it is written among the task's details. */
  seldom?: boolean;
  /** All that it can be. */
  choices?: readonly { value: string; label: string }[];
}

/** The facts that stand under a task, in the order of the printed plan. */
export const FACTS: readonly Fact[] = [
  { key: "leader", name: "责任领导", mark: "" },
  { key: "lead_unit", name: "责任科室", mark: "" },
  { key: "person", name: "责任人", mark: "" },
  { key: "helpers", name: "配合单位", mark: "配合：" },
  { key: "time_text", name: "时限", mark: "" },
  { key: "repetition", name: "重复", mark: "", choices: REPETITIONS },
  { key: "module", name: "板块", mark: "板块：", seldom: true },
  { key: "priority", name: "轻重", mark: "", seldom: true, choices: PRIORITIES },
  { key: "tags", name: "标签", mark: "标签：", seldom: true },
];

/** How a fact of a task reads as a token, or the way to write it. */
export function factWords(item: PlanItem, fact: Fact): string {
  const value = item[fact.key] ?? "";
  const words = fact.choices?.find((choice) => choice.value === value)?.label ?? value;
  return value ? `${fact.mark}${words}` : `＋${fact.name}`;
}

const TIMES = ["3月底前", "6月底前", "9月底前", "12月底前", "第一季度", "上半年", "下半年", "全年"];

/** Writes a fact: what is used for it elsewhere is offered. */
export function FactForm({ fact, value, known, onSave }: { fact: Fact; value: string; known: readonly string[]; onSave: (text: string) => void }) {
  const [text, setText] = useState(value);
  return (
    <div className="plan-form">
      <AutoComplete value={text} onChange={setText} options={known.filter((each) => each !== text && each.includes(text)).map((each) => ({ value: each }))}>
        <Input autoFocus placeholder={fact.name} aria-label={fact.name} onKeyDown={(event) => event.key === "Enter" && !composing(event) && onSave(text)} />
      </AutoComplete>
      {fact.key === "time_text" && (
        <Space wrap size={4}>
          {TIMES.map((time) => (
            <Button key={time} size="small" onClick={() => onSave(time)}>
              {time}
            </Button>
          ))}
        </Space>
      )}
      <Space>
        <Button type="primary" onClick={() => onSave(text)}>
          保存{fact.name}
        </Button>
        {value && <Button onClick={() => onSave("")}>清空</Button>}
      </Space>
    </div>
  );
}

function Choices({ fact, value, onSave }: { fact: Fact; value: string; onSave: (text: string) => void }) {
  return (
    <Space wrap size={4} className="plan-form">
      {fact.choices?.map((choice) => (
        <Button key={choice.value} size="small" type={choice.value === value ? "primary" : "default"} onClick={() => onSave(choice.value)}>
          {choice.label}
        </Button>
      ))}
      {value && (
        <Button size="small" onClick={() => onSave("")}>
          清空
        </Button>
      )}
    </Space>
  );
}

/** A fact of the task, or the way to write it. `known` tells the words used for it elsewhere. */
export function FactToken({ item, fact, known }: { item: PlanItem; fact: Fact; known: (key: Fact["key"]) => readonly string[] }) {
  const doIt = useDo();
  const [open, setOpen] = useState(false);
  const value = item[fact.key] ?? "";
  const save = async (text: string) => {
    if (text.trim() === value || (await doIt("plan_item_update", { id: item.id, changes: { [fact.key]: text.trim() || null } }))) setOpen(false);
  };
  const form = () =>
    fact.choices ? <Choices fact={fact} value={value} onSave={(text) => void save(text)} /> : <FactForm fact={fact} value={value} known={known(fact.key)} onSave={(text) => void save(text)} />;
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" destroyOnHidden placement="bottomLeft" content={form}>
      <button type="button" className={value ? "plan-token" : "plan-token missing"} title={`${fact.name}：点一下${value ? "修改" : "填写"}`}>
        {factWords(item, fact)}
      </button>
    </Popover>
  );
}
