// 师徒结对: master and apprentice over years, what is to be reached, a review of each year.
import { Button, Input, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import { type Mentorship, type MentorshipChanges, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";

const columns: Column<Mentorship>[] = [
  { key: "master", title: "师傅", width: 90, lead: true },
  { key: "master_unit", title: "师傅单位", width: 150 },
  { key: "apprentice", title: "徒弟", width: 90 },
  { key: "apprentice_unit", title: "徒弟单位", width: 150 },
  { key: "trade", title: "工种", width: 90, edit: true },
  { key: "started_on", title: "结对日期", width: 104, edit: true },
  { key: "ended_on", title: "出师日期", width: 104, edit: true },
  { key: "goals", title: "目标", width: 210, edit: true },
  { key: "reviews", title: "年评", width: 170, show: (row) => row.reviews.map(({ year, grade }) => `${year} ${grade ?? "已评"}`).join("，") },
  { key: "note", title: "备注", width: 120, edit: true, spare: true },
];
const fields: Field[] = [
  { key: "master", label: "师傅", required: true, settled: true },
  { key: "master_unit", label: "师傅单位", settled: true, hint: "目录里有几个同名的人时必须写" },
  { key: "apprentice", label: "徒弟", required: true, settled: true },
  { key: "apprentice_unit", label: "徒弟单位", settled: true },
  { key: "trade", label: "工种或专业" },
  { key: "started_on", label: "结对日期", kind: "date", required: true },
  { key: "ended_on", label: "出师日期", kind: "date", hint: "还在带的空着" },
  { key: "goals", label: "目标", kind: "long" },
  { key: "note", label: "备注", kind: "long" },
];
const valuesOf = valuesBy(fields);

export function Mentorships({ year, turn }: { year: number; turn: ReactNode }) {
  const list = useAsk("mentorship_list", { year });
  const doIt = useDo();
  return (
    <RecordPage
      name="mentorships"
      title="师徒结对"
      noun="师徒"
      teach={`${year} 年还没有在带的师徒。写上师傅、徒弟和结对日期，以后一年一评。`}
      rows={list.data?.rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      tools={
        <>
          <PrintMenu papers={["mentorships"]} ask={{ year }} about={`${year}年`} />
          {turn}
        </>
      }
      onCreate={async ({ master, master_unit, apprentice, apprentice_unit, ...rest }, how) => {
        const named = (name: unknown, unit: unknown) => ({ name: String(name ?? ""), unit: String(unit ?? "") });
        const ask = { master: named(master, master_unit), apprentice: named(apprentice, apprentice_unit), mentorship: rest as MentorshipChanges };
        return (await doIt("mentorship_create", ask, how)) !== undefined;
      }}
      onUpdate={async (row, values, how) => (await doIt("mentorship_update", { id: row.id, changes: values as MentorshipChanges }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("mentorship_delete", { ids })) !== undefined}
      more={(row) => <Reviews key={row.id} of={row} year={year} />}
    />
  );
}

/** The reviews, and that of the year to be written. */
function Reviews({ of, year }: { of: Mentorship; year: number }) {
  const doIt = useDo();
  const [at, setAt] = useState(year);
  const there = of.reviews.find((review) => review.year === at);
  const [grade, setGrade] = useState<string | undefined>();
  const [words, setWords] = useState<string | undefined>();
  const turn = (next: number) => {
    setAt(next);
    setGrade(undefined);
    setWords(undefined);
  };
  const shownGrade = grade ?? there?.grade ?? "";
  const shownWords = words ?? there?.words ?? "";
  const save = async () => {
    if ((await doIt("mentorship_review_set", { mentorship_id: of.id, year: at, grade: shownGrade || null, words: shownWords || null })) !== undefined) turn(at);
  };
  return (
    <section className="reviews" aria-label="年评">
      <h3>年评</h3>
      {of.reviews.length === 0 && <p className="quiet">还没有年评。</p>}
      {of.reviews.map((review) => (
        <p key={review.id}>
          <button type="button" className="review" onClick={() => turn(review.year)} title="改这一年的年评">
            {review.year} 年
          </button>{" "}
          <b>{review.grade}</b> {review.words}
        </p>
      ))}
      <div className="part-head">
        <InputNumber value={at} min={1949} max={2100} onChange={(next) => next !== null && turn(next)} aria-label="评哪一年" style={{ width: 84 }} />
        <Select value={shownGrade || null} onChange={(next) => setGrade(next ?? "")} allowClear placeholder="等次" options={["优秀", "良好", "合格", "不合格"].map((value) => ({ value, label: value }))} aria-label="等次" style={{ width: 96 }} />
        <Button onClick={() => void save()}>保存年评</Button>
      </div>
      <Input.TextArea value={shownWords} onChange={({ target }) => setWords(target.value)} placeholder="评语：目标完成了多少" aria-label="评语" autoSize={{ minRows: 2, maxRows: 6 }} />
    </section>
  );
}
