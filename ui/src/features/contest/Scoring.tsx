// 评分: what each judge gave each entry, as a grid that is filled like a table in WPS; the score and the place that come of it.
import { App, Button, Checkbox, Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { type ContestStandings, type How, type JudgeScore, type EntryStanding, useAsk, useDo } from "../../backend";
import { names } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { composing } from "../../shared/keys";
import { RecordPage } from "../../shared/records/RecordPage";
import type { Change, Values } from "../../shared/records/values";
import { Quotas } from "./Quotas";

/** What stands in a judge's cell of an entry that the judge does not judge. */
const ABSTAINS = "回避";

/** A row of the grid: how the entry stands, and a cell for each judge. */
type Row = EntryStanding & Record<`judge_${number}`, string>;

function rowsOf({ judges, rows }: ContestStandings): Row[] {
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      judges.map(({ id }) => {
        const given = row.given.find((one) => one.judge_id === id);
        return [`judge_${id}`, given === undefined ? "" : given.score === null ? ABSTAINS : `${given.score}`];
      }),
    ),
  }));
}

const placeOf = (row: Row) => (row.place === null ? "" : row.is_tied ? `${row.place}（并列）` : `${row.place}`);

function columnsOf({ judges }: ContestStandings): Column<Row>[] {
  return [
    { key: "called", title: "作品（项目）", width: 220 },
    { key: "authors", title: "参赛者", width: 130 },
    { key: "unit", title: "单位", width: 150 },
    { key: "track", title: "组别", width: 90 },
    ...judges.map(({ id, name }): Column<Row> => ({ key: `judge_${id}`, title: name, width: 104, edit: true })),
    { key: "score", title: "得分", width: 72, number: true },
    { key: "place", title: "名次", width: 84, show: placeOf },
    { key: "award", title: "等级", width: 84 },
  ];
}

/** The scores that cells ask for; undefined where one is neither a number nor 回避. */
function scoresOf(changes: Change<Row>[]): JudgeScore[] | undefined {
  const scores: JudgeScore[] = [];
  for (const { row, values } of changes) {
    for (const [key, value] of Object.entries(values)) {
      const judge_id = Number(key.slice("judge_".length));
      const text = value === null ? "" : `${value}`.normalize("NFKC").trim();
      const score = text === "" || text === ABSTAINS ? null : Number(text);
      if (Number.isNaN(score)) return undefined;
      scores.push({ entry_id: row.id, judge_id, score, abstains: text === ABSTAINS });
    }
  }
  return scores;
}

function Judges({ id, standings, onClose }: { id: number; standings: ContestStandings; onClose: () => void }) {
  const doIt = useDo();
  const [written, setWritten] = useState(standings.judges.map(({ name }) => name).join("、"));
  const [drops, setDrops] = useState(standings.drops_extremes);
  const save = async () => {
    if ((await doIt("contest_judges", { id, names: names(written), drops_extremes: drops })) !== undefined) onClose();
  };
  return (
    <Modal open title="评委" onCancel={onClose} onOk={() => void save()} okText="保存评委" cancelText="取消">
      <p className="quiet">几位评委用顿号隔开。已经打过分的评委去不掉，要先清掉他的分数。</p>
      <Input value={written} onChange={(event) => setWritten(event.target.value)} onPressEnter={(event) => !composing(event) && void save()} placeholder="张老师、李老师" aria-label="评委姓名" />
      <Checkbox checked={drops} onChange={(event) => setDrops(event.target.checked)} style={{ marginTop: 12 }}>
        去掉一个最高分和一个最低分
      </Checkbox>
    </Modal>
  );
}

export function Scoring({ id, name, onBack }: { id: number; name: string; onBack: () => void }) {
  const standings = useAsk("contest_standings", { id }).data;
  const doIt = useDo();
  const { message } = App.useApp();
  const [dialog, setDialog] = useState<"judges" | "quotas" | undefined>();
  const columns = useMemo(() => (standings ? columnsOf(standings) : []), [standings]);
  const rows = useMemo(() => standings && rowsOf(standings), [standings]);
  const keep = async (changes: Change<Row>[], how: How) => {
    const scores = scoresOf(changes);
    if (scores === undefined) {
      void message.warning(`分数要填数字；评委不评这一项就填“${ABSTAINS}”。没有改动`);
      return false;
    }
    return (await doIt("judge_scores", { scores }, how)) !== undefined;
  };
  const doubts = standings?.doubts ?? [];
  const judged = standings !== undefined && standings.judges.length > 0;
  return (
    <>
      <RecordPage
        name="judging"
        title={`${name} · 评分`}
        noun="参赛项目"
        teach="还没有参赛项目。先登记参赛项目，再记评委的打分。"
        rows={rows}
        columns={columns}
        tools={
          <>
            <Button onClick={onBack}>返回参赛项目</Button>
            <Button onClick={() => setDialog("judges")}>{judged ? `评委 ${standings.judges.length} 人…` : "定评委…"}</Button>
            <Button type="primary" disabled={!rows?.some((row) => row.score !== null)} onClick={() => setDialog("quotas")}>
              按名额定奖…
            </Button>
          </>
        }
        sums={() =>
          !judged ? "没有评委：得分就是参赛项目里填的那一个" : doubts.length === 0 ? "分数齐了" : `${doubts.length} 处还没有定下来：${doubts[0]}`
        }
        onUpdate={(row, values: Values, how) => keep([{ row, values }], how)}
        onUpdateMany={(changes) => keep(changes, {})}
      />
      {dialog === "judges" && standings && <Judges id={id} standings={standings} onClose={() => setDialog(undefined)} />}
      {dialog === "quotas" && standings && <Quotas id={id} standings={standings} onClose={() => setDialog(undefined)} />}
    </>
  );
}
