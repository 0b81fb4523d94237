// An item that is not as it was: what came of it, and each field before and after.
import type { ChangedItem, Difference } from "../../backend";

const SAID: Readonly<Record<Difference, string>> = { added: "新增", removed: "删去", changed: "改动" };

export function ChangeLine({ change, by }: { change: ChangedItem; by?: readonly string[] }) {
  const who = by?.filter(Boolean).join("、");
  return (
    <>
      <span className={`plan-how ${change.how}`}>{SAID[change.how]}</span>
      <div className="plan-change">
        {change.label}
        {change.text}
        {who && <span className="quiet">（{who}）</span>}
        {change.fields.map((field) => (
          <div key={field.name} className="plan-field">
            <span className="quiet">{field.name}</span>
            {field.before && <del>{field.before}</del>}
            {field.after && <ins>{field.after}</ins>}
          </div>
        ))}
      </div>
    </>
  );
}
