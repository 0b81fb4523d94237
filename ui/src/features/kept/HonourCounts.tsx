// How many honours there are by year and level; each number opens its records.
import { Button, Drawer } from "antd";
import { useState } from "react";
import { type HonourLevel, useAsk } from "../../backend";
import { whole } from "../../shared/format";
import { LEVELS } from "./fields";

interface Props {
  open: boolean;
  onClose: () => void;
  /** Shows a record in its list. */
  onShow: (id: number) => void;
}

const NONE = "未定";

export function HonourCounts({ open, onClose, onShow }: Props) {
  const years = useAsk("honour_counts", {}, open).data?.years ?? [];
  const rows = useAsk("honour_list", {}, open).data?.rows ?? [];
  const [at, setAt] = useState<{ year: number; level: string } | undefined>();
  const of = (levels: readonly HonourLevel[], level: string) => levels.find((each) => (each.level ?? NONE) === level);
  const heads = [...LEVELS, NONE].filter((level) => years.some(({ levels }) => of(levels, level)));
  const found = at && of(years.find(({ year }) => year === at.year)?.levels ?? [], at.level);
  const shown = rows.filter((row) => found?.ids.includes(row.id));
  return (
    <Drawer open={open} onClose={onClose} size={520} title="历年荣誉" mask={false} destroyOnHidden>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">年度</th>
            {heads.map((level) => (
              <th scope="col" key={level}>
                {level}
              </th>
            ))}
            <th scope="col">合计</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, levels }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {heads.map((level) => {
                const count = of(levels, level);
                return (
                  <td key={level}>
                    {count && (
                      <Button type={at?.year === year && at.level === level ? "primary" : "link"} size="small" onClick={() => setAt({ year, level })} title={`看 ${year} 年${level}的荣誉`}>
                        {whole(count.amount)}
                      </Button>
                    )}
                  </td>
                );
              })}
              <td>{whole(levels.reduce((sum, { amount }) => sum + amount, 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {at === undefined && <p className="quiet">点一个数字，看是哪些荣誉。</p>}
      {shown.map((row) => (
        <button type="button" className="kept-link" key={row.id} onClick={() => onShow(row.id)}>
          <time className="quiet">{row.received_on}</time>
          <span>{row.name}</span>
          <span className="quiet">{row.people ?? row.unit ?? row.standing}</span>
        </button>
      ))}
    </Drawer>
  );
}
