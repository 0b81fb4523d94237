// 收发文: papers that came in, handled and answered in time, and papers that went out, each with its number.
import { Alert, Segmented } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type Document, type DocumentChanges, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { Below } from "./Below";
import { chosen, type KeptProps, sent, useTaskField } from "./fields";

type Direction = "in" | "out";

/** What is called otherwise for what comes in and what goes out. */
const WORDS: Record<Direction, { noun: string; on: string; unit: string; handler: string; teach: string }> = {
  in: { noun: "收文", on: "收文日期", unit: "来文单位", handler: "承办", teach: "上级和各单位的来文登记在这里，写上办理时限，到期前工作台会提醒；办完了写办结日期，答复的发文也对上号。" },
  out: { noun: "发文", on: "发文日期", unit: "主送单位", handler: "拟稿", teach: "本会发出的文登记在这里，下一个文号会提示，重号会说出来。" },
};

const columnsFor = (direction: Direction): Column<Document>[] => {
  const words = WORDS[direction];
  const middle: Column<Document>[] =
    direction === "in"
      ? [
          { key: "due_on", title: "办理时限", width: 100, edit: true },
          { key: "handled_on", title: "办结日期", width: 100, edit: true },
          { key: "answer", title: "答复文件", width: 160 },
          { key: "outcome", title: "办理结果", width: 160, edit: true, spare: true },
        ]
      : [{ key: "answers", title: "答复", width: 160, show: (row) => row.answers.join("、") }];
  return [
    { key: "registered_on", title: words.on, width: 100, edit: true },
    { key: "number", title: "文号", width: 180, edit: true },
    { key: "title", title: "标题", width: 260, edit: true, lead: true },
    { key: "unit", title: words.unit, width: 130, edit: true },
    { key: "handler", title: words.handler, width: 80, edit: true },
    ...middle,
    { key: "urgency", title: "缓急", width: 64, edit: true, spare: direction === "out" },
    { key: "secrecy", title: "密级", width: 64, edit: true, spare: true },
    { key: "dated_on", title: "成文日期", width: 100, edit: true, spare: true },
    { key: "task", title: "相关任务", width: 160, spare: true },
    { key: "note", title: "备注", width: 160, edit: true, spare: true },
  ];
};
const COLUMNS: Record<Direction, Column<Document>[]> = { in: columnsFor("in"), out: columnsFor("out") };

/** The numbers that come next, for the form. */
function useNext(year: number, enabled: boolean): { options: string[]; hint: string } {
  const next = useAsk("document_next", { year }, enabled).data?.rows ?? [];
  const gaps = next.filter(({ missing }) => missing.length > 0).map(({ office, missing }) => `${office} ${missing.join("、")} 号`);
  const first = next[0];
  const hint = first ? `下一个号：${first.next}${gaps.length > 0 ? `；空着的号：${gaps.join("，")}` : ""}` : "写成“海科协〔2026〕3号”的样子，括号和“第”字会改好";
  return { options: next.map((each) => each.next), hint };
}

export function Documents({ year, wanted, tabs }: KeptProps) {
  const doIt = useDo();
  const all = useAsk("document_list", {}).data?.rows;
  const [direction, setDirection] = useState<Direction>("in");
  // A paper that is looked for stands with those that come in or with those that go out.
  const found = wanted && all?.find((row) => row.id === wanted.id);
  useEffect(() => {
    if (found) setDirection(found.direction as Direction);
  }, [found]);
  const rows = useAsk("document_list", { year, direction }).data?.rows;
  const today = useAsk("desk_status", {}).data?.today;
  const next = useNext(year, direction === "out");
  const words = WORDS[direction];
  const task = useTaskField();
  const answers = useMemo(() => (all ?? []).filter((row) => row.direction === "out").map(({ id, number, title }) => ({ value: String(id), label: number ? `${number} ${title}` : title })), [all]);
  const fields: Field[] = [
    { key: "title", label: "标题", required: true },
    direction === "out" ? { key: "number", label: "文号", suggest: next.options, hint: next.hint } : { key: "number", label: "文号" },
    { key: "registered_on", label: words.on, kind: "date", hint: "空着是今天" },
    { key: "unit", label: words.unit },
    { key: "dated_on", label: "成文日期", kind: "date" },
    { key: "urgency", label: "缓急", kind: "choice", options: ["平件", "加急", "特急"] },
    { key: "secrecy", label: "密级", kind: "choice", options: ["公开", "内部"], hint: "涉密文件不能登记在这台电脑上，请用涉密登记簿" },
    { key: "handler", label: words.handler },
    ...(direction === "in"
      ? ([
          { key: "due_on", label: "办理时限", kind: "date", hint: "前 30 天起在工作台提醒，办结以后不再提醒" },
          { key: "handled_on", label: "办结日期", kind: "date" },
          { key: "outcome", label: "办理结果", kind: "long" },
          { key: "answer_id", label: "答复文件", kind: "choice", options: answers, hint: "答复它的那件发文" },
        ] satisfies Field[])
      : []),
    task,
    { key: "note", label: "备注", kind: "long" },
  ];
  const values = valuesBy(fields);
  const changesOf = (given: Values) => sent<DocumentChanges>(given, { ids: ["answer_id"] });
  const late = (row: Document) => row.due_on !== null && row.handled_on === null && today !== undefined && row.due_on < today;
  return (
    <RecordPage
      key={direction}
      name={`documents-${direction}`}
      title="荣誉与文件"
      noun={words.noun}
      imports="documents"
      teach={`${year} 年还没有${words.noun}。${words.teach}`}
      rows={rows}
      columns={COLUMNS[direction]}
      fields={fields}
      valuesOf={(row) => ({ ...values(row), item_id: chosen(row.item_id), ...(direction === "in" ? { answer_id: chosen(row.answer_id) } : {}) })}
      wanted={found?.direction === direction ? { id: found.id, row: found } : undefined}
      tools={
        <>
          <PrintMenu papers={[direction === "in" ? "documents-in" : "documents-out"]} ask={{ year }} about={`${year}年`} />
          <Segmented<Direction> value={direction} onChange={setDirection} options={[{ value: "in", label: "收文" }, { value: "out", label: "发文" }]} aria-label="收文或发文" />
          {tabs}
        </>
      }
      sums={(shown) => (direction === "in" ? `待办 ${shown.filter((row) => row.due_on !== null && row.handled_on === null).length} 件 · 超期 ${shown.filter(late).length} 件` : "")}
      ahead={(row) => row.same_number.length > 0 && <Alert className="kept-twice" type="warning" showIcon title={`这个文号还登记过一次：“${row.same_number.join("”“")}”`} />}
      more={(row) => (
        <Below area="document" id={row.id} unit={row.unit_id}>{row.answers.length > 0 && <p className="quiet">答复了：{row.answers.join("、")}</p>}</Below>
      )}
      onCreate={async (given, how) => (await doIt("document_create", { fields: { ...changesOf(given), direction } }, how)) !== undefined}
      onUpdate={async (row, given, how) => (await doIt("document_update", { id: row.id, changes: changesOf(given) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("document_delete", { ids })) !== undefined}
    />
  );
}
