// 机构: who sits in which post of a term; the next term out of this one, and what became of everybody.
import { App, Button, Dropdown, type MenuProps, Select } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type Body, type Seat, type SeatChanges, type WireError, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { Ballots } from "./Ballots";
import { BodyForm } from "./BodyForm";
import { NextTerm, TermChange } from "./NextTerm";
import type { DirectoryProps } from "./tabs";
import { TermForm } from "./TermForm";

const columns: Column<Seat>[] = [
  { key: "post", title: "职务", width: 110, edit: true },
  { key: "name", title: "姓名或单位", width: 170, lead: true },
  { key: "category", title: "类别", width: 90, edit: true },
  { key: "represents", title: "代表单位及职务", width: 220, edit: true },
  { key: "unit", title: "现在的单位", width: 170 },
  { key: "began_on", title: "任职起", width: 100, edit: true, spare: true },
  { key: "ended_on", title: "离任", width: 100, edit: true },
  { key: "left_for", title: "离任原因", width: 120, edit: true, spare: true },
  { key: "note", title: "备注", width: 140, edit: true, spare: true },
];

/** The body and the term that are shown: those chosen, else the first and its latest. */
function useShown(bodies: readonly Body[] | undefined) {
  const [at, setAt] = useState<{ body?: number | undefined; term?: number | undefined }>({});
  const body = bodies?.find(({ id }) => id === at.body) ?? bodies?.[0];
  const term = body?.terms.find(({ id }) => id === at.term) ?? body?.terms[0];
  return { body, term, show: setAt };
}

export function Bodies({ wanted, tabs }: DirectoryProps) {
  const bodies = useAsk("body_list", {}).data?.rows;
  const { body, term, show } = useShown(bodies);
  const rows = useAsk("seat_list", term ? { term_id: term.id } : {}, term !== undefined).data?.rows;
  const [form, setForm] = useState<"new" | "edit" | undefined>();
  const [next, setNext] = useState(false);
  const [changed, setChanged] = useState(false);
  const [voted, setVoted] = useState(false);
  const [termForm, setTermForm] = useState(false);
  const doIt = useDo();
  const { modal, message } = App.useApp();
  useEffect(() => {
    if (wanted) show({ body: wanted.id });
  }, [wanted, show]);
  const fields = useMemo<Field[]>(
    () => [
      { key: "person", label: "姓名", hint: "目录里没有的会新建；单位席位空着" },
      { key: "unit", label: "单位", hint: "只写单位，就是这个单位的席位" },
      { key: "post", label: "职务", required: true, hint: "理事长、副理事长、秘书长、理事、组长、组员…" },
      { key: "category", label: "类别", kind: "choice", options: body?.categories.map(({ name }) => name) ?? [] },
      { key: "represents", label: "代表单位及职务", hint: "按当时写，以后不跟着改" },
      { key: "began_on", label: "任职起", kind: "date", hint: "空着就是这一届的起始" },
      { key: "ended_on", label: "离任", kind: "date" },
      { key: "left_for", label: "离任原因" },
      { key: "note", label: "备注", kind: "long" },
    ],
    [body],
  );
  const values = useMemo(() => {
    const own = valuesBy(fields);
    return (row: Seat) => ({ ...own(row), person: row.person_id === null ? "" : row.name, unit: row.unit_id === null ? (row.unit ?? "") : row.name });
  }, [fields]);
  /** Somebody who has a post already is asked about once. */
  const create = async ({ person, unit, ...seat }: Record<string, unknown>, how: object): Promise<boolean> => {
    if (!term) return false;
    const params = { term_id: term.id, seat: seat as SeatChanges, person: String(person ?? ""), unit: String(unit ?? "") };
    let second: string | undefined;
    const refused = (error: WireError) => {
      if (error.field === "both") second = error.message;
      return second !== undefined;
    };
    const made = await doIt("seat_create", params, { ...how, refused });
    if (made !== undefined || second === undefined) return made !== undefined;
    const sure = await modal.confirm({ title: "已有一个职务", content: second, okText: "确是兼任", cancelText: "换一个人" });
    return sure ? (await doIt("seat_create", { ...params, both: true }, how)) !== undefined : false;
  };
  const menu: MenuProps["items"] = [
    ...(term
      ? [
          { key: "vote", label: "选举…", onClick: () => setVoted(true) },
          { key: "next", label: "换届…", onClick: () => setNext(true) },
          ...(term.after_id === null ? [] : [{ key: "changed", label: "与上一届相比", onClick: () => setChanged(true) }]),
          { key: "term", label: `编辑${term.name}…`, onClick: () => setTermForm(true) },
          { type: "divider" as const },
        ]
      : []),
    { key: "edit", label: "编辑机构，另加一届…", onClick: () => setForm("edit") },
    { key: "new", label: "新建机构…", onClick: () => setForm("new") },
  ];
  const dialogs = (
    <>
      <BodyForm open={form !== undefined} body={form === "edit" ? body : undefined} onClose={() => setForm(undefined)} onMade={(id) => show({ body: id })} />
      {term && body && <NextTerm open={next} body={body} term={term} seats={rows ?? []} onClose={() => setNext(false)} onMade={(id) => show({ body: body.id, term: id })} />}
      {term && <TermChange open={changed} term={term} onClose={() => setChanged(false)} />}
      {term && body && <Ballots open={voted} body={body} term={term} seats={rows ?? []} onClose={() => setVoted(false)} />}
      {term && body && <TermForm open={termForm} body={body} term={term} onClose={() => setTermForm(false)} />}
    </>
  );
  if (bodies && !body) {
    return (
      <section className="page" aria-label="单位与人员">
        <header>
          <h1>单位与人员</h1>
          <span className="grow" />
          {tabs}
        </header>
        <div className="empty">
          <p>还没有机构。理事会、协调小组、委员会在这里各立一个，按届记下谁任什么职、属于哪一类；席位多了少了、一人两职、任期到了，都会说出来。</p>
          <Button type="primary" onClick={() => setForm("new")}>
            新建机构
          </Button>
        </div>
        {dialogs}
      </section>
    );
  }
  return (
    <>
      <RecordPage
        key={term?.id}
        name="seats"
        title="单位与人员"
        noun="席位"
        teach={term ? `${body?.name}${term.name}还没有人任职。写上姓名和职务；单位席位只写单位。` : `${body?.name ?? "这个机构"}还没有届。点“机构 ▾”里的“编辑机构”加上一届，再记下谁任什么职。`}
        rows={term ? rows : []}
        columns={columns}
        fields={fields}
        valuesOf={values}
        sums={(some) => `在任 ${some.filter(({ sitting }) => sitting).length} 席${term && term.told.length > 0 ? ` · ${term.told.join("；")}` : ""}`}
        tools={
          <>
            <Select aria-label="哪个机构" value={body?.id} onChange={(id) => show({ body: id })} options={bodies?.map(({ id, name }) => ({ value: id, label: name })) ?? []} popupMatchSelectWidth={false} style={{ minWidth: 132 }} />
            {body && body.terms.length > 0 && <Select aria-label="哪一届" value={term?.id} onChange={(id) => show({ body: body.id, term: id })} options={body.terms.map(({ id, name }) => ({ value: id, label: name }))} popupMatchSelectWidth={false} />}
            {term && body && <PrintMenu papers={["body-members"]} ask={{ term_id: term.id }} about={`${body.name}${term.name}`} />}
            <Dropdown trigger={["click"]} menu={{ items: menu }}>
              <Button>机构 ▾</Button>
            </Dropdown>
            {tabs}
          </>
        }
        onCreate={create}
        onUpdate={async (row, given, how) => {
          // Who sits there does not change: somebody else has a seat of their own.
          const { person, unit, ...changes } = given;
          if (person !== undefined || unit !== undefined) void message.info("换人请另加一个席位，原来的写上离任日期。");
          if (Object.keys(changes).length === 0) return person === undefined && unit === undefined;
          return (await doIt("seat_update", { id: row.id, changes: changes as SeatChanges }, how)) !== undefined;
        }}
        onDelete={async (ids) => (await doIt("seat_delete", { ids })) !== undefined}
      />
      {dialogs}
    </>
  );
}
