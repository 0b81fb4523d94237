// Turning the pages of what is too long for one.
import { Button } from "antd";

export function Paging({ from, page, total, onFrom }: { from: number; page: number; total: number; onFrom: (from: number) => void }) {
  if (total <= page) return null;
  return (
    <div className="import-paging">
      <Button size="small" disabled={from === 0} onClick={() => onFrom(Math.max(0, from - page))}>
        前面的
      </Button>
      <span>
        {from + 1}～{Math.min(from + page, total)}，共 {total} 行
      </span>
      <Button size="small" disabled={from + page >= total} onClick={() => onFrom(from + page)}>
        后面的
      </Button>
    </div>
  );
}
