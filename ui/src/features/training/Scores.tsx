// 成绩: tests across, people down; the score by the weights, the rank, and the result that the rule gives.
import { App, Button } from "antd";
import { useMemo, useState } from "react";
import { type EnrolmentChange, type EnrolmentChanges, type ScoreCell, type ScoreRow, type Scores as Grid, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { RecordPage } from "../../shared/records/RecordPage";
import type { Change } from "../../shared/records/values";
import { type PartProps, Told } from "./ClassPage";
import { Tests } from "./Tests";

/** A row with a cell for each test, by the test's id. */
type Row = ScoreRow & Record<`t${number}`, string>;

const columnsOf = (tests: Grid["tests"]): Column<Row>[] => [
  { key: "name", title: "姓名", width: 90 },
  { key: "unit", title: "单位", width: 130 },
  ...tests.map((test): Column<Row> => ({ key: `t${test.id}`, title: `${test.name}（${test.weight}）`, width: 98, edit: true })),
  // Without tests the score is written by hand.
  { key: "score", title: tests.length > 0 ? "总评" : "成绩", width: 64, number: true, edit: tests.length === 0 },
  { key: "rank", title: "名次", width: 60, number: true },
  { key: "rate", title: "出勤率", width: 76, number: true, show: (row) => (row.rate === null ? "" : `${row.rate}%`) },
  { key: "by_rule", title: "按规则", width: 120, show: (row) => [row.by_rule ?? "", row.why ? `（${row.why}）` : ""].join("") },
  { key: "result", title: "结果", width: 80, edit: true, show: (row) => `${row.result ?? ""}${row.by_hand ? " ✎" : ""}` },
  { key: "level_before", title: "培训前等级", width: 96, edit: true },
  { key: "level_after", title: "培训后等级", width: 96, edit: true },
  { key: "skill_level", title: "现等级", width: 90 },
];

/** Cells parted: those of tests, and those of the roster. */
function parted(changes: readonly Change<Row>[]): { cells: ScoreCell[]; rows: EnrolmentChange[] } {
  const cells: ScoreCell[] = [];
  const rows: EnrolmentChange[] = [];
  for (const { row, values } of changes) {
    const own: Record<string, string | number | null> = {};
    for (const [key, value] of Object.entries(values)) {
      if (/^t\d+$/u.test(key)) cells.push({ test_id: Number(key.slice(1)), enrolment_id: row.id, text: String(value ?? "") });
      else own[key] = key === "result" && typeof value === "string" ? value.replaceAll("✎", "").trim() || null : value;
    }
    if (Object.keys(own).length > 0) rows.push({ id: row.id, changes: own as EnrolmentChanges });
  }
  return { cells, rows };
}

export function Scores({ id, name, tools }: PartProps) {
  const { data } = useAsk("score_get", { class_id: id });
  const doIt = useDo();
  const { message, modal } = App.useApp();
  const [isSetting, setSetting] = useState(false);
  const rows = useMemo(
    () => data?.rows.map((row) => ({ ...row, ...Object.fromEntries(data.tests.map((test, index) => [`t${test.id}`, row.cells[index] ?? ""])) }) as Row),
    [data],
  );
  const columns = useMemo(() => columnsOf(data?.tests ?? []), [data?.tests]);
  const write = async (changes: readonly Change<Row>[]) => {
    const { cells, rows: own } = parted(changes);
    if (cells.length > 0 && (await doIt("score_set", { cells })) === undefined) return false;
    return own.length === 0 || (await doIt("enrolment_update", { rows: own })) !== undefined;
  };
  const judge = async () => {
    const byHand = data?.rows.filter((row) => row.by_hand).length ?? 0;
    const over = byHand > 0 && (await modal.confirm({ title: `${byHand} 人的结果是手写的`, content: "手写的可以留着，也可以一起按规则重评。", okText: "一起重评", cancelText: "留着手写的" }));
    const done = await doIt("result_apply", { class_id: id, over_hand: over });
    if (done && done.without.length > 0) void message.warning(`${done.without.slice(0, 5).join("、")}${done.without.length > 5 ? ` 等 ${done.without.length} 人` : ""}还评不出结果`, 6);
  };
  const raised = data?.rows.filter((row) => row.level_after && row.level_after !== row.skill_level).length ?? 0;
  return (
    <>
      <RecordPage
        name="scores"
        title={name}
        noun="学员"
        teach="这个班还没有学员。"
        rows={rows}
        columns={columns}
        tools={tools}
        told={
          data && (
            <div className="told-line">
              <Told lines={data.doubts} />
              <span className="quiet">
                {data.rule}
                {data.tests.length > 0 ? "；格里写分数、缺考，补考写 55/70" : ""}
              </span>
              <Button size="small" onClick={() => setSetting(true)}>
                考核…
              </Button>
              <Button size="small" onClick={() => void judge()}>
                按规则评定结果
              </Button>
              {raised > 0 && (
                <Button size="small" onClick={() => void doIt("level_apply", { class_id: id })}>
                  更新 {raised} 人的技能等级
                </Button>
              )}
            </div>
          )
        }
        onOpen={() => undefined}
        onUpdate={(row, values) => write([{ row, values }])}
        onUpdateMany={write}
      />
      {isSetting && data && <Tests id={id} tests={data.tests} onClose={() => setSetting(false)} />}
    </>
  );
}
