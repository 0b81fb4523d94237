// The bar above a list: words to filter by, what is active as chips, the choice of columns.
import { Button, Checkbox, Input, Popover, Space, Tag } from "antd";
import { said } from "./filter";
import type { Column } from "./table";
import { ordered, standing, type Turn, type View, withFilter } from "./view";

interface Props<T> {
  noun: string;
  words: string;
  onWords: (words: string) => void;
  columns: readonly Column<T>[];
  view: View;
  onView: Turn;
}

export function Bar<T>({ noun, words, onWords, columns, view, onView }: Props<T>) {
  const active = columns.flatMap((column) => {
    const filter = view.filters[column.key];
    return filter ? [{ column, text: said(column.title, filter) }] : [];
  });
  const shown = new Set(standing(columns, view));
  const pick = (
    <div className="grid-menu" role="group" aria-label="显示哪些列">
      {ordered(columns, view).map((column) => (
        <Checkbox
          key={column.key}
          checked={shown.has(column)}
          disabled={shown.size === 1 && shown.has(column)}
          onChange={(event) => onView((old) => ({ ...old, shown: { ...old.shown, [column.key]: event.target.checked } }))}
        >
          {column.title}
        </Checkbox>
      ))}
      <Button size="small" onClick={() => onView((old) => ({ ...old, shown: {}, order: [], widths: {} }))}>
        恢复原样
      </Button>
    </div>
  );
  return (
    <div className="grid-bar" role="search">
      <Input allowClear placeholder={`筛选${noun}`} value={words} onChange={(event) => onWords(event.target.value)} aria-label={`筛选${noun}`} />
      <Space wrap size={4} className="grid-chips">
        {active.map(({ column, text }) => (
          <Tag key={column.key} closable onClose={() => onView((old) => withFilter(old, column.key, undefined))}>
            {text}
          </Tag>
        ))}
        {active.length > 1 && (
          <Button type="link" size="small" onClick={() => onView((old) => ({ ...old, filters: {} }))}>
            全部清除
          </Button>
        )}
      </Space>
      <Popover trigger="click" placement="bottomRight" content={pick}>
        <Button>选择列</Button>
      </Popover>
    </div>
  );
}
