// 模板: those that came with the program and the office's own, each opened on the paper itself.
import { App, Button, Input, Modal, Segmented, Space } from "antd";
import { type KeyboardEvent, useEffect, useMemo, useReducer, useState } from "react";
import { pick, type TemplateDesign, type TemplateRow, useAsk, useDo, useQuietAsk } from "../../../backend";
import { writing } from "../../../shared/keys";
import { Canvas } from "./Canvas";
import { type Spot, tidied, turned } from "./design";
import { FieldForm } from "./FieldForm";
import { PaperForm } from "./PaperForm";
import { useShown } from "./useShown";
import "./editor.css";

interface Props {
  open: boolean;
  onClose: () => void;
}

/** One template on its paper. It begins anew with another. */
function Editor({ row, design, onDirty, onSaved, onGone }: { row: TemplateRow; design: TemplateDesign; onDirty: (isDirty: boolean) => void; onSaved: (name: string) => void; onGone: () => void }) {
  const doIt = useDo();
  const { modal } = App.useApp();
  const list = useAsk("template_list", {}).data;
  const [history, turn] = useReducer(turned, { now: design, past: [], future: [], kind: undefined, kept: design });
  const [chosen, setChosen] = useState<Spot | undefined>();
  const [longest, setLongest] = useState(false);
  const { now, past, future, kept } = history;
  const { shown, failed } = useShown(now, longest);
  const isDirty = now !== kept;
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const onDesign = (to: TemplateDesign, kind: string) => turn({ to, kind });
  const spot = typeof chosen === "number" ? (now.fields[chosen] ? chosen : undefined) : chosen && now[chosen] ? chosen : undefined;

  const save = async (asNew: boolean) => {
    const title = asNew && now.title === row.title ? `${now.title} 本会用` : now.title;
    const saved = await doIt("template_save", { ...(asNew ? {} : { name: row.name }), design: { ...now, title } });
    if (!saved) return;
    turn("kept");
    onSaved(saved.name);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.ctrlKey) return;
    const key = event.key.toLowerCase();
    if (key === "s") void save(!row.own);
    else if (writing(event.target)) return;
    else if (key === "z") turn(event.shiftKey ? "redo" : "undo");
    else if (key === "y") turn("redo");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const remove = async () => {
    const sure = await modal.confirm({ title: `删除模板“${row.title}”`, content: "已经用它发的证书照样能重印。删除可以撤销。", okText: "删除", cancelText: "不删除" });
    if (sure && (await doIt("template_delete", { name: row.name }))) onGone();
  };
  const hand = async () => {
    const file = await pick("save", "模板存到哪里", `${now.title}.json`);
    if (file) await doIt("template_export", { name: row.name, file });
  };
  const found = shown?.fault ? [shown.fault.message] : failed ? [failed] : (shown?.findings ?? []).map(({ message }) => message);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of all that is within
    <div className="editor" onKeyDown={onKey}>
      <div className="editor-main">
        <div className="editor-bar">
          <Input value={now.title} onChange={(event) => onDesign({ ...now, title: event.target.value }, "title")} aria-label="模板名称" />
          <Button disabled={past.length === 0} onClick={() => turn("undo")} title="Ctrl+Z">
            撤销
          </Button>
          <Button disabled={future.length === 0} onClick={() => turn("redo")} title="Ctrl+Y">
            重做
          </Button>
          <Segmented value={longest ? "longest" : "sample"} onChange={(value) => setLongest(value === "longest")} options={[{ value: "sample", label: "示例文字" }, { value: "longest", label: "本会最长的" }]} />
          <span className="grow" />
          <Button onClick={() => void hand()} disabled={isDirty} title={isDirty ? "先保存" : "给别的单位用"}>
            导出…
          </Button>
          {row.own && <Button onClick={() => void remove()}>删除</Button>}
          {row.own && <Button onClick={() => void save(true)}>另存一份</Button>}
          <Button type="primary" disabled={row.own && !isDirty} onClick={() => void save(!row.own)} title="Ctrl+S">
            {row.own ? "保存" : "存成本会的模板"}
          </Button>
        </div>
        <Canvas design={now} pdf={shown?.pdf ?? ""} chosen={spot} onChoose={setChosen} onDesign={onDesign} />
        <p className={shown?.fault || failed ? "editor-found fault" : "editor-found"} role="status">
          {found.length > 0 ? found.join("；") : `${now.paper.width} × ${now.paper.height} 毫米。拖动文字框改位置，拖右下角改大小；方向键移 0.1 毫米。`}
        </p>
      </div>
      <div className="editor-side">
        {spot === undefined ? <PaperForm design={now} papers={list?.papers ?? []} tokens={list?.tokens ?? []} onDesign={onDesign} onChoose={setChosen} /> : <FieldForm key={String(spot)} design={now} spot={spot} onDesign={onDesign} onLeave={() => setChosen(undefined)} />}
      </div>
    </div>
  );
}

export function Templates({ open, onClose }: Props) {
  const doIt = useDo();
  const { modal } = App.useApp();
  const rows = useAsk("template_list", {}, open).data?.rows ?? [];
  const [name, setName] = useState<string | undefined>();
  const [isDirty, setDirty] = useState(false);
  const row = rows.find((each) => each.name === name) ?? rows[0];
  const got = useQuietAsk("template_get", { name: row?.name ?? "" }, open && row !== undefined).data;
  const design = useMemo(() => got && tidied(got), [got]);

  /** Whether she may go on; asks when something would be lost. */
  const mayLeave = async () => !isDirty || (await modal.confirm({ title: "改动还没有保存", content: "离开以后，刚才改的就没有了。", okText: "不保存", cancelText: "继续改" }));
  const choose = async (next: string) => {
    if (next !== row?.name && (await mayLeave())) setName(next);
  };
  const close = async () => {
    if (!(await mayLeave())) return;
    setDirty(false);
    onClose();
  };
  const take = async () => {
    if (!(await mayLeave())) return;
    const file = await pick("file", "选一个模板文件");
    const saved = file && (await doIt("template_import", { file }));
    if (saved) setName(saved.name);
  };
  const list = (title: string, of: readonly TemplateRow[]) =>
    of.length > 0 && (
      <>
        <h2>{title}</h2>
        {of.map((each) => (
          <button type="button" key={each.name} className="editor-item" aria-pressed={each.name === row?.name} onClick={() => void choose(each.name)}>
            {each.title}
          </button>
        ))}
      </>
    );
  return (
    <Modal className="editor-window" open={open} onCancel={() => void close()} title="证书模板" width="100vw" footer={null} destroyOnHidden keyboard={false} mask={{ closable: false }}>
      <div className="editor-all">
        <nav className="editor-list" aria-label="模板">
          {list("本会的", rows.filter((each) => each.own))}
          {list("随程序带的", rows.filter((each) => !each.own))}
          <Space>
            <Button size="small" onClick={() => void take()}>
              导入模板…
            </Button>
          </Space>
        </nav>
        {row && design && (
          <Editor
            key={row.name}
            row={row}
            design={design}
            onDirty={setDirty}
            onSaved={setName}
            onGone={() => {
              setDirty(false);
              setName(undefined);
            }}
          />
        )}
      </div>
    </Modal>
  );
}
