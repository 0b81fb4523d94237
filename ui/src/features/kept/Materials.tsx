// What an application needs: each paper with who sees to it, ticked off when it is ready; several lines pasted make several papers.
import { Button, Checkbox, Input } from "antd";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { type Application, type Material, type NewMaterial, useAsk, useDo } from "../../backend";
import { composing } from "../../shared/keys";

function Line({ material, today, onChange, onDelete }: { material: Material; today: string; onChange: (next: Material) => void; onDelete: () => void }) {
  const [name, setName] = useState(material.name);
  const [person, setPerson] = useState(material.person ?? "");
  const keep = () => {
    const next = { ...material, name: name.trim() || material.name, person: person.trim() || null };
    if (next.name !== name) setName(next.name);
    if (next.name !== material.name || next.person !== material.person) onChange(next);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && !composing(event)) event.currentTarget.blur();
  };
  return (
    <div className="material">
      <Checkbox checked={material.ready_on !== null} onChange={(event) => onChange({ ...material, ready_on: event.target.checked ? today : null })} aria-label={`${material.name}已备齐`} />
      <Input variant="borderless" value={name} onChange={(event) => setName(event.target.value)} onBlur={keep} onKeyDown={onKey} aria-label="材料名称" />
      <Input className="material-who" variant="borderless" value={person} placeholder="责任人" onChange={(event) => setPerson(event.target.value)} onBlur={keep} onKeyDown={onKey} aria-label={`${material.name}的责任人`} />
      <span className="material-on quiet">{material.ready_on ?? "未备齐"}</span>
      <Button type="text" size="small" onClick={onDelete} aria-label={`删去${material.name}`} title="删去">
        ×
      </Button>
    </div>
  );
}

export function Materials({ application: { id, materials }, children }: { application: Application; children?: ReactNode }) {
  const doIt = useDo();
  const today = useAsk("desk_status", {}).data?.today ?? "";
  const [name, setName] = useState("");
  const set = (next: readonly NewMaterial[]) => doIt("material_set", { application_id: id, materials: [...next] });
  const add = async (text: string) => {
    const names = text.split("\n").map((line) => line.trim()).filter(Boolean);
    if (names.length > 0 && (await set([...materials, ...names.map((each) => ({ name: each }))])) !== undefined) setName("");
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (!text.trim().includes("\n")) return;
    event.preventDefault();
    void add(text);
  };
  const ready = materials.filter((material) => material.ready_on !== null).length;
  return (
    <section className="materials" aria-label="申报材料">
      <h3>
        申报材料{materials.length > 0 && <span className="quiet"> {ready}/{materials.length} 备齐</span>}
      </h3>
      {materials.map((material) => (
        <Line
          key={`${material.id} ${material.name} ${material.person}`}
          material={material}
          today={today}
          onChange={(next) => void set(materials.map((each) => (each.id === next.id ? next : each)))}
          onDelete={() => void set(materials.filter((each) => each.id !== material.id))}
        />
      ))}
      <Input
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPaste={onPaste}
        onPressEnter={(event) => {
          if (!composing(event)) void add(name);
        }}
        placeholder="加一件材料，回车；粘贴多行就是多件"
        aria-label="加一件材料"
      />
      {children}
    </section>
  );
}
