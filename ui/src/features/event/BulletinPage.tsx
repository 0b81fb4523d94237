// 编印: the issues of each bulletin in the year, and those that are missing between them; an issue opens its event.
import { Button } from "antd";
import { type Bulletin, useAsk } from "../../backend";
import { useGo } from "../../shared/destination";

const numbers = (issues: readonly number[]) => issues.map((number) => `第${number}期`).join("、");

function Issues({ bulletin }: { bulletin: Bulletin }) {
  const goTo = useGo();
  return (
    <div className="bulletin-issues">
      {bulletin.issues.map(({ id, event, issue, date, copies }) => (
        <button type="button" key={id} className="event-line" title={`打开“${event}”`} onClick={() => goTo({ page: "event", area: "event", id, open: id })}>
          <time className="quiet">{date ?? "未记日期"}</time>
          <span>{issue ?? <span className="quiet">没写期号</span>}</span>
          <span className="quiet">{copies !== null && `${copies} 份`}</span>
          <span className="quiet">{event}</span>
        </button>
      ))}
    </div>
  );
}

export function BulletinPage({ year }: { year: number }) {
  const rows = useAsk("bulletin_list", { year }).data?.rows;
  const goTo = useGo();
  return (
    <section className="page scroll" aria-label="编印">
      <header>
        <h1>编印</h1>
      </header>
      {rows?.length === 0 && (
        <div className="empty">
          <p>{year} 年还没有编印的刊物。登记类型是“编印”的活动，写上刊名和期号，这里按刊物一期期排好，缺了哪一期一看就知道。</p>
          <Button onClick={() => goTo({ page: "event" })}>去登记</Button>
        </div>
      )}
      {rows?.map((bulletin) => (
        <section key={bulletin.title} aria-label={bulletin.title} className="bulletin">
          <h2>
            《{bulletin.title}》<span className="quiet">{bulletin.issues.length} 期</span>
            {bulletin.missing.length > 0 && <span className="bulletin-missing">缺{numbers(bulletin.missing)}</span>}
            {bulletin.twice.length > 0 && <span className="bulletin-missing">{numbers(bulletin.twice)}登记了不止一次</span>}
          </h2>
          <Issues bulletin={bulletin} />
        </section>
      ))}
    </section>
  );
}
