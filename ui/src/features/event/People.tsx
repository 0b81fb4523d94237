// Who was present at an event, with the post as it was then; a name comes from the directory as it is typed, or stands as words.
import { AutoComplete, Form } from "antd";
import { useState } from "react";
import { type EventRow, type Person, type Present, type PresentRole, useAsk, useDo } from "../../backend";
import type { ControlProps, Field, Values } from "../../shared/records/values";
import { Part } from "./Part";

const ROLES: readonly { value: PresentRole; label: string }[] = [
  { value: "leader", label: "领导" },
  { value: "expert", label: "专家" },
  { value: "speaker", label: "主讲" },
  { value: "guest", label: "嘉宾" },
];

/** Between a name and the id of the person of the directory that it was picked as. */
const PICKED = "#";

/** 张伟 · 第一中学 副校长 */
const about = ({ name, unit, position }: Person): string => [name, [unit, position].filter(Boolean).join(" ")].filter(Boolean).join(" · ");

function Name({ id, value, onChange }: ControlProps) {
  const form = Form.useFormInstance<Values>();
  const [typed, setTyped] = useState("");
  const people = useAsk("person_list", { words: typed, limit: 8 }, typed.trim() !== "").data?.rows ?? [];
  return (
    <AutoComplete
      id={id ?? "name"}
      value={value?.split(PICKED)[0] ?? ""}
      options={people.map((person) => ({ value: `${person.name}${PICKED}${person.id}`, label: about(person) }))}
      onChange={(words: string) => {
        if (!words.includes(PICKED)) setTyped(words);
        onChange?.(words || null);
      }}
      onSelect={(picked: string) => {
        const person = people.find((each) => picked === `${each.name}${PICKED}${each.id}`);
        const post = [person?.unit, person?.position].filter(Boolean).join("");
        if (post && !form.getFieldValue("post")) form.setFieldValue("post", post);
        setTyped("");
      }}
    />
  );
}

const fields: Field[] = [
  { key: "role", label: "身份", kind: "choice", options: ROLES, required: true },
  { key: "name", label: "姓名", control: Name, required: true },
  { key: "post", label: "职务", hint: "当时的职务；以后他换了单位，这里不变" },
];

/** A row with its place in the list for an id. */
type Placed = Present & { id: number };

const valuesOf = ({ role, name, person_id, post }: Placed): Values => ({ role, name: typeof person_id === "number" ? `${name}${PICKED}${person_id}` : name, post: post ?? null });

function presentOf(values: Values): Present {
  const [name = "", picked] = String(values.name ?? "").split(PICKED);
  return { role: values.role as PresentRole, name, person_id: picked === undefined ? null : Number(picked), post: (values.post ?? null) as string | null };
}

export function People({ event }: { event: EventRow }) {
  const rows = useAsk("event_people", { id: event.id }).data?.rows.map((row, at): Placed => ({ ...row, id: at + 1 }));
  const doIt = useDo();
  const write = async (people: readonly Placed[], more: Present[] = []) =>
    (await doIt("event_people_set", { id: event.id, people: [...people.map(({ role, name, person_id, post }) => ({ role, name, person_id: person_id ?? null, post: post ?? null })), ...more] })) !== undefined;
  return (
    <Part
      title="出席人员"
      add="＋人员"
      rows={rows}
      fields={fields}
      valuesOf={valuesOf}
      fresh={{ role: "leader" }}
      line={(row) => (
        <>
          <time className="quiet">{ROLES.find(({ value }) => value === row.role)?.label}</time>
          <span>{row.name}</span>
          <span className="quiet">{row.post}</span>
        </>
      )}
      onCreate={(values) => write(rows ?? [], [presentOf(values)])}
      onUpdate={(row, values) => write((rows ?? []).map((each) => (each.id === row.id ? { ...presentOf({ ...valuesOf(row), ...values }), id: row.id } : each)))}
      onDelete={(row) => write((rows ?? []).filter((each) => each.id !== row.id))}
    />
  );
}
