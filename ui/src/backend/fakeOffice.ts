// What the office in memory begins with: a few records of each kind, made up, and as many people as asked for.
import type {
  CertificateRow, Class, Contest, Enrolment, Entry, EventRow, ImportFate, ImportHints, ImportPlanned, ImportRole, ImportRow, ImportWho, ListChoices, OfficialChoices, Look, Person, Plan, PlanItem, PlanVersion, Printer, ReportName, Summary, TemplateDesign, Unit,
} from "./generated/requests";

/** The records. */
export interface Kept {
  people: Person[];
  units: Unit[];
  events: EventRow[];
  classes: Class[];
  enrolments: Enrolment[];
  contests: Contest[];
  entries: Entry[];
  plans: Plan[];
  items: PlanItem[];
  versions: PlanVersion[];
  summary: Pick<Summary, "opening" | "problems" | "outlook">;
  certificates: CertificateRow[];
  printers: Printer[];
  /** The office's own, by name. */
  templates: ReadonlyMap<string, TemplateDesign>;
  choices: Partial<Record<ReportName, ListChoices | undefined>>;
  official: Partial<Record<ReportName, OfficialChoices | undefined>>;
  blank: { person: Person; item: PlanItem };
}

const FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";
const GIVEN = ["建国", "秀英", "志强", "丽华", "文博", "晓东", "雅琴", "海涛", "思远", "春梅", "明", "静"];
const UNITS = ["临江区实验小学", "临江区第一中学", "江南街道办事处", "临江机械厂", "临江区人民医院", "城东社区", "临江区农业技术推广中心", "红星电子有限公司"];
const KINDS = ["讲座", "宣传", "培训", "会议", "展览", "下乡"];
const PLACES = ["文化广场", "实验小学报告厅", "科普画廊", "城东社区活动室", "区会议中心"];

const at = <T>(list: ArrayLike<T>, index: number): T => list[index % list.length] as T;
const two = (count: number) => String(count).padStart(2, "0");
const rows = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const nameOf = (index: number) => at(FAMILY, index) + at(GIVEN, Math.floor(index / FAMILY.length) + index);

const person = (index: number): Person => ({
  id: index + 1, name: nameOf(index), sex: index % 2 ? "女" : "男", ethnicity: "汉族", birth_date: `19${60 + (index % 40)}-${two((index % 12) + 1)}`,
  id_number: null, phone: `138****${String(index % 10_000).padStart(4, "0")}`, email: null, unit_id: null, unit: at(UNITS, index), department: null,
  position: at(["主任", "教师", "工程师", "干事"], index), title: at(["高级工程师", "工程师", "讲师", "助理工程师"], index), skill_level: at(["高级工", "技师", "中级工"], index),
  education: null, political_status: null, joined_on: null, note: null, age: null, labels: [], classes: index % 4, entries: index % 3,
});

const event = (index: number): EventRow => ({
  id: index + 1, title: `${at(["科普讲座进校园", "全国科普日主场", "科技活动周", "防灾减灾宣传", "农技下乡"], index)}（第${index + 1}场）`, kind: at(KINDS, index),
  start_date: `2026-${two((index % 11) + 1)}-${two((index % 27) + 1)}`, end_date: `2026-${two((index % 11) + 1)}-${two((index % 27) + 1)}`, place: at(PLACES, index), occurrences: 1,
  hosts: "临江区科学技术协会", organizers: null, co_hosts: at(UNITS, index), participants: 40 + index * 7, participants_text: index === 3 ? "200余人" : null,
  beneficiaries: 100 + index * 13, beneficiaries_text: null, cost: index % 3 ? 120_000 + index * 5_000 : null, typed_cost: index % 3 ? 120_000 + index * 5_000 : null, tasks: index % 2 ? "举办科普讲座" : null, edition: null, summary: null, note: null,
  supporters: null, budget: null, series: null, parent_id: null, same_as: null, parts: 0, own: {},
  whole: { id: index + 1, part_of: null, participants: 40 + index * 7, beneficiaries: 100 + index * 13, cost: index % 3 ? 120_000 + index * 5_000 : null },
});

const course = (index: number): Class => ({
  id: index + 1, course: at(["电工技能提升", "科技教师研修"], index), year: 2026, name: `2026年第${index + 1}期`, start_date: `2026-0${index + 1}-10`, end_date: `2026-0${index + 1}-14`,
  place: at(PLACES, index), teacher: nameOf(index * 3), hours: 36, capacity_low: 16, capacity_high: 20, note: null, size: 18, mean_score: 84.5, passed: 17,
  pass_mark: null, merit_mark: null, least_rate: null, waiting: 0, lessons: 0, taught: 36, heads: 18, bounds: null,
});

const enrolment = (index: number): Enrolment => ({
  id: index + 1, person_id: index + 1, name: nameOf(index), sex: index % 2 ? "女" : "男", unit: at(UNITS, index), phone: null, skill_level: "高级工",
  group_name: at(["第一组", "第二组", "第三组"], index), is_leader: index < 3, mentor: null, hours: 36, score: 70 + index, result: "合格", note: null,
  waiting: false, helper_id: null, level_before: null, level_after: null, result_by_hand: false,
});

const entryRow = (index: number): Entry => ({
  id: index + 1, title: `节能小发明 ${index + 1} 号`, track: at(["小学组", "中学组"], index), unit: at(UNITS, index), score: 95 - index, note: null,
  authors: [{ id: index + 1, name: nameOf(index) }], instructors: [{ id: index + 50, name: nameOf(index + 7) }], award_id: index < 6 ? index + 1 : null,
  award: index < 6 ? at(["一等奖", "二等奖", "三等奖"], Math.floor(index / 2)) : null, rank: null, certificate: null,
});

const blankItem: PlanItem = {
  id: 0, parent_id: null, level: 1, kind: "task", label: "", label_kept: false, text: "", body: null, leader: null, lead_unit: null, person: null, helpers: null, time_text: null,
  start_date: null, end_date: null, budget: null, state: "waiting", note: null, targets: [], progress: [], events: 0, module: null, priority: null, tags: null, repetition: null, continued: false, standing: "waiting", lasting: false, due: false, milestones: [], cycle_years: null, doubts: [],
};

function items(): PlanItem[] {
  const target = (id: number, amount: number, unit: string, reached: number) => ({ id, amount, amount_high: null, unit, words: null, counted_by: "events" as const, measure: null, reached, done: null, entries: [], programme: null });
  return [
    { ...blankItem, id: 1, kind: "heading", text: "广泛开展科学普及" },
    { ...blankItem, id: 2, parent_id: 1, text: "举办科普讲座", leader: "王建国", lead_unit: "科普部", time_text: "全年", state: "running", standing: "running", targets: [target(1, 12, "次", 5)], events: 5 },
    { ...blankItem, id: 3, parent_id: 1, text: "组织全国科普日系列活动，联合三十家单位在文化广场、社区和学校分四天举行", lead_unit: "科普部", person: "李秀英", time_text: "9月", targets: [target(2, 4, "场", 4)], state: "done", standing: "done", events: 4 },
    { ...blankItem, id: 4, kind: "heading", text: "提升职工技能" },
    { ...blankItem, id: 5, parent_id: 4, text: "办好电工技能提升班", lead_unit: "学会部", person: "张志强", helpers: "临江机械厂", time_text: "6月底前", end_date: "2026-06-30", standing: "late", targets: [target(3, 2, "期", 1)] },
  ];
}

/** The records of a new office in memory. */
export function begun(people = 40): Kept {
  return {
    people: rows(people, person),
    units: UNITS.map((name, index) => ({
      id: index + 1, name, short_name: null, kind: at(["学校", "街道", "企业"], index), address: `滨江路 ${index + 8} 号`, contact: nameOf(index), phone: null, email: null,
      member_no: `D${two(index + 1)}`, joined_on: null, note: null, people: 5, events: index, labels: [],
    })),
    events: rows(24, event),
    classes: rows(4, course),
    enrolments: rows(18, enrolment),
    contests: [{ id: 1, year: 2026, name: "第三十届青少年科技创新大赛", edition: "第三十届", level: "区级", cycle: null, host: "临江区科协", start_date: "2026-03-05", end_date: null, note: null, entries: 10, awards: 6 }],
    entries: rows(10, entryRow),
    plans: [{
      id: 1, year: 2026, title: "2026年工作要点", stage: "issued", document_number: "临科协〔2026〕3号", approved_by: "三届四次全委会", approved_on: "2026-02-20", issued_on: "2026-03-01",
      addressee: "各街道科协、各学会", preface: "为做好全年工作，现提出如下要点。", note: null, numbering: null, tasks_level: null, running_level: null, tasks: 3, tasks_done: 1,
    }],
    items: items(),
    versions: [],
    summary: { opening: null, problems: null, outlook: null },
    certificates: [],
    printers: [],
    choices: {},
    official: {},
    templates: new Map(),
    blank: { person: { ...person(0), id: 0, name: "", sex: null, birth_date: null, phone: null, unit: null, position: null, title: null, skill_level: null, classes: 0, entries: 0 }, item: blankItem },
  };
}

/** An old list as it is understood: a sheet of twelve records, one ID number wrong. */
export function look({ kind = "people", corrections = {}, year }: { kind?: Look["as"]; corrections?: Record<string, ImportHints>; year?: number }): Look {
  const said = corrections["花名册"] ?? {};
  const column = (letters: string, header: string, guess: string | null) => {
    const field = said.columns && letters in said.columns ? (said.columns[letters] ?? null) : guess;
    return { column: letters, header, field, sure: field === null ? null : ("known" as const), begins: said.lists?.includes(letters) ?? false };
  };
  const role = (row: number, guess: ImportRole): ImportRole => (said.skip_rows?.includes(row) ? "said" : said.title_rows?.includes(row) ? "title" : said.section_rows?.some((each) => each.row === row) ? "section" : said.data_rows?.includes(row) ? "record" : said.header_rows?.includes(row) ? "header" : guess);
  const cells = (texts: string[]) => texts.flatMap((text, index) => (text ? [{ column: "ABCDE"[index] ?? "", text }] : []));
  const line = (row: number, guess: ImportRole, texts: string[]) => ({ row, role: role(row, guess), cells: cells(texts) });
  const people = rows(12, (index) => line(index + 4, "record", [String(index + 1), nameOf(index), at(UNITS, index), `1380000${two(index)}00`, index === 3 ? "110105194912310021" : "A"]));
  const wrong = people[3]?.cells.at(-1);
  if (wrong) Object.assign(wrong, { fault: "身份证号的校验码不对，这个号码没有读入。请核对原件。", bad: true });
  const all = [line(1, "title", ["临江区科协会员花名册（2021年）"]), line(2, "fill_in", ["填报时间：2021年5月"]), line(3, "header", ["序号", "姓名", "单位", "手机", "血型"]), ...people, line(16, "total", ["合计", "12"])];
  const records = all.filter((each) => each.role === "record").length;
  return {
    format: "xlsx", as: kind, shown: "花名册", sheets: [{ name: "花名册", hidden: false, rows: all.length, records, read: true }],
    columns: [column("A", "序号", null), column("B", "姓名", "name"), column("C", "单位", "unit"), column("D", "手机", "phone"), column("E", "血型", null)],
    rows: all, year: year ?? 2021, records, errors: 1,
    issues: [{ row: 7, column: "E", field: "id_number", code: "check_digit", severity: "error", value: "110105194912310021", message: "身份证号的校验码不对，这个号码没有读入。请核对原件。" }],
    fields: [{ name: "name", title: "姓名", words: false }, { name: "unit", title: "单位", words: true }, { name: "phone", title: "联系电话", words: false }, { name: "note", title: "备注", words: true }],
  };
}

/** What would come of it: one of each fate. */
export function planned({ overwrite, who = [], fate }: { overwrite?: boolean; who?: ImportWho[]; fate?: ImportFate }): ImportPlanned {
  const row = (record: number, name: string, more: Partial<ImportRow>): ImportRow => ({ record, sheet: "花名册", row: record + 4, name, values: [["姓名", name], ["单位", "实验小学"]], fate: "new", changes: [], candidates: [], reasons: [], ...more });
  const said = who.find((each) => each.record === 3);
  const all: ImportRow[] = [
    row(0, "孙建国", {}),
    row(1, "赵丽华", { fate: "changed", by: "phone", changes: [{ title: "职务", before: "", after: "教师", taken: true }] }),
    row(2, "周志强", { fate: overwrite ? "changed" : "differs", by: "unit", changes: [{ title: "联系电话", before: "13900000001", after: "13900000002", taken: overwrite ?? false }] }),
    row(3, "张伟", {
      fate: said === undefined ? "unclear" : said.id === null ? "new" : "changed", ...(said?.id ? { by: "said" as const, changes: [{ title: "职称", before: "", after: "讲师", taken: true }] } : {}),
      candidates: said === undefined ? [{ id: 7, words: "张伟 · 实验小学 · 1980" }, { id: 8, words: "张伟 · 实验小学 · 1990" }] : [], reasons: said === undefined ? ["有 2 个人都可能是“张伟”"] : [],
    }),
    row(4, "", { fate: "out", reasons: ["没有姓名，这一行没有导入"] }),
    row(5, "马文博", { fate: "same", by: "id_number" }),
  ];
  const count = (wanted: ImportFate) => all.filter((each) => each.fate === wanted).length;
  return {
    counts: { new: count("new"), changed: count("changed"), differs: count("differs"), same: count("same"), unclear: count("unclear"), out: count("out") },
    rows: all.filter((each) => fate === undefined || each.fate === fate),
  };
}

/** A template that came with the program. */
export const bundled: TemplateDesign = {
  name: "honour-person", title: "荣誉证书（个人）", audience: "person", paper: { width: 297, height: 210 }, date: "han",
  sentences: { recipient: "{姓名} {称谓}：", body: ["在{活动}中，荣获{等级}。"], closing: "特发此证，以资鼓励。", number: "编号：{编号}", address: "同志" },
  seal: { x: 215, y: 164, diameter: 42 }, photo: null, code: null, frame: null,
  fields: [
    { content: { printed: "荣誉证书" }, area: { x: 40, y: 29, width: 217, height: 36 }, font: "calligraphy", size: { min: 64, max: 64 }, align: "centre", stand: "middle", wrap: false, leading: 1.5, spacing: 0.3, indent: 0, colour: "#A61E1A" },
    { content: { words: ["body", "closing"] }, area: { x: 44, y: 94, width: 209, height: 52 }, font: "kai", size: { min: 13, max: 24 }, align: "justify", stand: "top", wrap: true, leading: 1.7, spacing: 0, indent: 2, colour: "#1A1A1A" },
  ],
};
