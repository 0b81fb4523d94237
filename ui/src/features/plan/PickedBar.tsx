// What can be done with the lines that are chosen, all at once and as one act.
import { Button, Popover } from "antd";
import { useState } from "react";
import type { PlanItemChanges } from "../../backend";
import { FACTS, type Fact, FactForm } from "./FactToken";

/** The facts that several tasks are often given together. */
const SHARED = FACTS.filter(({ key }) => key === "lead_unit" || key === "person" || key === "time_text");

interface Props {
  /** Lines that are chosen, what stands under them included. */
  count: number;
  /** Tasks among them: only they have a state, and who answers for them. */
  tasks: number;
  known: (key: Fact["key"]) => readonly string[];
  /** Writes the same into all of them, or into the tasks alone. */
  onChange: (changes: PlanItemChanges, whom: "all" | "tasks") => void;
  onDelete: () => void;
  onClose: () => void;
}

function Shared({ fact, known, onSave }: { fact: Fact; known: readonly string[]; onSave: (text: string) => void }) {
  const [open, setOpen] = useState(false);
  const save = (text: string) => {
    setOpen(false);
    onSave(text.trim());
  };
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" destroyOnHidden placement="top" content={<FactForm fact={fact} value="" known={known} onSave={save} />}>
      <Button type="text" size="small">
        {fact.name}…
      </Button>
    </Popover>
  );
}

export function PickedBar({ count, tasks, known, onChange, onDelete, onClose }: Props) {
  return (
    <div className="plan-picked" role="toolbar" aria-label="选中的条目">
      <span aria-live="polite">已选 {count} 条</span>
      {tasks > 0 && (
        <>
          <Button type="text" size="small" onClick={() => onChange({ state: "done" }, "tasks")}>
            标为已完成
          </Button>
          {SHARED.map((fact) => (
            <Shared key={fact.key} fact={fact} known={known(fact.key)} onSave={(text) => text && onChange({ [fact.key]: text }, "tasks")} />
          ))}
          <Button type="text" size="small" onClick={() => onChange({ kind: "heading" }, "all")}>
            改为标题
          </Button>
        </>
      )}
      {tasks < count && (
        <Button type="text" size="small" onClick={() => onChange({ kind: "task" }, "all")}>
          改为任务
        </Button>
      )}
      <Button type="text" size="small" onClick={onDelete} title="Delete">
        删除
      </Button>
      <Button type="text" size="small" className="plan-picked-close" onClick={onClose} title="Esc" aria-label="不选了">
        ✕
      </Button>
    </div>
  );
}
