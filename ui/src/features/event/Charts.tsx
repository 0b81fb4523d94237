// The ledger drawn: events by month and kind, beneficiaries by unit. A bar opens its records. Loaded when first shown.
import { theme } from "antd";
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { EventLedger } from "../../backend";
import { whole } from "../../shared/format";

echarts.use([BarChart, CanvasRenderer, GridComponent, LegendComponent, TooltipComponent]);

/** So many units have a bar, the largest. */
const UNITS = 12;

/** Kinds beyond these share one colour. */
const UNWRITTEN = "未写类型";

interface Props {
  ledger: EventLedger;
  onMonth: (month: string, kind: string) => void;
  onUnit: (unit: string) => void;
}

/** A chart that is drawn anew with its option and tells which bar was chosen. */
function Drawn({ option, height, label, onBar }: { option: echarts.EChartsCoreOption; height: number; label: string; onBar: (category: number, series: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.EChartsType | undefined>(undefined);
  const chosen = useRef(onBar);
  chosen.current = onBar;
  useEffect(() => {
    if (!box.current) return;
    const drawn = echarts.init(box.current);
    chart.current = drawn;
    drawn.on("click", ({ dataIndex, seriesName }) => chosen.current(dataIndex, seriesName ?? ""));
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, true), [option]);
  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}

/** Months from the first to the last, none left out; years where only they are known stand by themselves. */
export function axis(months: readonly string[]): string[] {
  const whole = months.filter((month) => month.length === 7).toSorted();
  const [first, last] = [whole[0], whole.at(-1)];
  const all: string[] = [];
  for (let at = first; at !== undefined && last !== undefined && at <= last; ) {
    all.push(at);
    const [year = 0, month = 0] = at.split("-").map(Number);
    at = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
  }
  return [...all, ...months.filter((month) => month.length === 4)].toSorted();
}

export default function Charts({ ledger, onMonth, onUnit }: Props) {
  const { token } = theme.useToken();
  const palette = [token.colorPrimary, token.colorSuccess, token.colorWarning, token.colorError, token.colorTextTertiary, token.colorPrimaryBorder, token.colorSuccessBorder, token.colorWarningBorder, token.colorErrorBorder, token.colorTextQuaternary];
  const words = { color: token.colorText, fontFamily: token.fontFamily };
  const line = { lineStyle: { color: token.colorBorder } };
  const months = axis([...new Set(ledger.months.map(({ month }) => month))]);
  const kinds = [...new Set(ledger.months.map(({ kind }) => kind))].toSorted((a, b) => count(b) - count(a));
  function count(kind: string) {
    return ledger.months.filter((each) => each.kind === kind).reduce((sum, { events }) => sum + events, 0);
  }
  const tooltip = { trigger: "item" as const, backgroundColor: token.colorBgElevated, borderColor: token.colorBorder, textStyle: words };
  const byMonth: echarts.EChartsCoreOption = {
    color: palette,
    textStyle: words,
    animation: false,
    tooltip,
    legend: { top: 0, textStyle: words, icon: "rect", itemWidth: 12, itemHeight: 12 },
    grid: { left: 36, right: 8, top: 34, bottom: 24 },
    xAxis: { type: "category", data: months.map((month) => (months.length > 12 ? month : `${Number(month.slice(5)) || month}${month.length === 7 ? "月" : "年"}`)), axisLabel: words, axisLine: line },
    yAxis: { type: "value", minInterval: 1, axisLabel: words, splitLine: line },
    series: kinds.map((kind) => ({
      type: "bar",
      stack: "all",
      name: kind || UNWRITTEN,
      barMaxWidth: 36,
      data: months.map((month) => ledger.months.find((each) => each.month === month && each.kind === kind)?.events ?? 0),
    })),
  };
  const units = ledger.units.filter(({ sums }) => sums.beneficiaries > 0).slice(0, UNITS);
  const drawn = units.toReversed();
  const byUnit: echarts.EChartsCoreOption = {
    color: [token.colorPrimary],
    textStyle: words,
    animation: false,
    tooltip,
    grid: { left: 168, right: 64, top: 4, bottom: 24 },
    xAxis: { type: "value", axisLabel: words, splitLine: line },
    yAxis: { type: "category", data: drawn.map(({ unit }) => unit), axisLabel: { ...words, width: 156, overflow: "truncate" }, axisLine: line },
    series: [{ type: "bar", name: "受益人次", barMaxWidth: 20, data: drawn.map(({ sums }) => sums.beneficiaries), label: { show: true, position: "right", ...words } }],
  };
  return (
    <div className="ledger-charts">
      <section aria-label="各月各类活动">
        <h2>各月活动（项）</h2>
        <Drawn option={byMonth} height={240} label={`各月各类活动，共 ${whole(ledger.sums.events)} 项`} onBar={(at, kind) => onMonth(months[at] ?? "", kind === UNWRITTEN ? "" : kind)} />
      </section>
      {units.length > 0 && (
        <section aria-label="各单位受益人次">
          <h2>各单位受益人次</h2>
          <p className="quiet">一项活动有几个单位的，在每个单位名下都算。点一条看它的活动。</p>
          <Drawn option={byUnit} height={40 + 26 * units.length} label="各单位受益人次" onBar={(at) => onUnit(drawn[at]?.unit ?? "")} />
        </section>
      )}
    </div>
  );
}
