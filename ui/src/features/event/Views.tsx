// Saved views of the ledger: choosing one, keeping the present one, and renaming, deleting or opening with one.
import { App, Button, Dropdown, Input } from "antd";
import { useRef } from "react";
import type { View } from "../../shared/grid/view";
import type { Question } from "./question";
import { renamed, saved, type SavedView, withDefault } from "./views";

interface Props {
  views: readonly SavedView[];
  onViews: (change: (old: readonly SavedView[]) => readonly SavedView[]) => void;
  question: Question;
  columns: View;
  /** The name of the view that is shown. */
  shown: string | undefined;
  onShow: (view: SavedView | undefined) => void;
}

export function Views({ views, onViews, question, columns, shown, onShow }: Props) {
  const { modal, message } = App.useApp();
  const written = useRef("");
  const ask = async (title: string, before: string) => {
    written.current = before;
    const given = await modal.confirm({
      title,
      icon: null,
      content: <Input autoFocus defaultValue={before} maxLength={30} aria-label="视图的名称" onChange={(event) => (written.current = event.target.value)} />,
      okText: "确定",
      cancelText: "取消",
    });
    return given ? written.current.trim() : "";
  };
  const keep = async () => {
    const name = await ask("这样查的名称", shown ?? "");
    if (!name) return;
    const view: SavedView = { name, question, columns: { order: columns.order, shown: columns.shown, widths: columns.widths } };
    onViews((old) => saved(old, view));
    onShow(view);
  };
  const rename = async (from: string) => {
    const to = await ask("改名", from);
    if (!to || to === from) return;
    if (views.some(({ name }) => name === to)) {
      void message.warning(`已经有叫“${to}”的视图，没有改名`);
      return;
    }
    onViews((old) => renamed(old, from, to));
    const view = views.find(({ name }) => name === from);
    if (view) onShow({ ...view, name: to });
  };
  const current = views.find(({ name }) => name === shown);
  const items = [
    ...views.map((view) => ({ key: `show ${view.name}`, label: view.isDefault ? `${view.name}（打开就用）` : view.name, onClick: () => onShow(view) })),
    ...(views.length > 0 ? [{ type: "divider" as const }] : []),
    { key: "keep", label: "把现在这样存为视图…", onClick: () => void keep() },
    ...(current
      ? [
          { key: "rename", label: `把“${current.name}”改名…`, onClick: () => void rename(current.name) },
          { key: "default", label: current.isDefault ? "打开时不用它" : "打开时就用它", onClick: () => onViews((old) => withDefault(old, current.name)) },
          {
            key: "delete",
            label: `删除视图“${current.name}”`,
            onClick: () => {
              onViews((old) => old.filter(({ name }) => name !== current.name));
              onShow(undefined);
            },
          },
        ]
      : []),
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button aria-label="视图">{current ? `视图：${current.name}` : "视图"} ▾</Button>
    </Dropdown>
  );
}
