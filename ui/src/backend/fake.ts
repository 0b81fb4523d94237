// An office in memory behind the same door, for looking at pages without the shell and for tests of them. It keeps what
// it is given and answers in the shape of the wire; the rules are the office crate's alone.
import type { Answer, Name, Params, Reply } from "./call";
import { begun, bundled, type Kept, look, planned } from "./fakeOffice";
import type { Area, TemplateDesign, WireError } from "./generated/requests";

type Handlers = { [N in Name]?: (params: Params<N>) => Answer<N> };

/** Every request that came, in order. */
export const sent: { name: Name; params: unknown }[] = [];
/** Answers in place of the office's own; a thrown value is a refusal. */
export const answers: Handlers = {};

let kept: Kept = begun();
let past: { entry: number; label: string; before: Kept }[] = [];
let future: { entry: number; label: string; after: Kept }[] = [];
let entry = 0;

/** A new office with so many people. */
export function reset(people = 40): void {
  kept = begun(people);
  past = [];
  future = [];
  entry = 0;
  sent.length = 0;
  for (const name of Object.keys(answers)) delete answers[name as Name];
}

const refuse = (message: string, field?: string): never => {
  throw { code: "invalid_value", message, detail: "", ...(field === undefined ? {} : { field }) } satisfies WireError;
};

function one<T extends { id: number }>(rows: T[], id: number): T {
  return rows.find((row) => row.id === id) ?? refuse("这条记录已经不在了。");
}

const given = <T extends object>(changes: T): T => JSON.parse(JSON.stringify(changes)) as T;
const nextId = (rows: { id: number }[]) => Math.max(0, ...rows.map((row) => row.id)) + 1;
const without = <T extends { id: number }>(rows: T[], ids: readonly number[]) => rows.filter((row) => !ids.includes(row.id));
const named = (list: readonly string[] | undefined) => list?.join("、");

function status(): Answer<"desk_status"> {
  const profile = { name: "临江区科学技术协会", short_name: "临江区科协", year_kind: "calendar" as const, address: null, phone: null, certificate_prefix: "KX", head_count: "lesson" };
  const office = { profile, place: "/home/lin/本会", place_warning: null, only_read: null, last_backup: "2026-11-23T08:30:00", years: [2026, 2025, 2024], this_year: 2026 };
  return { office, default_place: office.place, known_places: [office.place], version: "0.1.0", today: "2026-11-23", trouble: null };
}

const rowOf = ({ name, title, paper, date }: TemplateDesign, own: boolean) => ({ name, title, ...paper, han_date: date === "han", own });

/** The winners of the contest, but for those skipped. */
function checked({ contest_id, skip }: Params<"certificate_check">): Answer<"certificate_check"> {
  const winners = (contest_id === undefined ? [] : kept.entries.filter((entry) => entry.award)).map((entry) => ({ entry, owner: `award ${entry.id}`, recipient: entry.authors[0]?.name ?? "", award: entry.award ?? "" }));
  const reasonOf = (owner: string) => skip?.find((each) => each.owner === owner)?.reason;
  const due = winners.filter(({ owner }) => reasonOf(owner) === undefined);
  return {
    due: winners.length,
    papers: due.map(({ entry, ...paper }, index) => ({
      ...paper, person_id: entry.authors[0]?.id ?? null, number: `KX-2026-JS-${String(index + 1).padStart(4, "0")}`, template: "honour-person",
      words: [`${paper.recipient} 同志：`, `在第三十届青少年科技创新大赛中，作品《${entry.title}》荣获${entry.award}。`, "特发此证，以资鼓励。"],
    })),
    skipped: winners.flatMap(({ owner, recipient, award }) => ((reason) => (reason === undefined ? [] : [{ owner, recipient, award, reason }]))(reasonOf(owner))),
    findings: due.length > 1 ? [{ paper: 1, kind: "shrunk", refused: false, message: "姓名较长，已缩小一号" }] : [],
    already: 0,
    already_ids: [],
  };
}

/** The columns of every list alike; the plan as an official document has none. */
function offered(name: Params<"report_offer">["name"]): Answer<"report_offer"> {
  if (name === "plan") return { official: { choices: kept.official[name] ?? {}, has_number: true, printed_by: "临江区科协办公室", has_milestones: true } };
  const choices = kept.choices[name] ?? {};
  const heads = ["姓名", "性别", "身份证号", "单位", "联系电话", "备注"];
  const chosen = choices.columns ?? heads.filter((head) => head !== "身份证号");
  return { list: { columns: heads.map((head) => ({ head, chosen: chosen.includes(head), filled: head !== "备注" })), can_sort: true, has_phones: true, has_chart: name === "events", choices } };
}

function outline(): Answer<"plan_get">["items"] {
  const level = (item: { parent_id: number | null }): number => {
    const parent = kept.items.find((each) => each.id === item.parent_id);
    return parent ? level(parent) + 1 : 1;
  };
  const marks = ["一二三四五六七八九十", "一二三四五六七八九十"];
  const walk = (parent: number | null): typeof kept.items =>
    kept.items
      .filter((item) => item.parent_id === parent)
      .flatMap((item, index) => {
        const depth = level(item);
        const mark = depth <= 2 ? marks[depth - 1]?.[index] : String(index + 1);
        const label = depth === 1 ? `${mark}、` : depth === 2 ? `（${mark}）` : `${mark}.`;
        return [{ ...item, level: depth, label }, ...walk(item.id)];
      });
  return walk(null);
}

function place(id: number, parent: number | null, after: number | null | undefined): void {
  const item = one(kept.items, id);
  kept.items = kept.items.filter((each) => each.id !== id);
  const at = after === undefined ? kept.items.length : after === null ? 0 : kept.items.findIndex((each) => each.id === after) + 1;
  kept.items.splice(at, 0, { ...item, parent_id: parent });
}

const paragraphs = (text: string | null, by_hand: "opening" | "problems"): Answer<"summary_get">["parts"] =>
  (text ?? "").split("\n").filter(Boolean).map((line) => ({ level: 0, label: "", heading: "", runs: [{ text: line }], by_hand }));

const reads: Handlers = {
  desk_resume: status,
  desk_status: status,
  undo_state: () => ({ undo: past.at(-1)?.label ?? null, redo: future.at(-1)?.label ?? null }),
  undo_preview: ({ entry: at }) => ({ entry: at, label: past.find((each) => each.entry === at)?.label ?? "", kept: [] }),
  history_list: () => ({ entries: past.toReversed().map(({ entry: id, label }) => ({ id, at: "2026-11-23T09:00:00", label, can_redo: false })) }),
  office_profile: () => status().office?.profile ?? refuse("没有打开本会。"),
  office_overview: () => ({
    year: 2026, events: kept.events.length, beneficiaries: 18_240, classes: kept.classes.length, trainees: kept.enrolments.length, contests: kept.contests.length,
    certificates: 0, people: kept.people.length, units: kept.units.length, tasks: 3, tasks_done: 1, kept: 0,
  }),
  office_check: () => ({ sound: true, problems: [], repaired: [], newest_sound_backup: null }),
  backup_list: () => ({ rows: [{ path: "/home/lin/本会/backups/office-20261123-0830.db", at: "2026-11-23T08:30:00", size: 1_240_000 }], holds: "备份里是全部记录。" }),
  attachment_list: () => ({ rows: [] }),
  dossier_list: () => ({ rows: [] }),
  dossier_line_list: () => ({ rows: [] }),
  dossier_get: ({ event_id }) => ({ event_id, parts: [], filled: 0, loose: [] }),
  follow_up_list: () => ({ rows: [] }),
  backup_tick: () => ({}),
  department_list: () => ({ rows: [] }),
  body_list: () => ({ rows: [] }),
  ballot_list: () => ({ rows: [] }),
  duty_list: () => ({ rows: [] }),
  person_list: () => ({ rows: kept.people }),
  application_list: () => ({ rows: [] }),
  kept_due: () => ({ rows: [] }),
  regulation_list: () => ({ rows: [] }),
  unit_list: () => ({ rows: kept.units }),
  event_list: () => ({ rows: kept.events }),
  event_get: ({ id }) => ({ event: one(kept.events, id), occurrences: [], hosts: [], organizers: [], co_hosts: [], supporters: [], measures: [], notice: null, parent: null, children: [], original: null, told_again: [], in_series: [], tasks: [] }),
  event_kind_list: () => ({ rows: [{ id: 1, name: "宣传", retired: false, events: 1, fields: [] }, { id: 2, name: "讲座", retired: false, events: 0, fields: [{ id: 1, name: "主讲人", holds: "words", unit: null, options: [] }] }] }),
  event_words: () => ({ places: [], series: [], units: [], measures: [] }),
  event_twins: () => ({ rows: [] }),
  event_line_read: () => ({ event: {}, parts: {}, tokens: [], fault: "还没有活动名称", twins: [] }),
  task_list: () => ({ rows: kept.items.filter((item) => item.kind === "task").map(({ id, text }) => ({ id, text, section: null, plan: "2026年工作要点" })) }),
  class_list: () => ({ rows: kept.classes }),
  class_get: ({ id }) => ({ class: one(kept.classes, id), groups: [], rows: kept.enrolments, doubts: [] }),
  contest_list: () => ({ rows: kept.contests }),
  commendation_list: () => ({ rows: [] }),
  points_ranking_list: () => ({ rows: [] }),
  contest_get: ({ id }) => ({ contest: one(kept.contests, id), rows: kept.entries }),
  plan_shape_list: () => ({ rows: [{ name: "key-points", title: "工作要点", about: "分几个方面写要做的事" }, { name: "months", title: "按月安排", about: "一个月一段" }] }),
  plan_list: ({ year }) => ({ rows: kept.plans.filter((plan) => year === undefined || plan.year === year) }),
  plan_version_list: () => ({ rows: kept.versions }),
  plan_compare: () => ({ before: "审定稿", after: kept.plans[0]?.title ?? "", rows: [], same: kept.items.length }),
  plan_return: () => ({ seal: "1", rows: [], same: kept.items.length, remarks: [], left: [] }),
  summary_get: ({ year }) => ({
    title: `临江区科学技术协会\n${year}年工作总结`,
    parts: [
      ...paragraphs(kept.summary.opening, "opening"),
      { level: 0, label: "", heading: "", runs: [{ text: `${year}年，共开展活动` }, { text: `${kept.events.length}项`, figure: { of: "events" as const } }, { text: "。" }] },
      ...paragraphs(kept.summary.problems, "problems"),
    ],
    ...kept.summary,
    notes: kept.summary.problems === null ? ["存在问题还没有写"] : [],
  }),
  figure_records: () => ({ total: kept.events.length, unit: "项", rows: kept.events.map(({ id, title, start_date }) => ({ area: "event" as const, id, title, when: start_date ?? "", amount: 1, words: null })) }),
  plan_get: ({ id }) => ({ plan: one(kept.plans, id), items: outline() }),
  certificate_list: () => ({ rows: kept.certificates }),
  template_list: () => ({ rows: [...[...kept.templates.values()].map((design) => rowOf(design, true)), rowOf(bundled, false)], papers: [{ name: "A4", width: 210, height: 297 }, { name: "8K", width: 260, height: 370 }], tokens: ["姓名", "奖项", "等级"] }),
  template_get: ({ name }) => kept.templates.get(name) ?? bundled,
  template_show: () => ({ pdf: "JVBERi0=", findings: [], fault: null }),
  certificate_check: (ask) => checked(ask),
  certificate_preview: () => ({ pdf: "JVBERi0=", pages: 1 }),
  printer_list: () => ({ rows: kept.printers }),
  certificate_verify: ({ text }) => ({ verdict: "unknown", message: `登记簿里没有编号“${text ?? ""}”。`, certificate: null }),
  scheme_list: ({ year }) => ({ rows: [{ category: "JS", title: "竞赛评选", pattern: "{字头}-{年}-{类}-{号:4}", start: 1, reserved: null, next: `KX-${year}-JS-0001` }] }),
  wording_list: () => ({ rows: [{ template: "honour-person", rank: null, recipient: "{姓名} {称谓}：", body: "在{活动}中，荣获{等级}。", closing: "特发此证，以资鼓励。", own: false }] }),
  report_offer: ({ name }) => offered(name),
  report_preview: () => ({ pdf: "", pages: 1, notes: [] }),
  report_write: ({ file }) => ({ path: file, pages: 2, notes: [] }),
  import_look: look,
  import_plan: planned,
  import_mend: ({ to }) => ({ path: to, rows: 1 }),
  search: ({ words }) => ({
    hits: [
      ...kept.people.filter((row) => row.name.includes(words)).map((row) => ({ area: "person", row, title: row.name })),
      ...kept.events.filter((row) => row.title.includes(words)).map((row) => ({ area: "event", row, title: row.title })),
    ]
      .slice(0, 20)
      .map(({ area, row, title }) => ({ area, id: row.id, open: row.id, title, context: "", words: [words] })),
  }),
};

/** The writes, each with the label of its act. */
const acts: { [N in Name]?: (params: Params<N>) => [label: string, answer: Answer<N>] } = {
  person_create: ({ person, unit }) => {
    const { name } = person;
    if (!name) return refuse("请写上姓名。", "name");
    kept.people = [{ ...kept.blank.person, ...given(person), unit: unit || null, id: nextId(kept.people), name }, ...kept.people];
    return [`新增人员“${name}”`, nextId(kept.people)];
  },
  person_update: ({ id, changes, unit }) => {
    if (changes.id_number === "110105194912310021") return refuse("身份证号“110105194912310021”的校验码不对，请核对。", "id_number");
    const row = Object.assign(one(kept.people, id), given(changes), unit === undefined ? {} : { unit: unit || null });
    return [`修改人员“${row.name}”`, {}];
  },
  person_delete: ({ ids }) => {
    kept.people = without(kept.people, ids);
    return [`删除 ${ids.length} 个人员`, {}];
  },
  unit_update: ({ id, changes }) => [`修改单位“${Object.assign(one(kept.units, id), given(changes)).name}”`, {}],
  unit_delete: ({ ids }) => {
    kept.units = without(kept.units, ids);
    return [`删除 ${ids.length} 个单位`, {}];
  },
  event_update: ({ id, changes, parts }) => {
    const row = one(kept.events, id);
    const day = parts?.occurrences?.[0];
    Object.assign(row, given(changes ?? {}), given({ hosts: named(parts?.hosts) }), day ?? {});
    return [`修改活动“${row.title}”`, {}];
  },
  event_delete: ({ ids }) => {
    kept.events = without(kept.events, ids);
    return [`删除 ${ids.length} 个活动`, {}];
  },
  enrolment_update: ({ rows }) => {
    for (const { id, changes } of rows) Object.assign(one(kept.enrolments, id), given(changes ?? {}));
    return [`修改 ${rows.length} 名学员`, {}];
  },
  entry_update: ({ id, changes, parts }) => {
    Object.assign(one(kept.entries, id), given(changes ?? {}), given({ unit: parts?.unit, award: parts?.award }));
    return ["修改参赛项目", {}];
  },
  report_choose: ({ name, choices, official }) => {
    kept.choices = { ...kept.choices, [name]: choices };
    kept.official = { ...kept.official, [name]: official };
    return ["", {}];
  },
  plan_item_create: ({ parent_id, after, item }) => {
    const id = nextId(kept.items);
    const { text, kind, ...rest } = given(item);
    kept.items.push({ ...kept.blank.item, ...(rest as object), id, text: text ?? "", kind: kind ?? "task" });
    place(id, parent_id ?? null, after ?? undefined);
    return [`新增“${text}”`, id];
  },
  plan_item_update: ({ id, changes }) => [`修改“${Object.assign(one(kept.items, id), given(changes)).text}”`, {}],
  plan_item_update_all: ({ ids, changes }) => {
    for (const id of ids) Object.assign(one(kept.items, id), given(changes));
    return [`修改 ${ids.length} 条条目`, {}];
  },
  plan_item_move: ({ moves }) => {
    for (const { ids, parent_id, after } of moves) ids.reduce<number | null>((before, id) => (place(id, parent_id ?? null, before), id), after ?? null);
    return [`移动 ${moves.flatMap(({ ids }) => ids).length} 条条目`, {}];
  },
  plan_item_delete: ({ ids }) => {
    kept.items = kept.items.filter((item) => !ids.includes(item.id) && !ids.includes(item.parent_id ?? 0));
    return [`删除 ${ids.length} 条条目`, {}];
  },
  plan_take: ({ text, parent_id, after }) => {
    const lines = text.split("\n").filter(Boolean);
    let before = after;
    for (const line of lines) {
      const id = nextId(kept.items);
      kept.items.push({ ...kept.blank.item, id, text: line });
      place(id, parent_id ?? null, before);
      before = id;
    }
    return [`粘贴 ${lines.length} 条`, { items: lines.length, targets: 1, left: 0 }];
  },
  plan_create: ({ plan, shape }) => {
    const made = { ...one(kept.plans, kept.plans[0]?.id ?? 0), id: nextId(kept.plans), title: plan.title ?? `${plan.year}年${shape}`, year: plan.year ?? 2026 };
    kept.plans = [made, ...kept.plans];
    return [`新增计划“${made.title}”`, made.id];
  },
  plan_carry: ({ from, year, title }) => {
    const old = one(kept.plans, from);
    const made = { ...old, id: nextId(kept.plans), year, title: title || old.title.replace(String(old.year), String(year)), stage: "draft" };
    kept.plans = [made, ...kept.plans];
    return [`起草“${made.title}”`, made.id];
  },
  plan_version_create: ({ name }) => {
    kept.versions = [{ id: nextId(kept.versions), name, made_on: "2026-11-23", items: kept.items.length }, ...kept.versions];
    return [`留稿本“${name}”`, 1];
  },
  plan_version_delete: ({ id }) => {
    kept.versions = without(kept.versions, [id]);
    return ["删除稿本", {}];
  },
  progress_note_create: ({ item_id, text }) => {
    const item = one(kept.items, item_id);
    item.progress = [{ id: item.progress.length + 1, noted_on: "2026-11-23", text }, ...item.progress];
    return [`记下“${item.text}”的进展`, 1];
  },
  summary_update: ({ changes }) => {
    Object.assign(kept.summary, given(changes));
    return ["修改2026年工作总结", {}];
  },
  plan_update: ({ id, changes }) => [`修改计划“${Object.assign(one(kept.plans, id), given(changes)).title}”`, {}],
  certificate_issue: (ask) => {
    const { papers } = checked(ask);
    kept.certificates = papers.map((paper, index) => ({
      id: index + 1, number: paper.number, recipient: paper.recipient, award: paper.award, source: "第三十届青少年科技创新大赛", contest_id: 1, class_id: null, template: "honour-person",
      issued_on: "2026-11-23", state: "issued", void_reason: null, print_count: 0, sent_order: null, taken_by: null, taken_on: null, remark: null,
    }));
    return [`颁发证书 ${papers.length} 张`, { ids: kept.certificates.map((row) => row.id), first: papers[0]?.number ?? "", last: papers.at(-1)?.number ?? "", already: 0 }];
  },
  certificate_print: ({ file, ids }) => {
    for (const [order, id] of (ids ?? []).entries()) Object.assign(one(kept.certificates, id), { state: "sent", sent_order: order });
    return ["", { path: file, pages: ids?.length ?? 0, notes: [] }];
  },
  certificate_confirm: () => {
    const sentRows = kept.certificates.filter((row) => row.state === "sent");
    for (const row of sentRows) Object.assign(row, { state: "printed", print_count: row.print_count + 1 });
    return ["", { printed: sentRows.length, spoiled: [] }];
  },
  certificate_update: ({ ids, changes }) => {
    for (const id of ids) Object.assign(one(kept.certificates, id), given(changes));
    return ["", {}];
  },
  certificate_ruler: ({ file }) => ["", { path: file, pages: 1, notes: [] }],
  printer_set: (printer) => {
    kept.printers = [printer, ...kept.printers.filter((each) => each.name !== printer.name)];
    return ["", {}];
  },
  template_save: ({ name, design }) => {
    const own = name ?? `own-${kept.templates.size + 1}`;
    kept.templates = new Map(kept.templates).set(own, { ...design, name: own });
    return [`${name ? "修改" : "新增"}证书模板“${design.title}”`, { name: own, title: design.title }];
  },
  scheme_set: () => ["修改 2026 年竞赛评选证书的编号规则", {}],
  wording_set: () => ["修改“荣誉证书（个人）”的措辞", {}],
  import_apply: ({ file }) => [`导入人员“${file}”（新增 2 条）`, {
    added: 2, completed: 1, same: 1, left_out: [{ sheet: "花名册", row: 8, column: "", kind: "row", message: "没有姓名，这一行没有导入" }],
  }],
  target_set: ({ item_id, targets }) => {
    const item = one(kept.items, item_id);
    item.targets = targets.map((target, index) => ({
      id: item_id * 100 + index, amount: target.amount ?? null, amount_high: target.amount_high ?? null, unit: target.unit ?? null, words: target.words ?? null,
      counted_by: target.counted_by, measure: target.measure ?? null, reached: target.done ?? 0, done: target.done ?? null, entries: [], programme: null,
    }));
    return [`修改“${item.text}”的指标`, {}];
  },
};

/** Steps back or on by whole pictures of the office. */
function turn(what: "undo" | "redo"): Answer<"undo"> {
  const step = (what === "undo" ? past : future).pop();
  if (!step) return refuse("没有可以撤销的操作。");
  if ("before" in step) {
    future.push({ entry: step.entry, label: step.label, after: kept });
    kept = step.before;
  } else {
    past.push({ entry: step.entry, label: step.label, before: kept });
    kept = step.after;
  }
  return { entries: [{ entry: step.entry, label: step.label, kept: [] }] };
}

const CHANGED: Area[] = ["directory", "plan", "event", "training", "contest", "history"];

function answer<N extends Name>(name: N, params: Params<N>): Reply<unknown> {
  const instead = answers[name] ?? reads[name];
  if (instead) return { answer: structuredClone((instead as (params: Params<N>) => unknown)(params)), changed: [] };
  if (name === "undo" || name === "redo") return { answer: turn(name), changed: CHANGED };
  const act = acts[name];
  if (!act) return refuse(`演示里没有“${name}”。`);
  const before = structuredClone(kept);
  const [label, done] = act(params);
  // The ledger is no part of the history.
  if (label === "") return { answer: done, changed: CHANGED };
  entry += 1;
  past.push({ entry, label, before });
  future = [];
  return { answer: done, changed: CHANGED, act: { entry, label } };
}

/** Sends a request to the office in memory; rejects with a WireError. */
export async function send(name: string, params: unknown): Promise<unknown> {
  sent.push({ name: name as Name, params: structuredClone(params) });
  return answer(name as Name, params as Params<Name>);
}

/** No dialog opens here: a file is always chosen. */
export async function pick(_kind: "file" | "folder" | "save", _title: string, name = "会员花名册.xlsx"): Promise<string | null> {
  return `/home/lin/${name}`;
}

/** Every file opens here. */
export const openFile = async (_path: string): Promise<string | null> => null;

const droppers = new Set<(paths: string[]) => void>();

/** Tells of what is dropped by hand: see `drop`. */
export function onDrop(told: (paths: string[]) => void): () => void {
  droppers.add(told);
  return () => void droppers.delete(told);
}

/** Drops files on the window. */
export const drop = (paths: string[]) => droppers.forEach((told) => told(paths));

if (typeof location !== "undefined") {
  const asked = new URLSearchParams(location.search);
  if (asked.has("people")) reset(Number(asked.get("people")));
  if (asked.has("start")) answers.desk_resume = () => ({ ...status(), office: null });
}
