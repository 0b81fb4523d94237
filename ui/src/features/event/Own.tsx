// The fields that an event's kind has of its own: 主讲人 of 讲座, 刊名 and 期号 of 编印.
import { Input, Select } from "antd";
import { type EventField, type EventRow, useAsk, useDo } from "../../backend";
import { composing } from "../../shared/keys";

function Value({ event, field }: { event: EventRow; field: EventField }) {
  const doIt = useDo();
  const id = field.id ?? 0;
  const value = event.own[id] ?? "";
  const save = async (written: string) => {
    if (written.trim() !== value) await doIt("event_update", { id: event.id, parts: { own: { [id]: written.trim() } } });
  };
  if (field.holds === "choice") {
    return <Select allowClear value={value || undefined} options={(field.options ?? []).map((option) => ({ value: option }))} onChange={(written: string | undefined) => void save(written ?? "")} aria-label={field.name} />;
  }
  return (
    <Input
      key={value}
      defaultValue={value}
      suffix={field.unit}
      placeholder={field.holds === "date" ? "2026-05-18" : undefined}
      aria-label={field.name}
      onBlur={(written) => void save(written.target.value)}
      onKeyDown={(key) => key.key === "Enter" && !composing(key) && void save(key.currentTarget.value)}
    />
  );
}

export function Own({ event }: { event: EventRow }) {
  const kind = useAsk("event_kind_list", {}).data?.rows.find(({ name }) => name === event.kind);
  if (!kind || kind.fields.length === 0) return null;
  return (
    <section className="event-section" aria-label={`${kind.name}的内容`}>
      <h3>{kind.name}</h3>
      <div className="event-own">
        {kind.fields.map((field) => (
          <div key={field.id} style={{ display: "contents" }}>
            <span className="quiet">{field.name}</span>
            <Value event={event} field={field} />
          </div>
        ))}
      </div>
    </section>
  );
}
