// 活动台账
import { App, Button } from "antd";
import { useMemo, useState } from "react";
import { call, type EventChanges, type EventKind, type EventParts, type EventRow, type How, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { names, span, whole, yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import type { Field, Values } from "../../shared/records/values";
import type { Destination } from "../../shared/destination";
import { counted } from "./counted";
import { useDossier } from "./Dossier";
import { Kinds } from "./Kinds";
import { QuickLine } from "./QuickLine";
import { Sections } from "./Sections";
import { readLine, saidOf } from "./words";
import "./event.css";

/** A row with how full its file is, and the values of its kind's own fields as columns of their own. */
type Row = EventRow & { dossier: string } & { [own: `own${number}`]: string | undefined };

/** How an event stands to others, in a word. */
const standing = (row: EventRow): string => (row.same_as !== null ? "重复记录" : row.parent_id !== null ? "分场" : row.parts > 0 ? `${row.parts} 个分场` : "");

const COLUMNS: Column<Row>[] = [
  { key: "start_date", title: "时间", width: 160, edit: true, show: (row) => span(row.start_date, row.end_date) },
  { key: "title", title: "活动名称", width: 210, edit: true, lead: true },
  { key: "kind", title: "类型", width: 64, edit: true },
  { key: "parts", title: "分场", width: 80, show: standing },
  { key: "place", title: "地点", width: 140, edit: true },
  { key: "hosts", title: "主办", width: 140 },
  { key: "participants", title: "参加人数", width: 86, number: true, edit: true, show: (row) => row.participants_text ?? whole(row.participants).replaceAll(",", "") },
  { key: "beneficiaries", title: "受益人次", width: 86, number: true, edit: true, show: (row) => row.beneficiaries_text ?? whole(row.beneficiaries).replaceAll(",", "") },
  { key: "cost", title: "经费（元）", width: 98, number: true, show: (row) => yuan(row.cost) },
  { key: "dossier", title: "档案", width: 60 },
  { key: "tasks", title: "对应任务", width: 200 },
  { key: "organizers", title: "承办", width: 160, spare: true },
  { key: "co_hosts", title: "协办", width: 160, spare: true },
  { key: "supporters", title: "支持", width: 160, spare: true },
  { key: "series", title: "系列", width: 120, spare: true },
  { key: "edition", title: "届次", width: 90, edit: true, spare: true },
  { key: "budget", title: "预算（元）", width: 98, number: true, spare: true, show: (row) => yuan(row.budget) },
  { key: "summary", title: "小结", width: 240, edit: true, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

/** The columns, with those of the kinds' own fields at the end, hidden until they are chosen. */
const columnsOf = (kinds: readonly EventKind[]): Column<Row>[] => [
  ...COLUMNS,
  ...kinds.flatMap((kind) =>
    kind.fields.map((field): Column<Row> => ({ key: `own${field.id ?? 0}`, title: `${field.name}（${kind.name}）`, width: 120, spare: true, number: field.holds === "number" })),
  ),
];

const fieldsOf = (kinds: readonly EventKind[], words: { places: string[]; series: string[] } | undefined): Field[] => [
  { key: "title", label: "活动名称", required: true },
  { key: "kind", label: "类型", kind: "choice", options: kinds.filter(({ retired }) => !retired).map(({ name }) => name) },
  { key: "start_date", label: "开始日期", kind: "date" },
  { key: "end_date", label: "结束日期", kind: "date", hint: "只有一天的不用写" },
  { key: "place", label: "地点", suggest: words?.places ?? [] },
  { key: "hosts", label: "主办单位", hint: "几个单位用顿号隔开" },
  { key: "organizers", label: "承办单位" },
  { key: "co_hosts", label: "协办单位" },
  { key: "supporters", label: "支持单位" },
  { key: "participants", label: "参加人数", hint: "可以写 200余人：原话和数字都留着" },
  { key: "beneficiaries", label: "受益人次" },
  { key: "series", label: "系列", suggest: words?.series ?? [], hint: "每年都办的写同一个系列，例如 全国科普日" },
  { key: "edition", label: "届次" },
  { key: "budget", label: "预算（元）", kind: "number" },
  { key: "cost", label: "经费（元）", kind: "number", hint: "只知道总数就写在这里；下面记了支出，就以支出为准" },
  { key: "summary", label: "小结", kind: "long" },
  { key: "note", label: "备注", kind: "long" },
];

/** The fields that stand in an occurrence. */
const DAYS = ["start_date", "end_date", "place"];
const UNITS = ["hosts", "organizers", "co_hosts", "supporters"] as const;
const PEOPLE = ["participants", "beneficiaries"] as const;
const KEYS = ["title", "kind", ...DAYS, ...UNITS, "series", "edition", "summary", "note"] as const;

const valuesOf = (row: EventRow): Values => ({
  ...Object.fromEntries(KEYS.map((key) => [key, (row as unknown as Values)[key] ?? null])),
  participants: row.participants_text ?? row.participants?.toString() ?? null,
  beneficiaries: row.beneficiaries_text ?? row.beneficiaries?.toString() ?? null,
  // Lines of cost stand before the figure that was typed; the form holds that figure.
  cost: row.typed_cost === null ? null : row.typed_cost / 100,
  budget: row.budget === null ? null : row.budget / 100,
});

/** What a field says that cannot be read. */
class Unread extends Error {}

/** A number of people with its words, as the office reads it: 200余人 → 200 and its words. */
async function people(key: (typeof PEOPLE)[number], value: string | number | null, year: number): Promise<EventChanges> {
  const words = `${key}_text` as const;
  const plain = typeof value === "number" ? value : value === null || value.trim() === "" ? null : Number(value.normalize("NFKC").replaceAll(/[,，\s]/gu, ""));
  if (!Number.isNaN(plain)) return { [key]: plain, [words]: null };
  const name = key === "participants" ? "参加" : "受益";
  const { event } = await readLine(`${name}：${String(value).replaceAll(/\s+/gu, "")}`, year);
  if (event[key] === undefined && event[words] === undefined) throw new Unread(`${name}人数“${value}”读不出数目，没有改动`);
  return { [key]: event[key] ?? null, [words]: event[words] ?? null };
}

/** Days as they are written in one field: 3.5, 5月18-22日, 2026-05-18 ~ 22. */
async function daysOf(text: string, year: number): Promise<{ start_date: string | null; end_date: string | null }> {
  if (/^\d{4}(-\d\d){0,2}$/u.test(text)) return { start_date: text, end_date: null };
  const found = (await readLine(text.replaceAll(/\s+/gu, ""), year)).parts.occurrences?.[0];
  if (!found?.start_date) throw new Unread(`“${text}”没有读成日期，没有改动：例如 3.5、5月18-22日、2026-05-18`);
  return { start_date: found.start_date, end_date: found.end_date };
}

/** The form's values, as the fields of the event and what stands beside them. */
async function split(values: Values, year: number): Promise<{ changes: EventChanges; parts: EventParts }> {
  const { start_date, end_date, place, hosts, organizers, co_hosts, supporters, series, participants, beneficiaries, cost, budget, ...rest } = values;
  const parts: EventParts = {};
  if (start_date !== undefined) {
    const days = start_date === null ? { start_date: null, end_date: null } : await daysOf(String(start_date), year);
    parts.occurrences = [{ start_date: days.start_date, end_date: days.end_date ?? ((end_date ?? null) as string | null), place: (place ?? null) as string | null }];
  }
  for (const [key, text] of Object.entries({ hosts, organizers, co_hosts, supporters })) {
    if (text !== undefined) parts[key as "hosts"] = names(String(text ?? ""));
  }
  if (series !== undefined) parts.series = String(series ?? "");
  const changes = { ...rest } as EventChanges;
  if (participants !== undefined) Object.assign(changes, await people("participants", participants, year));
  if (beneficiaries !== undefined) Object.assign(changes, await people("beneficiaries", beneficiaries, year));
  if (cost !== undefined) changes.cost = cost === null ? null : Math.round(Number(cost) * 100);
  if (budget !== undefined) changes.budget = budget === null ? null : Math.round(Number(budget) * 100);
  return { changes, parts };
}

export function Events({ year, to }: { year: number; to?: Destination | undefined }) {
  const list = useAsk("event_list", { year });
  const found = useAsk("event_get", { id: to?.id ?? 0 }, to?.id !== undefined).data?.event;
  const kinds = useAsk("event_kind_list", {}).data?.rows;
  const words = useAsk("event_words", {}).data;
  const doIt = useDo();
  const goTo = useGo();
  const { message, modal } = App.useApp();
  const [isOfKinds, setOfKinds] = useState(false);
  const columns = useMemo(() => columnsOf(kinds ?? []), [kinds]);
  const fields = useMemo(() => fieldsOf(kinds ?? [], words), [kinds, words]);
  const dossiers = useAsk("dossier_list", { year }).data?.rows;
  const writeDossier = useDossier();
  const fullness = useMemo(() => new Map(dossiers?.map((row) => [row.event_id, `${row.filled}/${row.total}`])), [dossiers]);
  const withOwn = (row: EventRow): Row => ({ ...row, dossier: fullness.get(row.id) ?? "", ...Object.fromEntries(Object.entries(row.own).map(([id, value]) => [`own${id}`, value])) });
  const rows = useMemo(() => list.data?.rows.map(withOwn), [list.data, fullness]);
  const wanted = useMemo(() => (to?.id === undefined ? undefined : { id: to.id, row: found?.id === to.id ? withOwn(found) : undefined }), [to, found]);
  /** What a form says, or why it cannot be read. */
  const understood = async (values: Values) => {
    try {
      return await split(values, year);
    } catch (why) {
      if (!(why instanceof Unread)) throw why;
      void message.warning(why.message);
      return undefined;
    }
  };
  const update = async (row: EventRow, values: Values, how: How) => {
    const before = valuesOf(row);
    const moved = DAYS.some((key) => values[key] !== undefined && values[key] !== before[key]);
    // The form shows one span of days; written back, it would stand in place of every day and place there was.
    if (moved && (row.occurrences > 1 || (row.occurrences === 0 && row.parts > 0))) {
      const held = row.occurrences > 1 ? `分 ${row.occurrences} 次举办` : `的日期和地点在 ${row.parts} 个分场里`;
      void message.warning(`“${row.title}”${held}，不能在这里改日期和地点，没有改动`);
      return false;
    }
    // A cell shows both days: what is written in it says the last one as well. In the form the last one has a field of its own.
    const saysAll = values.start_date !== undefined && values.end_date === undefined && (how.refused === undefined || row.start_date === row.end_date);
    const days = moved ? { ...Object.fromEntries(DAYS.map((key) => [key, before[key] ?? null])), ...(saysAll ? { end_date: null } : {}), ...values } : values;
    const said = await understood(days);
    if (!said) return false;
    if (!moved) delete said.parts.occurrences;
    return (await doIt("event_update", { id: row.id, ...said }, how)) !== undefined;
  };
  const create = async (values: Values, how: How) => {
    const said = await understood(values);
    if (!said) return false;
    const day = said.parts.occurrences?.[0];
    const ask = { title: String(values.title ?? ""), start_date: day?.start_date ?? null, end_date: day?.end_date ?? null, place: day?.place ?? null, edition: (values.edition ?? null) as string | null };
    const twins = (await call("event_twins", ask)).answer.rows;
    const twin = twins[0];
    if (twin) {
      const keep = await modal.confirm({ title: "疑似同一活动", content: `台账里已有：${saidOf(twin)}。`, okText: "两个都留", cancelText: "不保存，打开那一条" });
      if (!keep) {
        goTo({ page: "event", id: twin.id });
        return false;
      }
      said.parts.apart = twins.map((each) => each.id);
    }
    return (await doIt("event_create", { event: said.changes, parts: said.parts }, how)) !== undefined;
  };
  return (
    <RecordPage
      name="events"
      title="活动台账"
      noun="活动"
      imports="events"
      teach={`${year} 年还没有活动。办过的、要办的都记在这里，年底的数字由此而来：在上面一行写一项，按 Enter 就记下。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      sums={(shown) => {
        const once = counted(shown);
        const sum = (of: (row: Row) => number | null) => once.reduce((total, row) => total + (of(row) ?? 0), 0);
        const said = once.length < shown.length ? `计 ${once.length} 项 · ` : "";
        return `${said}受益 ${whole(sum((row) => row.whole.beneficiaries))} 人次 · 经费 ${yuan(sum((row) => row.whole.cost))} 元`;
      }}
      top={<QuickLine year={year} />}
      tools={
        <>
          <Button onClick={() => setOfKinds(true)}>活动类型</Button>
          {(list.data?.rows.length ?? 0) > 0 && (
            <>
              <Button onClick={() => void writeDossier({ year })}>导出档案</Button>
              <PrintMenu papers={["events", "chronicle", "follow-ups"]} ask={{ year }} about={`${year}年`} />
            </>
          )}
          {isOfKinds && <Kinds onClose={() => setOfKinds(false)} />}
        </>
      }
      more={(row) => <Sections row={row} year={year} />}
      wanted={wanted}
      onCreate={create}
      onUpdate={update}
      onDelete={async (ids) => (await doIt("event_delete", { ids })) !== undefined}
    />
  );
}
