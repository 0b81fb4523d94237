// 报道: pieces in the media, with counts by level and by outlet.
import { Button, Popover } from "antd";
import { useMemo, useState } from "react";
import { type Coverage, useAsk } from "../../backend";
import type { Destination } from "../../shared/destination";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { byLevel, byOutlet, coverageValues, useCoverage, useCoverageFields } from "./coverage";
import { useEventField } from "./ties";

const columns: Column<Coverage>[] = [
  { key: "published_on", title: "刊播日期", width: 100, edit: true },
  { key: "title", title: "标题", width: 320, edit: true, lead: true },
  { key: "outlet", title: "媒体", width: 160, edit: true },
  { key: "level", title: "级别", width: 76, edit: true },
  { key: "event", title: "活动", width: 210 },
  { key: "link", title: "网址", width: 180, edit: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

export function CoveragePage({ year, to }: { year: number; to?: Destination | undefined }) {
  const rows = useAsk("coverage_list", { year }).data?.rows;
  const event = useEventField(year, rows);
  const fields = useCoverageFields();
  const coverage = useCoverage();
  const wanted = useMemo(() => (to?.id === undefined ? undefined : { id: to.id }), [to]);
  const [only, setOnly] = useState<{ outlet: string; level: string } | undefined>();
  const shown = only ? rows?.filter((row) => row.outlet === only.outlet && row.level === only.level) : rows;
  const outlets = (
    <table className="coverage-counts">
      <tbody>
        {byOutlet(rows ?? []).map(({ outlet, level, count }) => (
          <tr key={`${level} ${outlet}`}>
            <td>{outlet}</td>
            <td className="quiet">{level}</td>
            <td>
              <Button type="link" size="small" onClick={() => setOnly({ outlet, level })} title={`只看${outlet}的报道`}>
                {count} 篇
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <RecordPage
      name="coverage"
      title="报道"
      noun="报道"
      teach={`${year} 年还没有报道。报纸、电视、网站和本会公众号登过的，在这里记下媒体、级别和标题，年底按级别、按媒体数出来。`}
      rows={shown}
      columns={columns}
      fields={[...fields.slice(0, -1), event, ...fields.slice(-1)]}
      valuesOf={coverageValues}
      wanted={wanted}
      sums={byLevel}
      tools={
        (rows?.length ?? 0) > 0 && (
          <>
            {only && (
              <Button onClick={() => setOnly(undefined)} title="看全部报道">
                只看{only.outlet} ×
              </Button>
            )}
            <Popover trigger="click" placement="bottomRight" content={outlets}>
              <Button>按媒体</Button>
            </Popover>
            <PrintMenu papers={["coverage"]} ask={{ year }} about={`${year}年`} />
          </>
        )
      }
      onCreate={coverage.create}
      onUpdate={coverage.update}
      onDelete={coverage.remove}
    />
  );
}
