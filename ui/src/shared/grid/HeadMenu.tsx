// What a column's head offers: its order, its filter, its place.
import { Button, Checkbox, Input, InputNumber, Segmented, Space } from "antd";
import { choices, type Filter } from "./filter";
import type { Column } from "./table";
import { moved, standing, type Turn, type View, withFilter, withSort } from "./view";

interface Props<T> {
  column: Column<T>;
  columns: readonly Column<T>[];
  rows: readonly T[];
  view: View;
  onView: Turn;
  canFilter: boolean;
  onClose: () => void;
}

export function HeadMenu<T>({ column, columns, rows, view, onView, canFilter, onClose }: Props<T>) {
  const { key, title } = column;
  const filter = view.filters[key];
  const set = (next: Filter | undefined) => onView((old) => withFilter(old, key, next));
  const shown = standing(columns, view);
  const at = shown.indexOf(column);
  const order = view.sort?.key === key ? (view.sort.descending ? "down" : "up") : "none";
  const range = filter && ("least" in filter || "most" in filter) ? filter : {};
  const between = (least: number | null | undefined, most: number | null | undefined) =>
    set(least === null && most === null ? undefined : { ...(typeof least === "number" ? { least } : {}), ...(typeof most === "number" ? { most } : {}) });
  const several = column.number ? [] : choices(rows, column);
  const among = filter && "among" in filter ? filter.among : [];
  return (
    <div className="grid-menu" role="group" aria-label={`${title}：${canFilter ? "排序和筛选" : "排序"}`} onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <Segmented
        block
        value={order}
        onChange={(next) => onView((old) => withSort(old, next === "none" ? undefined : { key, descending: next === "down" }))}
        options={[{ value: "up", label: "升序" }, { value: "down", label: "降序" }, { value: "none", label: "不排" }]}
      />
      {canFilter && (column.number ? (
        <Space.Compact block>
          <InputNumber autoFocus placeholder="从" value={range.least ?? null} onChange={(least) => between(least, range.most ?? null)} aria-label={`${title}从`} />
          <InputNumber placeholder="到" value={range.most ?? null} onChange={(most) => between(range.least ?? null, most)} aria-label={`${title}到`} />
        </Space.Compact>
      ) : (
        <>
          <Input
            autoFocus
            allowClear
            placeholder={`${title}里有…`}
            value={filter && "words" in filter ? filter.words : ""}
            onChange={(event) => set(event.target.value ? { words: event.target.value } : undefined)}
            aria-label={`${title}里有`}
          />
          {several.length > 1 && (
            <Checkbox.Group className="grid-choices" value={among} onChange={(next) => set(next.length > 0 ? { among: next } : undefined)} options={several} />
          )}
        </>
      ))}
      <Space wrap size={4}>
        <Button size="small" disabled={at <= 0} onClick={() => onView((old) => moved(columns, old, key, shown[at - 1]?.key))}>
          左移
        </Button>
        <Button size="small" disabled={at >= shown.length - 1} onClick={() => onView((old) => moved(columns, old, key, shown[at + 2]?.key))}>
          右移
        </Button>
        <Button
          size="small"
          disabled={shown.length < 2}
          onClick={() => {
            onClose();
            onView((old) => ({ ...withFilter(old, key, undefined), shown: { ...old.shown, [key]: false } }));
          }}
        >
          隐藏这一列
        </Button>
      </Space>
    </div>
  );
}
