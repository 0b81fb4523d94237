// What a target is: a number or a range with its unit, or words; how it is counted; the years that it is a part of.
import { AutoComplete, Button, Checkbox, Input, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import type { CountedBy, NewProgramme, NewTarget } from "../../backend";
import { COUNTED } from "../../shared/targets";

const UNITS = ["次", "期", "场", "项", "处", "人次", "人", "份", "个", "件", "万元"];

/** The counting that a unit asks for. */
const countedBy = (unit: string): CountedBy => (unit === "人次" ? "beneficiaries" : unit === "人" ? "participants" : "events");

/** Ways of counting that a unit does not change. */
const OWN: readonly CountedBy[] = ["hand", "measure", "objects"];

interface Props {
  target: NewTarget;
  /** The year of the plan. */
  year: number;
  onSave: (target: NewTarget) => void;
  onRemove?: () => void;
}

/** 几年一共: the number of all years together, and the years. */
function Years({ programme, year, amount, onSet }: { programme: NewProgramme | null; year: number; amount: number | null; onSet: (programme: NewProgramme | null) => void }) {
  const set = (part: Partial<NewProgramme>) => programme && onSet({ ...programme, ...part });
  return (
    <>
      <Checkbox checked={programme !== null} onChange={(event) => onSet(event.target.checked ? { whole: amount ?? 1, first_year: year, last_year: year + 2, before: null } : null)}>
        是几年一共要完成的一部分
      </Checkbox>
      {programme && (
        <>
          <Space.Compact block>
            <InputNumber value={programme.first_year} onChange={(first) => first !== null && set({ first_year: first })} controls={false} aria-label="从哪一年" />
            <Input value="—" disabled className="plan-dash" tabIndex={-1} aria-hidden />
            <InputNumber value={programme.last_year} onChange={(last) => last !== null && set({ last_year: last })} controls={false} aria-label="到哪一年" />
            <InputNumber value={programme.whole} min={0} onChange={(all) => all !== null && set({ whole: all })} prefix="共" controls={false} aria-label="几年一共" />
          </Space.Compact>
          <InputNumber value={programme.before ?? null} min={0} onChange={(before) => set({ before })} placeholder="此前已经完成多少，没有就空着" style={{ width: "100%" }} aria-label="以前已经完成" />
        </>
      )}
    </>
  );
}

export function TargetForm({ target, year, onSave, onRemove }: Props) {
  const [given, setGiven] = useState(target);
  const set = (part: Partial<NewTarget>) => setGiven((old) => ({ ...old, ...part }));
  const save = () => onSave(given);
  return (
    <div className="plan-form">
      <Space.Compact block>
        <InputNumber autoFocus min={0} value={given.amount ?? null} onChange={(amount) => set({ amount })} onPressEnter={save} aria-label="指标数量" placeholder="数量" />
        <InputNumber min={0} value={given.amount_high ?? null} onChange={(high) => set({ amount_high: high })} onPressEnter={save} aria-label="至多" placeholder="至多" />
        <AutoComplete
          value={given.unit ?? ""}
          onChange={(unit) => set({ unit, ...(OWN.includes(given.counted_by) ? {} : { counted_by: countedBy(unit) }) })}
          options={UNITS.map((value) => ({ value, label: value }))}
          style={{ flex: 1, minWidth: 84 }}
          placeholder="单位"
          aria-label="单位"
        />
      </Space.Compact>
      <Select value={given.counted_by} onChange={(counted) => set({ counted_by: counted })} options={COUNTED} aria-label="怎样计数" />
      {given.counted_by === "measure" && <Input value={given.measure ?? ""} onChange={(event) => set({ measure: event.target.value })} placeholder="数据的名称，例如：发放资料" aria-label="数据的名称" />}
      {given.counted_by === "hand" && <InputNumber value={given.done ?? null} onChange={(done) => set({ done })} onPressEnter={save} placeholder="已完成（以后可以一次次记）" aria-label="已完成" style={{ width: "100%" }} />}
      {given.counted_by === "objects" && <p className="quiet plan-hint">一个对象的节点都走完了算一个。对象和节点在任务的“全部内容和进展”里写。</p>}
      <Years programme={given.programme ?? null} year={year} amount={given.amount ?? null} onSet={(programme) => set({ programme })} />
      <Input value={given.words ?? ""} onChange={(event) => set({ words: event.target.value || null })} onPressEnter={save} placeholder="没有数字的，用话写" aria-label="用话写的指标" />
      <Space>
        <Button type="primary" onClick={save}>
          保存指标
        </Button>
        {onRemove && <Button onClick={onRemove}>删去</Button>}
      </Space>
    </div>
  );
}
