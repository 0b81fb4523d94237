// One box over all areas (Ctrl+K).
import { AutoComplete, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useAsk } from "../backend";

const AREAS: Record<string, [string, string]> = {
  person: ["人员", "directory"],
  unit: ["单位", "directory"],
  plan: ["计划", "plan"],
  plan_item: ["任务", "plan"],
  event: ["活动", "event"],
  class: ["培训班", "training"],
  contest: ["竞赛", "contest"],
  entry: ["参赛项目", "contest"],
};

export function Search({ onGo }: { onGo: (page: string) => void }) {
  const [words, setWords] = useState("");
  const box = useRef<InputRef>(null);
  const hits = useAsk("search", { words, limit: 20 }, words.trim() !== "").data?.hits ?? [];
  useEffect(() => {
    const focus = () => box.current?.focus();
    window.addEventListener("xieban:search", focus);
    return () => window.removeEventListener("xieban:search", focus);
  }, []);
  return (
    <AutoComplete
      style={{ width: 280 }}
      value={words}
      onChange={setWords}
      onSelect={(_, option) => {
        setWords("");
        onGo((option as unknown as { page: string }).page);
      }}
      options={hits.map((hit) => ({
        value: `${hit.area} ${hit.id}`,
        page: AREAS[hit.area]?.[1] ?? "overview",
        label: (
          <>
            <span className="quiet">{AREAS[hit.area]?.[0]} </span>
            {hit.title}
          </>
        ),
      }))}
      notFoundContent={words.trim() ? "没有找到" : null}
    >
      <Input ref={box} placeholder="查找（Ctrl+K）" allowClear aria-label="查找" />
    </AutoComplete>
  );
}
