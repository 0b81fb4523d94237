// 会议落实: what meetings decided somebody does, until it is done; what is late stands in red.
import { Checkbox } from "antd";
import { useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";

export function FollowUps({ today }: { today: string }) {
  const goTo = useGo();
  const doIt = useDo();
  const rows = useAsk("follow_up_list", { open: true }).data?.rows ?? [];
  if (rows.length === 0) return null;
  const late = rows.filter((row) => row.is_late).length;
  return (
    <section className="desk-part" aria-label="会议落实">
      <header>
        <h2>会议落实</h2>
        <span className="quiet">
          {rows.length} 件没办完{late > 0 && <em>，{late} 件过了期限</em>}
        </span>
      </header>
      {rows.map((row) => (
        <div className="desk-follow" key={row.id}>
          <Checkbox checked={false} aria-label={`“${row.words}”已完成`} title="完成后打勾" onChange={() => void doIt("follow_up_update", { id: row.id, changes: { done_on: today } })} />
          <button type="button" className="desk-line" title={row.meeting} onClick={() => goTo({ page: "event", area: "event", id: row.event_id, open: row.event_id })}>
            <span className="desk-words">{row.words}</span>
            {row.owner && <span className="quiet">{row.owner}</span>}
            {row.due_on && (row.is_late ? <em>{row.due_on}</em> : <span className="desk-soon">{row.due_on}</span>)}
          </button>
        </div>
      ))}
    </section>
  );
}
