// How many joined, left and stand, by year and kind; each number opens who they are.
import { Button, Drawer } from "antd";
import { useState } from "react";
import { type MemberCount, useAsk } from "../../backend";

interface Props {
  open: boolean;
  onClose: () => void;
  /** Shows a membership in its list. */
  onShow: (id: number) => void;
}

const WHAT: { key: "joined" | "left" | "standing"; label: string }[] = [
  { key: "joined", label: "入会" },
  { key: "left", label: "退出" },
  { key: "standing", label: "年末在会" },
];

export function MemberCounts({ open, onClose, onShow }: Props) {
  const years = useAsk("membership_counts", {}, open).data?.years ?? [];
  const rows = useAsk("membership_list", {}, open).data?.rows ?? [];
  const [at, setAt] = useState<{ title: string; ids: readonly number[] } | undefined>();
  const cell = (year: number, count: MemberCount, { key, label }: (typeof WHAT)[number]) => {
    const ids = count[key];
    const title = `${year} 年${label}的${count.kind}`;
    return (
      <td key={key}>
        {ids.length > 0 && (
          <Button type={at?.title === title ? "primary" : "link"} size="small" title={`看${title}`} onClick={() => setAt({ title, ids })}>
            {ids.length}
          </Button>
        )}
      </td>
    );
  };
  return (
    <Drawer open={open} onClose={onClose} size={520} title="历年会员" mask={false} destroyOnHidden>
      <table className="directory-counts">
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">类别</th>
            {WHAT.map(({ key, label }) => (
              <th scope="col" key={key}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.flatMap(({ year, kinds }) =>
            kinds.map((count, index) => (
              <tr key={`${year} ${count.kind}`}>
                <th scope="row">{index === 0 ? year : ""}</th>
                <td>{count.kind}</td>
                {WHAT.map((what) => cell(year, count, what))}
              </tr>
            )),
          )}
        </tbody>
      </table>
      {at === undefined ? <p className="quiet">点一个数字，看是哪些会员。</p> : <h3>{at.title}</h3>}
      {rows
        .filter(({ id }) => at?.ids.includes(id))
        .map((row) => (
          <button type="button" className="directory-link" key={row.id} onClick={() => onShow(row.id)}>
            <time>{row.number}</time>
            <span>
              {row.name} <span className="quiet">{row.unit}</span>
            </span>
            <span className="quiet">{row.standing}</span>
          </button>
        ))}
    </Drawer>
  );
}
