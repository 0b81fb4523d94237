// What of applications, papers and regulations is due, or late; nothing where nothing is.
import { useAsk } from "../../backend";
import { useGo } from "../../shared/destination";

/** How far away a day is, as people say it. */
function away(days: number): string {
  if (days < 0) return `超期 ${-days} 天`;
  if (days === 0) return "今天到期";
  return days === 1 ? "明天到期" : `还有 ${days} 天`;
}

export function Due() {
  const goTo = useGo();
  const rows = useAsk("kept_due", {}).data?.rows ?? [];
  if (rows.length === 0) return null;
  const late = rows.filter(({ days }) => days < 0).length;
  return (
    <section className="desk-part desk-due" aria-label="到期要办">
      <header>
        <h2>到期要办</h2>
        <span className="quiet">
          {rows.length} 件{late > 0 && <em>，{late} 件超期</em>}
        </span>
      </header>
      {rows.map(({ area, id, title, what, due_on, days, handler }) => (
        <button type="button" className="desk-line" key={`${area} ${id} ${what}`} onClick={() => goTo(area === "directory" ? { page: "directory", area: "body", id } : { page: "kept", area, id, open: id })}>
          <time>{due_on}</time>
          <span className="desk-words">{title}</span>
          <span className="quiet">{[what, handler].filter(Boolean).join(" · ")}</span>
          {days < 0 ? <em>{away(days)}</em> : <span className="desk-soon">{away(days)}</span>}
        </button>
      ))}
    </section>
  );
}
