// The line that is being written and is not there yet.
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useDo } from "../../backend";
import { Prose } from "../../shared/Prose";
import { type Coming, comingIn, comingOut, type Node, room } from "./outline";

interface Props {
  coming: Coming;
  items: readonly Node[];
  planId: number;
  /** Steps in (+1) and out (−1) that she asked for while the line before was on its way; the next line takes them. */
  steps: RefObject<number>;
  onNext: (coming: Coming | undefined) => void;
}

export function NewLine({ coming, items, planId, steps, onNext }: Props) {
  const doIt = useDo();
  const create = async (text: string) => {
    const { parent_id, after, kind } = coming;
    return doIt("plan_item_create", { plan_id: planId, parent_id, after, item: { kind, text } });
  };
  /** What is written is on its way already: leaving the field does not send it again. */
  const taken = useRef(false);
  const step = (by: number, text: string) => {
    const next = by > 0 ? comingIn(items, coming) : comingOut(items, coming);
    if (!next) return;
    taken.current = true;
    onNext({ ...next, text });
  };
  useEffect(() => {
    taken.current = false;
    const by = Math.sign(steps.current);
    if (by === 0) return;
    steps.current -= by;
    step(by, coming.text ?? "");
    // Only another line has steps to catch up with.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [coming]);
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>, text: string) => {
    const written = text.trim();
    if (event.key === "Tab") {
      event.preventDefault();
      const by = event.shiftKey ? -1 : 1;
      if (taken.current) steps.current += by;
      else step(by, text);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (written === "") return onNext(undefined);
      taken.current = true;
      void create(written).then((id) => {
        if (id === undefined) taken.current = false;
        else onNext({ ...coming, after: id, below: id, text: "" });
      });
    } else if (event.key === "Escape" || (event.key === "Backspace" && text === "")) {
      event.preventDefault();
      taken.current = true;
      onNext(undefined);
    }
  };
  return (
    <div className={`plan-line ${coming.kind}`} style={{ paddingLeft: room(coming.level) }}>
      <div className="plan-row">
        <span className="plan-label quiet">{coming.kind === "heading" ? "标题" : "任务"}</span>
        <Prose
          key={`${coming.parent_id} ${coming.after}`}
          begun={coming.text}
          className="plan-text"
          value=""
          label={coming.kind === "heading" ? "新标题" : "新任务"}
          placeholder={coming.kind === "heading" ? "写一个标题，Enter 另起一条，Tab 降一级" : "写一项任务，Enter 另起一条，Tab、Shift+Tab 改级"}
          autoFocus
          pause={false}
          onKey={onKey}
          onSave={async (text) => {
            if (taken.current) return true;
            taken.current = true;
            const done = (await create(text)) !== undefined;
            taken.current = false;
            if (done) onNext(undefined);
            return done;
          }}
        />
      </div>
    </div>
  );
}
