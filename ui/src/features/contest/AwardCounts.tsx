// 获奖统计: prizes of each rank, in all and for each unit; a number shows its entries.
import { Button, Popover } from "antd";
import type { AwardCounts as Counts } from "../../backend";
import "./contest.css";

/** The entries that a number counts, with the words it was pressed by. */
export interface Counted {
  words: string;
  entries: readonly number[];
}

interface Props {
  counts: Counts;
  only: Counted | undefined;
  onOnly: (only: Counted | undefined) => void;
}

export function AwardCounts({ counts, only, onOnly }: Props) {
  const show = (words: string, entries: readonly number[]) => onOnly(only?.words === words ? undefined : { words, entries });
  const chip = (words: string, entries: readonly number[]) => (
    <Button key={words} size="small" type={only?.words === words ? "primary" : "default"} onClick={() => show(words, entries)}>
      {words}
    </Button>
  );
  const lesser = counts.ranks.filter(({ award }) => award === "二等奖" || award === "三等奖");
  const units = (
    <div className="quotas" tabIndex={0} role="region" aria-label="各单位获奖">
      <table>
        <thead>
          <tr>
            <th>单位</th>
            {counts.ranks.map(({ award }) => (
              <th key={award}>{award}</th>
            ))}
            <th>合计</th>
          </tr>
        </thead>
        <tbody>
          {counts.units.map((row) => {
            const unit = row.unit ?? "没有写单位";
            const number = (words: string, entries: readonly number[]) =>
              entries.length > 0 && (
                <Button type="link" size="small" aria-label={`${unit}${words} ${entries.length} 项`} onClick={() => show(`${unit}${words} ${entries.length} 项`, entries)}>
                  {entries.length}
                </Button>
              );
            return (
              <tr key={unit}>
                <td>{unit}</td>
                {row.counts.map((count) => (
                  <td key={count.award}>{number(count.award, count.entries)}</td>
                ))}
                <td>{number("获奖", row.counts.flatMap((count) => count.entries))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
  const isOfUnit = only !== undefined && counts.units.some((row) => only.words.startsWith(row.unit ?? "没有写单位"));
  return (
    <div className="figures" role="group" aria-label="获奖统计">
      {chip(`获奖 ${counts.total} 项`, counts.ranks.flatMap(({ entries }) => entries))}
      {counts.ranks.map(({ award, entries }) => chip(`${award} ${entries.length}`, entries))}
      {lesser.length === 2 && chip(`二三等奖 ${lesser.reduce((sum, { entries }) => sum + entries.length, 0)}`, lesser.flatMap(({ entries }) => entries))}
      <Popover trigger="click" placement="bottom" content={units}>
        <Button size="small">按单位 ▾</Button>
      </Popover>
      {isOfUnit && only && (
        <Button size="small" type="primary" onClick={() => onOnly(undefined)}>
          {only.words} ✕
        </Button>
      )}
    </div>
  );
}
