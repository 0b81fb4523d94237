// What a meeting has beside other events: its session, agenda, who came, minutes, decisions, and what is to follow. What is
// written is kept when the field is left.
import { CloseOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import { type FocusEvent, type ReactNode, useId, useState } from "react";
import { type AgendaItem, type FollowUp, type MeetingChanges, type MeetingPerson, useAsk, useDo } from "../../backend";
import { names } from "../../shared/format";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import "./meeting.css";

const ROLES = [{ value: "leader", label: "领导" }, { value: "member", label: "应到" }, { value: "guest", label: "列席" }];
const STATES = [{ value: "present", label: "到会" }, { value: "excused", label: "请假" }, { value: "absent", label: "缺席" }];

interface Words {
  value: string | null;
  label: string;
  onKeep: (words: string | null) => void;
  placeholder?: string;
  className?: string;
  long?: boolean;
}

/** Words that are kept when the field is left. */
function Text({ value, label, onKeep, placeholder, className, long = false }: Words) {
  const [draft, setDraft] = useState<string | undefined>();
  const given = { value: draft ?? value ?? "", placeholder, className, "aria-label": label };
  const keep = () => {
    const words = draft?.trim();
    if (words !== undefined && words !== (value ?? "")) onKeep(words === "" ? null : words);
    setDraft(undefined);
  };
  if (long) return <Input.TextArea {...given} autoSize={{ minRows: 3, maxRows: 14 }} onChange={(event) => setDraft(event.target.value)} onBlur={keep} />;
  return <Input {...given} onChange={(event) => setDraft(event.target.value)} onBlur={keep} onPressEnter={(event) => event.currentTarget.blur()} />;
}

/** A number that is kept when the field is left. */
function Count({ value, label, hint, onKeep }: { value: number | null; label: string; hint?: number | undefined; onKeep: (count: number | null) => void }) {
  const [draft, setDraft] = useState<number | null | undefined>();
  const keep = () => {
    if (draft !== undefined && draft !== value) onKeep(draft);
    setDraft(undefined);
  };
  return (
    <InputNumber
      className="short"
      aria-label={label}
      min={0}
      precision={0}
      controls={false}
      value={draft === undefined ? value : draft}
      placeholder={hint === undefined || hint === 0 ? "" : String(hint)}
      onChange={setDraft}
      onBlur={keep}
      onPressEnter={keep}
    />
  );
}

interface LinesProps<T> {
  title: string;
  rows: readonly T[];
  blank: T;
  isBlank: (row: T) => boolean;
  more: string;
  onKeep: (rows: T[]) => void;
  row: (row: T, change: (changed: T) => void, at: number) => ReactNode;
  head?: ReactNode;
}

/** Lines that are kept together when all of them are left; blank ones go. */
function Lines<T>({ title, rows, blank, isBlank, more, onKeep, row, head }: LinesProps<T>) {
  const [draft, setDraft] = useState<readonly T[] | undefined>();
  const shown = draft ?? rows;
  const keep = (lines: readonly T[]) => {
    setDraft(undefined);
    const filled = lines.filter((line) => !isBlank(line));
    if (JSON.stringify(filled) !== JSON.stringify(rows)) onKeep(filled);
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    // A list that drops down from a line hangs elsewhere in the document.
    if (draft && event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) keep(draft);
    else if (draft && event.relatedTarget === null) keep(draft);
  };
  return (
    <div onBlur={onBlur} role="group" aria-label={title}>
      <h4>{title}</h4>
      {head}
      {shown.map((line, at) => (
        // oxlint-disable-next-line no-array-index-key -- a line has no name but its place
        <div className="meeting-row" key={at}>
          {row(line, (changed) => setDraft(shown.map((each, place) => (place === at ? changed : each))), at)}
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`删去${title}第 ${at + 1} 行`} onClick={() => keep(shown.filter((_, place) => place !== at))} />
        </div>
      ))}
      <Button size="small" type="dashed" onClick={() => setDraft([...shown, blank])}>
        {more}
      </Button>
    </div>
  );
}

function FollowUps({ event, rows }: { event: number; rows: readonly FollowUp[] }) {
  const doIt = useDo();
  const today = useAsk("desk_status", {}).data?.today;
  const [words, setWords] = useState("");
  const create = async () => {
    const given = words.trim();
    if (given && (await doIt("follow_up_create", { event_id: event, follow_up: { words: given } })) !== undefined) setWords("");
  };
  return (
    <div role="group" aria-label="会后落实">
      <h4>会后落实</h4>
      {rows.map((row) => (
        <div className={`meeting-row${row.done_on ? " meeting-done" : row.is_late ? " meeting-late" : ""}`} key={row.id}>
          <Checkbox
            checked={row.done_on !== null}
            aria-label={`“${row.words}”已完成`}
            title={row.done_on ? `${row.done_on} 完成` : row.is_late ? "过了期限" : "完成后打勾"}
            onChange={({ target }) => void doIt("follow_up_update", { id: row.id, changes: { done_on: target.checked ? (today ?? null) : null } })}
          />
          <Text value={row.words} label="落实事项" onKeep={(given) => void doIt("follow_up_update", { id: row.id, changes: { words: given } })} />
          <Text value={row.owner} label="责任单位、责任人" className="owner" placeholder="谁负责" onKeep={(owner) => void doIt("follow_up_update", { id: row.id, changes: { owner } })} />
          <Text value={row.due_on} label="完成期限" className="due" placeholder="2026-05-18" onKeep={(due_on) => void doIt("follow_up_update", { id: row.id, changes: { due_on } })} />
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`删去“${row.words}”`} onClick={() => void doIt("follow_up_delete", { ids: [row.id] })} />
        </div>
      ))}
      <Input size="small" aria-label="加一件落实事项" placeholder="要落实的事，按回车加上" value={words} onChange={(change) => setWords(change.target.value)} onPressEnter={() => void create()} onBlur={() => void create()} />
    </div>
  );
}

export function Meeting({ id, title }: { id: number; title: string }) {
  const meeting = useAsk("meeting_get", { event_id: id }).data;
  const doIt = useDo();
  const label = useId();
  const [added, setAdded] = useState("");
  if (!meeting) return null;
  const change = (changes: MeetingChanges) => void doIt("meeting_set", { event_id: id, changes });
  const { suggested, turnout, people } = meeting;
  const addPeople = () => {
    const more = names(added).filter((name) => people.every((person) => person.name !== name));
    if (more.length > 0) void doIt("meeting_set", { event_id: id, people: [...people, ...more.map((name): MeetingPerson => ({ name, post: null, role: "member", state: "present" }))] });
    setAdded("");
  };
  return (
    <section className="meeting" aria-labelledby={label}>
      <div className="section-head">
        <h3 id={label}>会议{meeting.session ? ` · ${meeting.session.spoken}` : ""}</h3>
        <span className="grow" />
        <PrintMenu papers={["minutes"]} ask={{ event_id: id }} about={title} listens={false} />
      </div>
      <div className="meeting-row">
        <label>届次</label>
        <Count label="第几届" value={meeting.term} onKeep={(term) => change({ term })} />届
        <Count label="第几次" value={meeting.number} onKeep={(number) => change({ number })} />次
        <Text value={meeting.body} label="什么会" placeholder="全委会、理事会" onKeep={(body) => change({ body })} />
      </div>
      {suggested && (
        <div className="meeting-row">
          <label />
          <Button size="small" type="link" onClick={() => change({ body: suggested.body, term: suggested.term, number: suggested.number })}>
            接着上次，记为{suggested.spoken}
          </Button>
        </div>
      )}
      <div className="meeting-row">
        <label>主持</label>
        <Text value={meeting.chair} label="主持人" onKeep={(chair) => change({ chair })} />
        <span className="quiet">记录</span>
        <Text value={meeting.recorder} label="记录人" onKeep={(recorder) => change({ recorder })} />
      </div>
      <div className="meeting-row">
        <label>人数</label>
        应到
        <Count label="应到" value={meeting.expected} hint={turnout.expected} onKeep={(expected) => change({ expected })} />
        实到
        <Count label="实到" value={meeting.present} hint={turnout.present} onKeep={(present) => change({ present })} />
        请假
        <Count label="请假" value={meeting.excused} hint={turnout.excused} onKeep={(excused) => change({ excused })} />
        {turnout.absent > 0 && <span className="quiet">缺席 {turnout.absent}</span>}
      </div>
      <Lines<AgendaItem>
        title="议程"
        rows={meeting.agenda}
        blank={{ topic: "", reporter: null }}
        isBlank={(item) => item.topic.trim() === "" && !item.reporter}
        more="加一项"
        onKeep={(agenda) => void doIt("meeting_set", { event_id: id, agenda })}
        row={(item, put, at) => (
          <>
            <span className="number">{at + 1}</span>
            <Input aria-label={`第 ${at + 1} 项议题`} value={item.topic} onChange={(event) => put({ ...item, topic: event.target.value })} />
            <Input aria-label={`第 ${at + 1} 项汇报人`} placeholder="汇报人" style={{ width: 120 }} value={item.reporter ?? ""} onChange={(event) => put({ ...item, reporter: event.target.value || null })} />
          </>
        )}
      />
      <Lines<MeetingPerson>
        title="到会人员"
        rows={people}
        blank={{ name: "", post: null, role: "member", state: "present" }}
        isBlank={(person) => person.name.trim() === ""}
        more="加一人"
        onKeep={(kept) => void doIt("meeting_set", { event_id: id, people: kept })}
        head={
          <div className="meeting-row">
            <Input size="small" aria-label="按名单加人" placeholder="按名单加人：几个名字用顿号隔开，按回车" value={added} onChange={(event) => setAdded(event.target.value)} onPressEnter={addPeople} />
          </div>
        }
        row={(person, put, at) => (
          <>
            <Input aria-label={`第 ${at + 1} 人姓名`} style={{ width: 96 }} value={person.name} onChange={(event) => put({ ...person, name: event.target.value })} />
            <Input aria-label={`第 ${at + 1} 人职务`} placeholder="职务" value={person.post ?? ""} onChange={(event) => put({ ...person, post: event.target.value || null })} />
            <Select aria-label={`第 ${at + 1} 人身份`} style={{ width: 78, flex: "none" }} value={person.role} options={ROLES} onChange={(role) => put({ ...person, role })} getPopupContainer={(node) => node.parentElement ?? node} />
            <Select aria-label={`第 ${at + 1} 人到会`} style={{ width: 78, flex: "none" }} value={person.state} options={STATES} onChange={(state) => put({ ...person, state })} getPopupContainer={(node) => node.parentElement ?? node} />
          </>
        )}
      />
      <h4>会议记录</h4>
      <Text long value={meeting.minutes} label="会议记录" placeholder="一段一行；会议纪要由此写成" onKeep={(minutes) => change({ minutes })} />
      <Lines<string>
        title="议定事项"
        rows={meeting.decisions}
        blank=""
        isBlank={(words) => words.trim() === ""}
        more="加一条"
        onKeep={(decisions) => void doIt("meeting_set", { event_id: id, decisions })}
        row={(words, put, at) => (
          <>
            <span className="number">{at + 1}</span>
            <Input aria-label={`第 ${at + 1} 条议定事项`} value={words} onChange={(event) => put(event.target.value)} />
          </>
        )}
      />
      <FollowUps event={id} rows={meeting.follow_ups} />
    </section>
  );
}
