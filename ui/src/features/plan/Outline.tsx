// The plan as a paper that is written on: title, number, preface, and the outline with its keys.
import { App, Button } from "antd";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type PlanDetail, type PlanItem, useDo } from "../../backend";
import { Prose } from "../../shared/Prose";
import { FACTS, type Fact } from "./FactToken";
import { type Asks, Line } from "./Line";
import { type Coming, comingAfter, comingIn, comingLast, comingOut, comingUnder, indented, isPlanText, outdented, pasteAt, shifted } from "./outline";

interface NewLineProps {
  coming: Coming;
  items: readonly PlanItem[];
  planId: number;
  /** Steps in (+1) and out (−1) that she asked for while the line before was on its way; the next line takes them. */
  steps: RefObject<number>;
  onNext: (coming: Coming | undefined) => void;
}

/** The line that is being written and is not there yet. */
function NewLine({ coming, items, planId, steps, onNext }: NewLineProps) {
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
    <div className={`plan-line ${coming.kind}`} style={{ paddingLeft: (coming.level - 1) * 28 + 8 }}>
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

/** The words used for each fact, each once. */
function knownWords(items: readonly PlanItem[]): Record<Fact["key"], string[]> {
  const words = (key: Fact["key"]) => [...new Set(items.map((item) => item[key]).filter((text) => text !== null))];
  return Object.fromEntries(FACTS.map(({ key }) => [key, words(key)])) as Record<Fact["key"], string[]>;
}

interface Props {
  detail: PlanDetail;
  /** The item to show first. */
  item: number | undefined;
  onEvent: (id: number) => void;
  /** Opens everything there is about a task. */
  onTask: (id: number) => void;
}

export function Outline({ detail: { plan, items }, item: wanted, onEvent, onTask }: Props) {
  const doIt = useDo();
  const { message } = App.useApp();
  const paper = useRef<HTMLElement>(null);
  const [coming, setComing] = useState<Coming | undefined>();
  const steps = useRef(0);
  /** The line whose text has the focus next. */
  const next = useRef<number | undefined>(undefined);
  const known = useMemo(() => knownWords(items), [items]);
  const textOf = useCallback((id: number) => paper.current?.querySelector<HTMLTextAreaElement>(`[data-item="${id}"] textarea`), []);

  useEffect(() => {
    if (next.current === undefined) return;
    textOf(next.current)?.focus();
    next.current = undefined;
  });
  useEffect(() => {
    if (wanted === undefined) return;
    const line = textOf(wanted);
    line?.scrollIntoView({ block: "center" });
    line?.focus({ preventScroll: true });
  }, [wanted, textOf]);

  const asks = useMemo<Asks>(() => {
    const move = async (item: PlanItem, to: { parent_id: number | null; after: number | null } | undefined) => {
      if (!to) return;
      // The text is saved at blur, before the line moves.
      textOf(item.id)?.blur();
      next.current = item.id;
      await doIt("plan_item_move", { moves: [{ ids: [item.id], ...to }] });
    };
    const walk = (item: PlanItem, step: number, field: HTMLTextAreaElement): boolean => {
      const isOneLine = field.clientHeight < 40;
      const isAtEdge = step < 0 ? field.selectionEnd === 0 : field.selectionStart === field.value.length;
      const to = items[items.findIndex((each) => each.id === item.id) + step];
      if (!to || !(isOneLine || isAtEdge)) return false;
      textOf(to.id)?.focus();
      return true;
    };
    return {
      key: (event, item, text) => {
        const field = event.currentTarget;
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
        if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
          setComing(comingAfter(items, item));
        } else if (event.key === "Tab") {
          void move(item, event.shiftKey ? outdented(items, item) : indented(items, item));
        } else if (step && event.altKey) {
          void move(item, shifted(items, item, step));
        } else if (step && !event.shiftKey && walk(item, step, field)) {
          // She stands on the next line now.
        } else if (event.key === "Backspace" && text === "") {
          next.current = items[items.findIndex((each) => each.id === item.id) - 1]?.id;
          void doIt("plan_item_delete", { ids: [item.id] });
        } else return;
        event.preventDefault();
      },
      addAfter: (item) => setComing(comingAfter(items, item)),
      addUnder: (item) => setComing(comingUnder(items, item)),
      openEvent: onEvent,
      openTask: onTask,
    };
  }, [items, doIt, onEvent, onTask, textOf]);

  /** Several lines pasted into the outline become headings and tasks of it; a single line is text like any other. */
  const take = async (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData("text/plain");
    const line = (event.target as Element).closest<HTMLElement>(".plan-line");
    if (!isPlanText(text) || !line) return;
    event.preventDefault();
    const item = items.find((each) => String(each.id) === line.dataset.item);
    const spot = item ? pasteAt(items, item, text) : coming && { parent_id: coming.parent_id, after: coming.after };
    const taken = await doIt("plan_take", { plan_id: plan.id, text, ...spot });
    if (!taken) return;
    setComing(undefined);
    const found = taken.targets > 0 ? `从文字里找出 ${taken.targets} 个指标，请核对` : "";
    const left = taken.left > 0 ? `开头 ${taken.left} 段不在任何条目下，没有收进来` : "";
    const said = [found, left].filter(Boolean).join("；");
    if (said) void message.info({ content: said, duration: 8 });
  };

  const update = (key: "title" | "preface" | "addressee" | "document_number") => async (text: string) =>
    (await doIt("plan_update", { id: plan.id, changes: { [key]: text || null } })) !== undefined;
  const blur = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.currentTarget.blur();
  };
  const newLine = coming && <NewLine coming={coming} items={items} planId={plan.id} steps={steps} onNext={setComing} />;
  return (
    <article className="plan-paper" ref={paper} onPaste={(event) => void take(event)}>
      <Prose className="plan-title" value={plan.title} label="计划标题" required onSave={update("title")} onKey={blur} />
      <Prose className="plan-number" value={plan.document_number ?? ""} label="文号" placeholder="文号" onSave={update("document_number")} onKey={blur} />
      <Prose value={plan.addressee ?? ""} label="主送" placeholder="主送单位" onSave={update("addressee")} onKey={blur} />
      <Prose className="plan-preface" value={plan.preface ?? ""} label="引言" placeholder="引言：为什么做、总的要求" onSave={update("preface")} />
      {items.map((item) => [<Line key={item.id} item={item} known={known} asks={asks} />, coming?.below === item.id && <div key="new">{newLine}</div>])}
      {coming && coming.below === undefined && newLine}
      {!coming && (
        <p className="plan-add">
          <Button type="dashed" onClick={() => setComing(comingLast(items))}>
            加一个标题
          </Button>
          {items.length === 0 && <span className="quiet">写好的计划可以整篇粘贴在标题里：条目、任务和指标会自己分好。</span>}
        </p>
      )}
    </article>
  );
}
