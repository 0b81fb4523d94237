// 标签: what puts people and units together. One is chosen to see who has it; for chosen rows it is put on or taken off as one act.
import { Button, Dropdown, Input, Select } from "antd";
import { useState } from "react";
import { useAsk, useDo } from "../../backend";

interface FilterProps {
  value: string | undefined;
  onChange: (label: string | undefined) => void;
}

export function LabelFilter({ value, onChange }: FilterProps) {
  const labels = useAsk("label_list", {}).data?.rows ?? [];
  if (labels.length === 0) return null;
  const options = labels.map(({ name, people, units }) => ({ value: name, label: `${name}（${people + units}）` }));
  return <Select value={value ?? null} onChange={(label: string | null | undefined) => onChange(label ?? undefined)} options={options} allowClear placeholder="全部标签" className="label-filter" aria-label="只看标签" />;
}

interface MenuProps {
  people?: readonly number[];
  units?: readonly number[];
}

export function LabelMenu({ people = [], units = [] }: MenuProps) {
  const labels = useAsk("label_list", {}).data?.rows ?? [];
  const doIt = useDo();
  const [open, setOpen] = useState(false);
  const [fresh, setFresh] = useState("");
  const mark = async (label: string, on: boolean) => {
    if ((await doIt("label_mark", { label, people: [...people], units: [...units], on })) === undefined) return;
    setFresh("");
    setOpen(false);
  };
  const panel = (
    <div className="label-menu">
      <Input value={fresh} onChange={({ target }) => setFresh(target.value)} onPressEnter={() => fresh.trim() && void mark(fresh, true)} placeholder="新标签，回车贴上" aria-label="新标签" maxLength={20} />
      {labels.map(({ id, name }) => (
        <p key={id}>
          <span>{name}</span>
          <Button type="link" size="small" onClick={() => void mark(name, true)} aria-label={`贴上${name}`}>
            贴上
          </Button>
          <Button type="link" size="small" onClick={() => void mark(name, false)} aria-label={`取下${name}`}>
            取下
          </Button>
        </p>
      ))}
    </div>
  );
  return (
    <Dropdown open={open} onOpenChange={setOpen} trigger={["click"]} popupRender={() => panel}>
      <Button>给 {people.length + units.length} 条贴标签 ▾</Button>
    </Dropdown>
  );
}
