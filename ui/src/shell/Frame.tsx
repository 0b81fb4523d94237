// The frame: navigation, the year, search, undo and redo, the status line.
import {
  BulbOutlined, CalendarOutlined, ContactsOutlined, DashboardOutlined, FileDoneOutlined, FolderOpenOutlined, HistoryOutlined, ImportOutlined, MenuFoldOutlined, MenuUnfoldOutlined, ProfileOutlined, ReadOutlined, RedoOutlined, SafetyCertificateOutlined,
  SettingOutlined, TrophyOutlined, UndoOutlined,
} from "@ant-design/icons";
import { Button, Select } from "antd";
import { type ComponentType, type ReactNode, useCallback, useState, useSyncExternalStore } from "react";
import { type OpenOffice, useAsk, useDo, useStep } from "../backend";
import { Certificates } from "../features/certificate/Certificates";
import { Contests } from "../features/contest/Contests";
import { Directory } from "../features/directory/Directory";
import { EventPage } from "../features/event/EventPage";
import { History } from "../features/history/History";
import { Import } from "../features/import/Import";
import { Kept } from "../features/kept/Kept";
import { Overview } from "../features/overview/Overview";
import { Plans } from "../features/plan/Plans";
import { Problems } from "../features/problem/Problems";
import { Reports } from "../features/report/Reports";
import { Settings } from "../features/settings/Settings";
import { Training } from "../features/training/Training";
import { type Destination, Going } from "../shared/destination";
import { useKeys } from "./keys";
import { Search } from "./Search";
import { useDropped } from "./useDropped";
import { useSafety } from "./useSafety";

const PAGES: [string, ComponentType, string][] = [
  ["overview", DashboardOutlined, "工作台"],
  ["plan", ProfileOutlined, "年度计划"],
  ["event", CalendarOutlined, "活动台账"],
  ["training", ReadOutlined, "培训班"],
  ["contest", TrophyOutlined, "竞赛评选"],
  ["certificate", SafetyCertificateOutlined, "证书"],
  ["problem", BulbOutlined, "问题建议"],
  ["kept", FolderOpenOutlined, "荣誉与文件"],
  ["directory", ContactsOutlined, "单位与人员"],
  ["import", ImportOutlined, "导入"],
  ["report", FileDoneOutlined, "报告"],
  ["history", HistoryOutlined, "历史"],
  ["settings", SettingOutlined, "设置"],
];

/** A window so narrow, or so much enlarged, that the navigation folds by itself. */
const narrow = matchMedia("(max-width: 900px)");
const onNarrow = (told: () => void) => {
  narrow.addEventListener("change", told);
  return () => narrow.removeEventListener("change", told);
};

interface Props {
  office: OpenOffice;
  theme: string;
  onTheme: (theme: string) => void;
  onReopened: () => void;
}

export function Frame({ office: opened, theme, onTheme, onReopened }: Props) {
  const office = useAsk("desk_status", {}).data?.office ?? opened;
  const [destination, setDestination] = useState<Destination>({ page: "overview" });
  const [year, setYear] = useState(office.this_year);
  const isNarrow = useSyncExternalStore(onNarrow, () => narrow.matches);
  const [chosenFold, setFolded] = useState<boolean | undefined>();
  const folded = chosenFold ?? isNarrow;
  const undoState = useAsk("undo_state", {}).data;
  const doIt = useDo();
  const step = useStep();
  useKeys();
  useSafety(opened.place, onReopened);
  useDropped(setDestination);

  const reopen = async () => {
    if (await doIt("office_open", { place: office.place })) onReopened();
  };
  const go = useCallback((page: string) => setDestination({ page }), []);
  const found = (page: string) => (destination.page === page && destination.id !== undefined ? destination : undefined);
  const years = office.years.length > 0 ? office.years : [office.this_year];
  const label = (each: number) => (office.profile.year_kind === "academic" ? `${each}–${each + 1} 学年` : `${each} 年`);
  const pages: Record<string, () => ReactNode> = {
    overview: () => <Overview year={year} />,
    plan: () => <Plans key={year} year={year} to={found("plan")} />,
    event: () => <EventPage year={year} to={found("event")} />,
    training: () => <Training key={year} year={year} to={found("training")} />,
    contest: () => <Contests key={year} year={year} to={found("contest")} />,
    problem: () => <Problems key={year} year={year} to={found("problem")} />,
    kept: () => <Kept key={year} year={year} to={destination.page === "kept" ? destination : undefined} />,
    directory: () => <Directory year={year} to={found("directory")} />,
    certificate: () => <Certificates key={year} year={year} to={destination.gives ? destination : undefined} />,
    import: () => <Import to={destination.brings ? destination : undefined} />,
    report: () => <Reports key={year} year={year} />,
    history: () => <History />,
    settings: () => <Settings theme={theme} onTheme={onTheme} onReopened={onReopened} />,
  };

  return (
    <Going value={setDestination}>
      <div className="frame">
        <div className="bar">
          <span className="name">协办</span>
          <Select value={year} onChange={setYear} options={years.map((each) => ({ value: each, label: label(each) }))} className="year" aria-label="年度" />
          <Search />
          <span className="grow" />
          <Button icon={<ImportOutlined />} onClick={() => go("import")}>
            导入
          </Button>
          <Button icon={<UndoOutlined />} disabled={!undoState?.undo} onClick={() => void step("undo")} title={undoState?.undo ? `撤销：${undoState.undo}（Ctrl+Z）` : "没有可以撤销的操作"}>
            撤销
          </Button>
          <Button icon={<RedoOutlined />} disabled={!undoState?.redo} onClick={() => void step("redo")} title={undoState?.redo ? `重做：${undoState.redo}（Ctrl+Y）` : "没有可以重做的操作"}>
            重做
          </Button>
        </div>
        <nav className={`nav${folded ? " folded" : ""}`} aria-label="导航">
          {PAGES.map(([key, Mark, title]) => (
            <button type="button" key={key} aria-current={destination.page === key ? "page" : undefined} aria-label={title} onClick={() => go(key)} title={title}>
              <span className="mark" aria-hidden>
                <Mark />
              </span>
              {!folded && title}
            </button>
          ))}
          <hr />
          <button type="button" onClick={() => setFolded(!folded)} aria-label={folded ? "展开导航" : "收起导航"} title={folded ? "展开导航" : "收起导航"}>
            <span className="mark" aria-hidden>
              {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            </span>
            {!folded && "收起"}
          </button>
        </nav>
        <main className="main">{pages[destination.page]?.()}</main>
        <footer className="status">
          <span>{office.profile.name}</span>
          <span className="place" title={office.place}>
            {office.place}
          </span>
          {office.only_read && (
            <>
              <span className="warning only-read" title={office.only_read}>
                现在只能查看：{office.only_read}
              </span>
              <Button size="small" type="link" onClick={() => void reopen()}>
                再打开一次
              </Button>
            </>
          )}
          <span>{office.last_backup ? `最近备份 ${office.last_backup.replace("T", " ")}` : "还没有备份"}</span>
          {office.place_warning && <span className="warning">{office.place_warning}</span>}
          <span className="grow" />
          <span>F1 快捷键</span>
        </footer>
      </div>
    </Going>
  );
}
