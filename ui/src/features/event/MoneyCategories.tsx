// The categories of income and cost: renamed, put in order, added and taken out.
import { Button, Input, Modal, Segmented } from "antd";
import { useEffect, useState } from "react";
import { type Direction, type MoneyCategory, useAsk, useDo } from "../../backend";
import { WAYS, wayOf } from "./money";

/** A category as it is being written. */
interface Written {
  key: number;
  id: number | null;
  name: string;
  lines: number;
}

const writtenOf = ({ id, name, lines }: MoneyCategory): Written => ({ key: id, id, name, lines });

export function MoneyCategories({ open, onClose }: { open: boolean; onClose: () => void }) {
  const rows = useAsk("money_category_list", {}, open).data?.rows;
  const [direction, setDirection] = useState<Direction>("cost");
  const [written, setWritten] = useState<Written[]>([]);
  const doIt = useDo();
  useEffect(() => {
    if (open) setWritten((rows ?? []).filter((row) => row.direction === direction).map(writtenOf));
  }, [rows, open, direction]);
  const move = (from: number, to: number) => {
    const next = written.filter((_, at) => at !== from);
    const one = written[from];
    if (one) setWritten(next.toSpliced(to, 0, one));
  };
  const save = async () => {
    const categories = written.filter(({ id, name }) => id !== null || name.trim() !== "").map(({ id, name }) => ({ id, name }));
    if ((await doIt("money_category_set", { direction, categories })) !== undefined) onClose();
  };
  return (
    <Modal open={open} onCancel={onClose} onOk={() => void save()} okText={`保存${wayOf(direction)}类别`} cancelText="取消" title="收支类别" width={440} destroyOnHidden>
      <Segmented block value={direction} onChange={setDirection} options={[...WAYS]} aria-label="收入或支出" />
      <div className="money-categories">
        {written.map((category, at) => (
          <div key={category.key}>
            <Input value={category.name} aria-label="类别" autoFocus={category.id === null} onChange={({ target }) => setWritten(written.map((each) => (each === category ? { ...each, name: target.value } : each)))} />
            <span className="quiet">{category.lines > 0 && `${category.lines} 笔`}</span>
            <Button size="small" type="text" disabled={at === 0} onClick={() => move(at, at - 1)} aria-label="上移">
              ↑
            </Button>
            <Button size="small" type="text" disabled={at === written.length - 1} onClick={() => move(at, at + 1)} aria-label="下移">
              ↓
            </Button>
            <Button size="small" type="text" disabled={category.lines > 0} title={category.lines > 0 ? "有收支用着，不能去掉" : "去掉"} onClick={() => setWritten(written.filter((each) => each !== category))} aria-label={`去掉${category.name}`}>
              ×
            </Button>
          </div>
        ))}
      </div>
      <Button size="small" onClick={() => setWritten([...written, { key: -written.length - 1, id: null, name: "", lines: 0 }])}>
        ＋类别
      </Button>
    </Modal>
  );
}
