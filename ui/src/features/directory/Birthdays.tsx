// Birthdays of a month, as far as they are known.
import { Drawer, Segmented } from "antd";
import { useState } from "react";
import { useAsk } from "../../backend";

interface Props {
  open: boolean;
  onClose: () => void;
  /** Shows a person. */
  onShow: (id: number) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: String(index + 1) }));

export function Birthdays({ open, onClose, onShow }: Props) {
  const [month, setMonth] = useState<number | undefined>();
  const found = useAsk("birthday_list", month === undefined ? {} : { month }, open).data;
  return (
    <Drawer open={open} onClose={onClose} size={520} title={found ? `${found.month} 月生日` : "生日"} mask={false} destroyOnHidden>
      {found && <Segmented size="small" value={found.month} onChange={setMonth} options={MONTHS} aria-label="几月" />}
      {found?.rows.length === 0 && <p className="quiet">没有人这个月过生日。出生年月写到月，就会列在这里。</p>}
      {found?.rows.map((row) => (
        <button type="button" className="directory-link" key={row.id} onClick={() => onShow(row.id)}>
          <time>{row.day === null ? "日期不详" : `${found.month} 月 ${row.day} 日`}</time>
          <span>
            {row.name} <span className="quiet">{row.unit}</span>
          </span>
          <span className="quiet">
            满 {row.age} 岁{row.note ? `；${row.note}` : ""}
          </span>
        </button>
      ))}
      {found !== undefined && found.year_only > 0 && <p className="quiet">另有 {found.year_only} 人只写了出生年份，不知道在几月。</p>}
    </Drawer>
  );
}
