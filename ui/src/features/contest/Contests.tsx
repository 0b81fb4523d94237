// 竞赛评选
import { Button, Segmented } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type Contest, type ContestChanges, type Entry, type EntryChanges, useAsk, useDo } from "../../backend";
import { names, span } from "../../shared/format";
import { Attachments } from "../../shared/attachments/Attachments";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { type Destination, useGo } from "../../shared/destination";
import { AwardCounts, type Counted } from "./AwardCounts";
import { Commendations } from "./Commendations";
import { Points } from "./Points";
import { Rules } from "./Rules";
import { Scoring } from "./Scoring";
import { SendUp, Sent } from "./Sent";

const columns: Column<Contest>[] = [
  { key: "name", title: "名称", width: 320, edit: true, lead: true },
  { key: "edition", title: "届次", width: 90, edit: true },
  { key: "level", title: "级别", width: 80, edit: true },
  { key: "host", title: "主办", width: 220, edit: true },
  { key: "start_date", title: "时间", width: 190, show: (row) => span(row.start_date, row.end_date) },
  { key: "entries", title: "参赛", width: 64, number: true },
  { key: "awards", title: "获奖", width: 64, number: true },
];
const fields: Field[] = [
  { key: "name", label: "名称", required: true },
  { key: "edition", label: "届次" },
  { key: "level", label: "级别" },
  { key: "cycle", label: "周期" },
  { key: "host", label: "主办" },
  { key: "start_date", label: "开始日期", kind: "date" },
  { key: "end_date", label: "结束日期", kind: "date" },
  { key: "note", label: "备注", kind: "long" },
];
const entryColumns: Column<Entry>[] = [
  { key: "award", title: "等级", width: 90, edit: true },
  { key: "title", title: "作品（项目）", width: 240, edit: true, lead: true },
  { key: "authors", title: "获奖者", width: 150, show: (row) => row.authors.map((person) => person.name).join("、") },
  { key: "unit", title: "单位", width: 190, edit: true },
  { key: "instructors", title: "指导教师", width: 120, show: (row) => row.instructors.map((person) => person.name).join("、") },
  { key: "track", title: "组别", width: 100, edit: true },
  { key: "score", title: "得分", width: 64, number: true, edit: true },
  { key: "certificate", title: "证书编号", width: 150 },
  { key: "note", title: "备注", width: 140, edit: true },
];
const entryFields: Field[] = [
  { key: "title", label: "作品（项目）" },
  { key: "authors", label: "获奖者", hint: "几个人用顿号隔开" },
  { key: "unit", label: "单位" },
  { key: "instructors", label: "指导教师" },
  { key: "award", label: "等级", kind: "choice", options: ["特等奖", "一等奖", "二等奖", "三等奖", "优秀奖"] },
  { key: "track", label: "组别" },
  { key: "score", label: "得分", kind: "number" },
  { key: "note", label: "备注", kind: "long" },
];

const contestValues = valuesBy(fields);
const entryValues = (row: Entry): Values => ({
  title: row.title, unit: row.unit, award: row.award, track: row.track, score: row.score, note: row.note,
  authors: row.authors.map((person) => person.name).join("、"),
  instructors: row.instructors.map((person) => person.name).join("、"),
});

/** The form's values, as the entry's own fields and what stands beside them. */
function split(values: Values) {
  const { authors, instructors, unit, award, ...rest } = values;
  return {
    fields: rest as EntryChanges,
    parts: {
      ...(authors === undefined ? {} : { authors: names(String(authors ?? "")) }),
      ...(instructors === undefined ? {} : { instructors: names(String(instructors ?? "")) }),
      ...(unit === undefined ? {} : { unit: String(unit ?? "") }),
      ...(award === undefined ? {} : { award: String(award ?? "") }),
    },
  };
}

function Entries({ id, entry: wantedId, onBack }: { id: number; entry: number | undefined; onBack: () => void }) {
  const wanted = useMemo(() => (wantedId === undefined ? undefined : { id: wantedId }), [wantedId]);
  const detail = useAsk("contest_get", { id });
  const doIt = useDo();
  const goTo = useGo();
  const name = detail.data?.contest.name;
  const [scores, setScores] = useState(false);
  const into = useMemo(() => (name === undefined ? undefined : { contest_id: id, name }), [id, name]);
  const counts = useAsk("contest_award_counts", { id }).data;
  const [only, setOnly] = useState<Counted | undefined>();
  const [sending, setSending] = useState<readonly number[] | undefined>();
  const hasSent = (useAsk("entry_sent_list", { contest_id: id }).data?.rows.length ?? 0) > 0;
  if (scores) return <Scoring id={id} name={name ?? "参赛项目"} onBack={() => setScores(false)} />;
  return (
    <>
      <RecordPage
        name="entries"
        title={detail.data?.contest.name ?? "参赛项目"}
        noun="参赛项目"
        imports="awards"
        importsInto={into}
        teach="还没有参赛项目。填上作品、获奖者和等级，获奖名单由此而来。"
        rows={detail.data?.rows.filter((row) => only === undefined || only.entries.includes(row.id))}
        top={counts && counts.total > 0 ? <AwardCounts counts={counts} only={only} onOnly={setOnly} /> : undefined}
        columns={entryColumns}
        fields={entryFields}
        valuesOf={entryValues}
        tools={(chosen) => (
          <>
            <Button onClick={onBack}>返回竞赛评选</Button>
            {chosen.length > 0 && <Button onClick={() => setSending(chosen)}>选送上级 {chosen.length} 件…</Button>}
            {detail.data && detail.data.rows.length > 0 && <Button onClick={() => setScores(true)}>评分与定奖</Button>}
            {detail.data && detail.data.contest.awards > 0 && <Button onClick={() => goTo({ page: "certificate", gives: { contest: id } })}>颁发证书</Button>}
            {detail.data && <PrintMenu papers={hasSent ? ["awards", "award-counts", "entries-sent"] : ["awards", "award-counts"]} ask={{ contest_id: id }} about={detail.data.contest.name} />}
          </>
        )}
        wanted={wanted}
        more={(row) => (
          <>
            <h3>作品材料</h3>
            <Attachments key={row.id} area="entry" id={row.id} />
          </>
        )}
        onCreate={async (values, how) => {
          const { fields: entry, parts } = split(values);
          return (await doIt("entry_create", { contest_id: id, entry, parts }, how)) !== undefined;
        }}
        onUpdate={async (row, values, how) => {
          const { fields: changes, parts } = split(values);
          return (await doIt("entry_update", { id: row.id, changes, parts }, how)) !== undefined;
        }}
        onDelete={async (ids) => (await doIt("entry_delete", { ids })) !== undefined}
      />
      {sending && <SendUp ids={sending} onClose={() => setSending(undefined)} />}
    </>
  );
}

/** What stands on the page: the contests, the titles that come of them, and by which rules. */
type View = "contests" | "sent" | "commendations" | "rules" | "points";
const VIEWS: { value: View; label: string }[] = [
  { value: "contests", label: "竞赛评选" },
  { value: "sent", label: "选送上级" },
  { value: "commendations", label: "表彰" },
  { value: "rules", label: "评定规则" },
  { value: "points", label: "积分排名" },
];

/** Where a record that was found is shown; a contest or an entry among the contests. */
const VIEW_OF: Readonly<Record<string, View>> = { commendation: "commendations", title_grant: "commendations", points_ranking: "points", entry_sent: "sent" };

export function Contests({ year, to }: { year: number; to?: Destination | undefined }) {
  const list = useAsk("contest_list", { year });
  const found = VIEW_OF[to?.area ?? ""] ?? "contests";
  const [open, setOpen] = useState(found === "contests" ? to?.open : undefined);
  const [view, setView] = useState<View>(found);
  useEffect(() => {
    setOpen(found === "contests" ? to?.open : undefined);
    if (to?.open !== undefined) setView(found);
  }, [to, found]);
  const doIt = useDo();
  const views = <Segmented<View> value={view} onChange={setView} options={VIEWS} />;
  if (open !== undefined) return <Entries id={open} entry={to?.area === "entry" && to.open === open ? to.id : undefined} onBack={() => setOpen(undefined)} />;
  if (view === "sent") return <Sent year={year} views={views} />;
  if (view === "points") return <Points year={year} views={views} wanted={found === "points" ? to?.open : undefined} />;
  if (view === "commendations") return <Commendations year={year} views={views} wanted={found === "commendations" ? to?.open : undefined} />;
  if (view === "rules") return <Rules year={year} views={views} />;
  return (
    <RecordPage
      name="contests"
      title="竞赛评选"
      noun="竞赛"
      imports="awards"
      teach={`${year} 年还没有竞赛或评选。新建一项，再登记参赛项目和等级。`}
      rows={list.data?.rows}
      columns={columns}
      fields={fields}
      valuesOf={contestValues}
      tools={views}
      onOpen={(row) => setOpen(row.id)}
      onCreate={async (values, how) => (await doIt("contest_create", { contest: { ...(values as ContestChanges), year } }, how)) !== undefined}
      onUpdate={async (row, values, how) => (await doIt("contest_update", { id: row.id, changes: values as ContestChanges }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("contest_delete", { ids })) !== undefined}
    />
  );
}
