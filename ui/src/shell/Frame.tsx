// The frame: navigation, the year, search, undo and redo, keys, the status line.
import { App as Antd, Button, Select } from "antd";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { type OpenOffice, useAsk, useDo } from "../backend";
import { Contests } from "../features/contest/Contests";
import { Directory } from "../features/directory/Directory";
import { Events } from "../features/event/Events";
import { History } from "../features/history/History";
import { Overview } from "../features/overview/Overview";
import { Plans } from "../features/plan/Plans";
import { Settings } from "../features/settings/Settings";
import { Training } from "../features/training/Training";
import { Search } from "./Search";

const PAGES: [string, string, string][] = [
  ["overview", "台", "工作台"],
  ["plan", "划", "年度计划"],
  ["event", "活", "活动台账"],
  ["training", "训", "培训班"],
  ["contest", "赛", "竞赛评选"],
  ["directory", "人", "单位与人员"],
  ["history", "历", "历史"],
  ["settings", "设", "设置"],
];
const KEYS: [string, string][] = [
  ["Ctrl+N", "新建"], ["Ctrl+K", "查找"], ["Ctrl+Z", "撤销"], ["Ctrl+Y 或 Ctrl+Shift+Z", "重做"], ["↑ ↓ ← →", "在表里走动"],
  ["Enter", "打开"], ["F2", "就地修改"], ["Delete", "删除选中的"], ["Ctrl+C", "复制选中的行"], ["Esc", "关闭"], ["F1", "这张表"],
];

interface Props {
  office: OpenOffice;
  theme: string;
  onTheme: (theme: string) => void;
  onReopened: () => void;
}

export function Frame({ office, theme, onTheme, onReopened }: Props) {
  const [page, setPage] = useState("overview");
  const [year, setYear] = useState(office.this_year);
  const [folded, setFolded] = useState(false);
  const undoState = useAsk("undo_state", {}).data;
  const doIt = useDo();
  const { message, modal } = Antd.useApp();

  const step = useCallback(
    async (what: "undo" | "redo") => {
      const done = await doIt(what, {}, true);
      for (const entry of done?.entries ?? []) {
        const kept = entry.kept.map((each) => each.message).join("；");
        void message.info(`${what === "undo" ? "已撤销" : "已重做"}：${entry.label}${kept ? `（${kept}）` : ""}`);
      }
    },
    [doIt, message],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const target = event.target as HTMLElement;
      const writing = target.closest("input, textarea, [contenteditable]") !== null;
      const key = event.key.toLowerCase();
      const keys: Record<string, () => void> = {
        n: () => window.dispatchEvent(new Event("xieban:new")),
        k: () => window.dispatchEvent(new Event("xieban:search")),
      };
      if (!writing) {
        keys.z = () => void step(event.shiftKey ? "redo" : "undo");
        keys.y = () => void step("redo");
      }
      const act = event.ctrlKey ? keys[key] : undefined;
      if (act) act();
      else if (event.key === "F1") {
        void modal.info({ title: "快捷键", okText: "知道了", content: KEYS.map(([name, what]) => <p key={name}>{`${name}　${what}`}</p>) });
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [step, modal]);

  useEffect(() => {
    const timer = setInterval(() => void doIt("backup_tick", {}, true), 5 * 60_000);
    return () => clearInterval(timer);
  }, [doIt]);

  const years = office.years.length > 0 ? office.years : [office.this_year];
  const label = (each: number) => (office.profile.year_kind === "academic" ? `${each}–${each + 1} 学年` : `${each} 年`);
  const pages: Record<string, ReactNode> = {
    overview: <Overview year={year} onGo={setPage} />,
    plan: <Plans year={year} />,
    event: <Events year={year} />,
    training: <Training key={year} year={year} />,
    contest: <Contests key={year} year={year} />,
    directory: <Directory />,
    history: <History />,
    settings: <Settings theme={theme} onTheme={onTheme} onReopened={onReopened} />,
  };

  return (
    <div className="frame">
      <div className="bar">
        <span className="name">协办</span>
        <Select value={year} onChange={setYear} options={years.map((each) => ({ value: each, label: label(each) }))} style={{ width: 150 }} aria-label="年度" />
        <Search onGo={setPage} />
        <span className="grow" />
        <Button disabled={!undoState?.undo} onClick={() => void step("undo")} title={undoState?.undo ? `撤销：${undoState.undo}（Ctrl+Z）` : "没有可以撤销的操作"}>
          撤销
        </Button>
        <Button disabled={!undoState?.redo} onClick={() => void step("redo")} title={undoState?.redo ? `重做：${undoState.redo}（Ctrl+Y）` : "没有可以重做的操作"}>
          重做
        </Button>
      </div>
      <nav className={`nav${folded ? " folded" : ""}`} aria-label="导航">
        {PAGES.map(([key, mark, title]) => (
          <button type="button" key={key} aria-current={page === key ? "page" : undefined} onClick={() => setPage(key)} title={title}>
            {folded ? mark : title}
          </button>
        ))}
        <hr />
        <button type="button" onClick={() => setFolded(!folded)}>
          {folded ? "»" : "« 收起"}
        </button>
      </nav>
      <main className="main">{pages[page]}</main>
      <footer className="status">
        <span>{office.profile.name}</span>
        <span>{office.place}</span>
        <span>{office.last_backup ? `上次备份 ${office.last_backup.replace("T", " ")}` : "还没有备份"}</span>
        {office.place_warning && <span style={{ color: "var(--warning)" }}>{office.place_warning}</span>}
      </footer>
    </div>
  );
}
