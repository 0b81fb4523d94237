// One box over all areas (Ctrl+K); a hit opens the record itself.
import { AutoComplete, Input, type InputRef } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type Hit, useAsk } from "../backend";
import { useGo } from "../shared/destination";

const AREAS: Record<string, [string, string]> = {
  person: ["人员", "directory"],
  unit: ["单位", "directory"],
  plan: ["计划", "plan"],
  plan_item: ["任务", "plan"],
  event: ["活动", "event"],
  class: ["培训班", "training"],
  contest: ["竞赛", "contest"],
  entry: ["参赛项目", "contest"],
  problem: ["问题", "problem"],
  money_line: ["收支", "event"],
  donation: ["捐赠", "event"],
  donation_item: ["捐赠物品", "event"],
  venue: ["阵地", "event"],
  plaque: ["授牌", "event"],
  coverage: ["报道", "event"],
  event_person: ["出席", "event"],
  returned_figure: ["收表", "event"],
  honour: ["荣誉", "kept"],
  participation: ["参赛参考", "kept"],
  application: ["申报", "kept"],
  document: ["公文", "kept"],
  outcome: ["成果", "kept"],
  regulation: ["制度文件", "kept"],
  regulation_version: ["制度版本", "kept"],
  regulation_step: ["审批环节", "kept"],
  meeting: ["会议记录", "event"],
  agenda_item: ["会议议程", "event"],
  decision: ["议定事项", "event"],
  follow_up: ["会后落实", "event"],
  commendation: ["表彰", "contest"],
  title_grant: ["称号", "contest"],
  membership: ["会籍", "directory"],
  join_application: ["入会申请", "directory"],
  department: ["科室", "directory"],
  points_ranking: ["积分排名", "contest"],
  body: ["机构", "directory"],
  seat: ["任职", "directory"],
  duty_roster: ["值班表", "directory"],
};

/** A text with the words that were looked for marked. */
function marked(text: string, words: readonly string[]): ReactNode[] {
  const wanted = words.filter(Boolean).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  if (wanted.length === 0) return [text];
  return text.split(new RegExp(`(${wanted.join("|")})`, "giu")).map((part, index) => (index % 2 === 1 ? <mark key={`${index} ${part}`}>{part}</mark> : part));
}

const keyOf = (hit: Hit) => `${hit.area} ${hit.id}`;

export function Search() {
  const goTo = useGo();
  const [words, setWords] = useState("");
  const box = useRef<InputRef>(null);
  const hits = useAsk("search", { words, limit: 20 }, words.trim() !== "").data?.hits ?? [];
  // By area, in the order in which the best of each was found.
  const byArea = new Map<string, Hit[]>();
  for (const hit of hits) byArea.set(hit.area, [...(byArea.get(hit.area) ?? []), hit]);
  const groups = [...byArea];
  useEffect(() => {
    const focus = () => box.current?.focus({ cursor: "all" });
    window.addEventListener("xieban:search", focus);
    return () => window.removeEventListener("xieban:search", focus);
  }, []);
  const open = (key: string) => {
    const hit = hits.find((each) => keyOf(each) === key);
    if (!hit) return;
    setWords("");
    box.current?.blur();
    goTo({ page: AREAS[hit.area]?.[1] ?? "overview", area: hit.area, id: hit.id, open: hit.open });
  };
  return (
    <AutoComplete
      className="search"
      value={words}
      onChange={(next: string) => setWords(hits.some((hit) => keyOf(hit) === next) ? words : next)}
      onSelect={open}
      defaultActiveFirstOption
      options={groups.map(([area, some]) => ({
        label: AREAS[area]?.[0] ?? "",
        options: some.map((hit) => ({
          value: keyOf(hit),
          label: (
            <div className="hit">
              <span>{marked(hit.title, hit.words)}</span>
              {hit.context && <span className="quiet">{marked(hit.context, hit.words)}</span>}
            </div>
          ),
        })),
      }))}
      notFoundContent={words.trim() ? "没有找到，换个说法试试" : null}
    >
      <Input ref={box} placeholder="查找（Ctrl+K）" allowClear aria-label="查找" />
    </AutoComplete>
  );
}
