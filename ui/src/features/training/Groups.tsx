// 分组帮带: the groups with their leaders, who helps whom, and a list divided into groups or classes.
import { Button } from "antd";
import { useState } from "react";
import { type ClassDetail, type Enrolment, useDo } from "../../backend";
import { type PartProps, Told } from "./ClassPage";
import { Pairs } from "./Pairs";
import { SplitDialog } from "./SplitDialog";

interface Props extends PartProps {
  detail: ClassDetail | undefined;
  onOpen: (id: number) => void;
  onBack: () => void;
}

export function Groups({ id, name, tools, detail, onOpen, onBack }: Props) {
  const [into, setInto] = useState<"groups" | "classes" | undefined>();
  const people = (detail?.rows ?? []).filter((row) => !row.waiting);
  const groups = (detail?.groups ?? []).map((group) => ({ group, members: people.filter((row) => row.group_name === group) })).filter(({ members }) => members.length > 0);
  const alone = people.filter((row) => row.group_name === null);
  return (
    <section className="page scroll" aria-label={name}>
      <header>
        <h1>{name}</h1>
        {tools}
      </header>
      <Told lines={detail?.doubts ?? []} />
      {people.length === 0 ? (
        <div className="empty">
          <p>还没有学员。先把学员写进花名册，再来分组、结帮带。</p>
        </div>
      ) : (
        <>
          <div className="part-head">
            <h2>分组</h2>
            <Button size="small" onClick={() => setInto("groups")}>
              {groups.length > 0 ? "重新分组…" : "分组…"}
            </Button>
            <Button size="small" onClick={() => setInto("classes")}>
              分成几个班…
            </Button>
          </div>
          <div className="groups">
            {groups.map(({ group, members }) => (
              <Group key={group} title={group} members={members} />
            ))}
            {alone.length > 0 && <Group title="未分组" members={alone} />}
          </div>
          <Pairs people={people} />
        </>
      )}
      {into && <SplitDialog id={id} into={into} count={people.length} onClose={() => setInto(undefined)} onDone={(ids) => (ids.length > 1 ? onBack() : ids[0] !== undefined && ids[0] !== id && onOpen(ids[0]))} />}
    </section>
  );
}

/** A group: its leader first; a click makes another the leader. */
function Group({ title, members }: { title: string; members: readonly Enrolment[] }) {
  const doIt = useDo();
  const isGroup = members.some((row) => row.group_name !== null);
  const sorted = members.toSorted((one, other) => Number(other.is_leader) - Number(one.is_leader));
  const lead = (next: Enrolment) =>
    void doIt("enrolment_update", { rows: [...members.filter((row) => row.is_leader && row !== next).map((row) => ({ id: row.id, changes: { is_leader: false } })), { id: next.id, changes: { is_leader: !next.is_leader } }] });
  return (
    <section className="group" aria-label={title}>
      <h3>
        {title} <span className="quiet">{members.length} 人</span>
      </h3>
      <ul>
        {sorted.map((row) => (
          <li key={row.id}>
            {isGroup ? (
              <button type="button" className={row.is_leader ? "leader" : ""} aria-pressed={row.is_leader} title={row.is_leader ? "不再当组长" : "设为组长"} onClick={() => lead(row)}>
                {row.name}
                {row.is_leader && "（组长）"}
              </button>
            ) : (
              <span>{row.name}</span>
            )}
            <span className="quiet">{row.skill_level}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
