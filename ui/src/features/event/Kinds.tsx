// 活动类型: her kinds of events, each with fields of its own. A kind in use is renamed or retired, never lost.
import { Button, Input, Modal, Select, Switch } from "antd";
import { useState } from "react";
import { type EventField, type EventFieldHolds, type EventKind, useAsk, useDo } from "../../backend";
import { composing } from "../../shared/keys";

const HOLDS: { value: EventFieldHolds; label: string }[] = [
  { value: "words", label: "文字" },
  { value: "number", label: "数字" },
  { value: "date", label: "日期" },
  { value: "choice", label: "选项" },
];

function Fields({ kind }: { kind: EventKind }) {
  const doIt = useDo();
  const [fields, setFields] = useState<EventField[]>(kind.fields);
  const set = (at: number, change: Partial<EventField>) => setFields(fields.map((field, index) => (index === at ? { ...field, ...change } : field)));
  return (
    <div className="event-fields">
      {fields.map((field, at) => (
        <div key={field.id ?? `new ${at}`} className="event-row">
          <Input className="grow" value={field.name} onChange={(event) => set(at, { name: event.target.value })} placeholder="栏目，例如 主讲人" aria-label={`栏目 ${at + 1}`} />
          <Select value={field.holds} options={HOLDS} onChange={(holds: EventFieldHolds) => set(at, { holds })} style={{ width: 84 }} aria-label={`栏目 ${at + 1} 填什么`} />
          {field.holds === "number" && <Input className="unit" value={field.unit ?? ""} onChange={(event) => set(at, { unit: event.target.value })} placeholder="单位" aria-label={`栏目 ${at + 1} 的单位`} />}
          {field.holds === "choice" && (
            <Input className="grow" defaultValue={(field.options ?? []).join("、")} onChange={(event) => set(at, { options: event.target.value.split(/[、，,]/u).map((option) => option.trim()).filter(Boolean) })} placeholder="可选的内容，用顿号隔开" aria-label={`栏目 ${at + 1} 的选项`} />
          )}
          <Button type="text" onClick={() => setFields(fields.filter((_, index) => index !== at))} aria-label={`删除栏目${field.name}`} title="删除这一栏">
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => setFields([...fields, { name: "", holds: "words", unit: null, options: [] }])}>
          加一栏
        </Button>{" "}
        <Button size="small" type="primary" onClick={() => void doIt("event_kind_update", { id: kind.id, fields })}>
          保存栏目
        </Button>
      </div>
    </div>
  );
}

export function Kinds({ onClose }: { onClose: () => void }) {
  const doIt = useDo();
  const kinds = useAsk("event_kind_list", {}).data?.rows ?? [];
  const [open, setOpen] = useState<number>();
  const [draft, setDraft] = useState("");
  const rename = async (kind: EventKind, name: string) => {
    if (name.trim() !== kind.name) await doIt("event_kind_update", { id: kind.id, changes: { name: name.trim() } });
  };
  const move = (at: number, step: number) => {
    const ids = kinds.map(({ id }) => id);
    const [id] = ids.splice(at, 1);
    if (id !== undefined) ids.splice(at + step, 0, id);
    void doIt("event_kind_order", { ids });
  };
  const add = async () => {
    if (draft.trim() !== "" && (await doIt("event_kind_create", { name: draft })) !== undefined) setDraft("");
  };
  return (
    <Modal open title="活动类型" onCancel={onClose} footer={null} width={640}>
      <div className="event-kinds">
        {kinds.map((kind, at) => (
          <div key={kind.id} className="event-kind">
            <div className="event-row">
              <span className={kind.retired ? "grow retired" : "grow"}>
                <Input
                  key={kind.name}
                  variant="borderless"
                  defaultValue={kind.name}
                  onBlur={(event) => void rename(kind, event.target.value)}
                  onKeyDown={(event) => event.key === "Enter" && !composing(event) && event.currentTarget.blur()}
                  aria-label={`类型${kind.name}的名称`}
                  title="改了名称，已有的活动一起改"
                />
              </span>
              <span className="quiet">{kind.events > 0 ? `${kind.events} 个活动` : ""}</span>
              <Button type="link" size="small" onClick={() => setOpen(open === kind.id ? undefined : kind.id)} aria-expanded={open === kind.id}>
                {kind.fields.length > 0 ? `栏目 ${kind.fields.length}` : "加栏目"}
              </Button>
              <Button type="text" size="small" disabled={at === 0} onClick={() => move(at, -1)} aria-label={`${kind.name}上移`} title="上移">
                ↑
              </Button>
              <Button type="text" size="small" disabled={at === kinds.length - 1} onClick={() => move(at, 1)} aria-label={`${kind.name}下移`} title="下移">
                ↓
              </Button>
              <Switch size="small" checked={!kind.retired} onChange={(used) => void doIt("event_kind_update", { id: kind.id, changes: { retired: !used } })} aria-label={`${kind.name}可选`} title={kind.retired ? "已停用：新活动里不再列出" : "停用以后，新活动里不再列出"} />
              <Button type="text" size="small" onClick={() => void doIt("event_kind_delete", { ids: [kind.id] })} aria-label={`删除类型${kind.name}`} title="没有活动用到的才能删除">
                ×
              </Button>
            </div>
            {open === kind.id && <Fields key={kind.fields.map(({ id }) => id).join()} kind={kind} />}
          </div>
        ))}
      </div>
      <div className="event-row" style={{ marginTop: 8 }}>
        <Input className="grow" value={draft} onChange={(event) => setDraft(event.target.value)} onPressEnter={(event) => !composing(event) && void add()} placeholder="新的类型，例如 参观" aria-label="新类型的名称" />
        <Button onClick={() => void add()}>加上</Button>
      </div>
    </Modal>
  );
}
