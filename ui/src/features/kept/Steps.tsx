// The steps that a version takes, in order: ticked off on the day on which each is done, with who did it and the paper's number.
import { Button, Checkbox, Input } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type NewStep, type RegulationVersion, useAsk, useDo } from "../../backend";
import { composing } from "../../shared/keys";

/** What is written in one step, but for its name. */
const PARTS = [
  { key: "planned_on", label: "计划" },
  { key: "done_on", label: "完成" },
  { key: "done_by", label: "由谁" },
  { key: "number", label: "文号" },
] as const;

/** One thing that is written, kept when she leaves it. An answer that comes meanwhile takes nothing from the others. */
function Part({ value, label, hint, onKeep }: { value: string; label: string; hint: string; onKeep: (next: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && !composing(event)) event.currentTarget.blur();
  };
  return (
    <Input
      variant="borderless"
      value={text}
      placeholder={hint}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text.trim() !== value && onKeep(text.trim())}
      onKeyDown={onKey}
      aria-label={label}
    />
  );
}

export function Steps({ version: { id, steps } }: { version: RegulationVersion }) {
  const doIt = useDo();
  const today = useAsk("desk_status", {}).data?.today ?? "";
  const [name, setName] = useState("");
  // What was sent and is not answered yet: two changes made in one breath are both kept.
  const now = useRef<readonly NewStep[]>(steps);
  useEffect(() => {
    now.current = steps;
  }, [steps]);
  const set = async (next: readonly NewStep[]): Promise<boolean> => {
    now.current = next;
    const done = (await doIt("regulation_step_set", { version_id: id, steps: [...next] })) !== undefined;
    if (!done) now.current = steps;
    return done;
  };
  const change = (step: number, changes: Partial<NewStep>) => void set(now.current.map((each) => (each.id === step ? { ...each, ...changes } : each)));
  const add = async () => {
    if (name.trim() !== "" && (await set([...now.current, { name: name.trim() }]))) setName("");
  };
  const done = steps.filter((step) => step.done_on !== null).length;
  return (
    <section className="steps" aria-label="审批环节">
      <h3>
        审批环节{steps.length > 0 && <span className="quiet"> 办了 {done}/{steps.length}</span>}
      </h3>
      {steps.map((step) => (
        <div key={step.id} className="step">
          <Checkbox checked={step.done_on !== null} onChange={(event) => change(step.id, { done_on: event.target.checked ? today : null })} aria-label={`${step.name}办了`} title="勾上就是今天办的，日期可以改" />
          <Part value={step.name} label="环节名称" hint="环节名称" onKeep={(next) => next !== "" && change(step.id, { name: next })} />
          <Button type="text" size="small" onClick={() => void set(now.current.filter((each) => each.id !== step.id))} aria-label={`删去${step.name}`} title="删去">
            ×
          </Button>
          <div className="step-parts">
            {PARTS.map(({ key, label }) => (
              <Part key={key} value={step[key] ?? ""} label={`${step.name}的${label}`} hint={label} onKeep={(next) => change(step.id, { [key]: next === "" ? null : next })} />
            ))}
          </div>
        </div>
      ))}
      <Input
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => {
          if (!composing(event)) void add();
        }}
        placeholder="加一个环节，回车"
        aria-label="加一个环节"
      />
    </section>
  );
}
