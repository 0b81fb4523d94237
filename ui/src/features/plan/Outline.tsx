// The plan as a paper that is written on: title, number, preface, and the outline with its keys.
import { App, Button } from "antd";
import { type ClipboardEvent, type FocusEvent, Fragment, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type PlanDetail, type PlanItem, useDo } from "../../backend";
import { Prose } from "../../shared/Prose";
import type { Fact } from "./FactToken";
import { type Asks, Line } from "./Line";
import { NewLine } from "./NewLine";
import { type Coming, comingAfter, comingLast, comingUnder, type Drop, indented, isPlanText, outdented, pasteAt, pickedOn, pickedOne, shifted, textOf, topmost } from "./outline";
import { PickedBar } from "./PickedBar";
import { useDrag } from "./useDrag";
import { usePicked } from "./usePicked";
import { useSteady } from "./useSteady";

interface Props {
  detail: PlanDetail;
  /** The item to show first. */
  item: number | undefined;
  onEvent: (id: number) => void;
  /** Opens everything there is about a task. */
  onTask: (id: number) => void;
}

export function Outline({ detail: { plan, items: found }, item: wanted, onEvent, onTask }: Props) {
  const doIt = useDo();
  const { message } = App.useApp();
  const paper = useRef<HTMLElement>(null);
  const [coming, setComing] = useState<Coming | undefined>();
  const steps = useRef(0);
  /** The line whose text has the focus next. */
  const next = useRef<number | undefined>(undefined);
  const items = useSteady(found);
  // What a line asks for is done to the plan as it stands then: the asks stay the same, and no line is drawn for another's sake.
  const latest = useRef<readonly PlanItem[]>(items);
  useEffect(() => {
    latest.current = items;
  }, [items]);
  const asked = useRef({ onEvent, onTask });
  useEffect(() => {
    asked.current = { onEvent, onTask };
  });
  const fieldOf = useCallback((id: number) => paper.current?.querySelector<HTMLTextAreaElement>(`[data-item="${id}"] textarea`), []);
  const write = useCallback((id: number) => fieldOf(id)?.focus(), [fieldOf]);
  const known = useCallback((key: Fact["key"]) => [...new Set(latest.current.map((item) => item[key]).filter((text) => text !== null))], []);
  const { picked, keeper, pick, click, grab, remove, onKey } = usePicked(latest, items, write);
  const drop = useCallback(
    (dragged: ReadonlySet<number>, { parent_id, after }: Drop) => void doIt("plan_item_move", { moves: [{ ids: topmost(latest.current, dragged).map(({ id }) => id), parent_id, after }] }),
    [doIt],
  );
  const { mark, onPointerDown } = useDrag({ paper, items: latest, onClick: click, onBegin: grab, onDrop: drop });

  useEffect(() => {
    if (next.current === undefined) return;
    write(next.current);
    next.current = undefined;
  });
  useEffect(() => {
    if (wanted === undefined) return;
    const line = fieldOf(wanted);
    line?.scrollIntoView({ block: "center" });
    line?.focus({ preventScroll: true });
  }, [wanted, fieldOf]);

  const asks = useMemo<Asks>(() => {
    const move = async (item: PlanItem, to: { parent_id: number | null; after: number | null } | undefined) => {
      if (!to) return;
      // The text is saved at blur, before the line moves.
      fieldOf(item.id)?.blur();
      next.current = item.id;
      await doIt("plan_item_move", { moves: [{ ids: [item.id], ...to }] });
    };
    const beside = (item: PlanItem, step: number) => latest.current[latest.current.findIndex((each) => each.id === item.id) + step];
    const isAtEdge = (step: number, field: HTMLTextAreaElement) => (step < 0 ? field.selectionEnd === 0 : field.selectionStart === field.value.length);
    const walk = (item: PlanItem, step: number, field: HTMLTextAreaElement): boolean => {
      const to = beside(item, step);
      if (!to || !(field.clientHeight < 40 || isAtEdge(step, field))) return false;
      write(to.id);
      return true;
    };
    return {
      key: (event, item, text, isChanged) => {
        const items = latest.current;
        const field = event.currentTarget;
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
        if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
          setComing(comingAfter(items, item));
        } else if (event.key === "Tab") {
          void move(item, event.shiftKey ? outdented(items, item) : indented(items, item));
        } else if (step && event.altKey) {
          void move(item, shifted(items, item, step));
        } else if (step && event.shiftKey && (step < 0 ? field.selectionStart === 0 : field.selectionEnd === field.value.length)) {
          // The mark has come to the end of the text: it goes on over whole lines.
          pick(pickedOn(items, pickedOne(items, item.id), step));
        } else if (step && !event.shiftKey && walk(item, step, field)) {
          // She stands on the next line now.
        } else if (event.key === "Escape" && !isChanged) {
          pick(pickedOne(items, item.id));
        } else if (event.key === "Backspace" && text === "") {
          next.current = beside(item, -1)?.id;
          void doIt("plan_item_delete", { ids: [item.id] });
        } else return;
        event.preventDefault();
      },
      addAfter: (item) => setComing(comingAfter(latest.current, item)),
      addUnder: (item) => setComing(comingUnder(latest.current, item)),
      openEvent: (id) => asked.current.onEvent(id),
      openTask: (id) => asked.current.onTask(id),
      known,
      year: plan.year,
    };
  }, [doIt, fieldOf, write, known, pick, plan.year]);

  /** Several lines pasted into the outline become headings and tasks of it; a single line is text like any other. */
  const take = async (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData("text/plain");
    const line = (event.target as Element).closest<HTMLElement>(".plan-line");
    const isAfterPicked = event.target === keeper.current && picked !== undefined;
    if (!isAfterPicked && !(isPlanText(text) && line)) return;
    event.preventDefault();
    const item = items.find((each) => (isAfterPicked ? each.id === picked.head : String(each.id) === line?.dataset.item));
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
  const copy = (event: ClipboardEvent<HTMLElement>) => {
    if (event.target !== keeper.current || !picked) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", textOf(items, picked.ids));
  };
  /** Writing in a line ends the choice of lines. */
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const { target } = event;
    if (picked && target instanceof HTMLTextAreaElement && paper.current?.contains(target)) pick(undefined);
  };
  const chosen = picked ? items.filter((item) => picked.ids.has(item.id)) : [];
  const tasks = chosen.filter((item) => item.kind === "task");
  const newLine = coming && <NewLine coming={coming} items={items} planId={plan.id} steps={steps} onNext={setComing} />;
  return (
    <article className="plan-paper" ref={paper} onPaste={(event) => void take(event)} onCopy={copy} onFocus={onFocus} onPointerDown={onPointerDown}>
      <input ref={keeper} className="plan-keeper" data-idle readOnly tabIndex={-1} value={chosen[0]?.text ?? ""} onFocus={(event) => event.currentTarget.select()} onKeyDown={onKey} aria-label={`已选 ${chosen.length} 条`} />
      <Prose className="plan-title" value={plan.title} label="计划标题" required onSave={update("title")} onKey={blur} />
      <Prose className="plan-number" value={plan.document_number ?? ""} label="文号" placeholder="文号" onSave={update("document_number")} onKey={blur} />
      <Prose value={plan.addressee ?? ""} label="主送" placeholder="主送单位" onSave={update("addressee")} onKey={blur} />
      <Prose className="plan-preface" value={plan.preface ?? ""} label="引言" placeholder="引言：为什么做、总的要求" onSave={update("preface")} />
      {/* Each by its id: where a line comes in between, those after it stay what they are. */}
      {items.map((item) => (
        <Fragment key={item.id}>
          <Line item={item} isPicked={picked?.ids.has(item.id) ?? false} asks={asks} />
          {coming?.below === item.id && newLine}
        </Fragment>
      ))}
      {coming && coming.below === undefined && newLine}
      {!coming && (
        <p className="plan-add">
          <Button type="dashed" onClick={() => setComing(comingLast(items))}>
            加一个标题
          </Button>
          {items.length === 0 && <span className="quiet">写好的计划可以整篇粘贴在标题里：条目、任务和指标会自己分好。</span>}
        </p>
      )}
      {mark && <div className="plan-drop" style={mark} />}
      {picked && (
        <PickedBar
          count={chosen.length}
          tasks={tasks.length}
          known={known}
          onChange={(changes, whom) => void doIt("plan_item_update_all", { ids: (whom === "tasks" ? tasks : chosen).map(({ id }) => id), changes })}
          onDelete={remove}
          onClose={() => pick(undefined)}
        />
      )}
    </article>
  );
}
