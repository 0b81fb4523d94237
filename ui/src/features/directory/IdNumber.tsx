// An ID number: masked until a click, shown for half a minute, and each showing is kept.
import { Button, Drawer } from "antd";
import { useEffect, useState } from "react";
import { useAsk, useDo } from "../../backend";

/** How long a number stands on the screen, in milliseconds. */
const SHOWN_FOR = 30_000;

interface Props {
  id: number;
  masked: string | null;
  onShowings: () => void;
}

export function IdNumber({ id, masked, onShowings }: Props) {
  const doIt = useDo();
  const [number, setNumber] = useState<string | undefined>();
  useEffect(() => {
    if (number === undefined) return;
    const hide = setTimeout(() => setNumber(undefined), SHOWN_FOR);
    return () => clearTimeout(hide);
  }, [number]);
  if (masked === null) return null;
  const show = async () => setNumber((await doIt("person_reveal", { id }, { quiet: true }))?.id_number ?? undefined);
  return (
    <p className="id-number">
      <span>身份证号</span>
      <b>{number ?? masked}</b>
      <Button type="link" size="small" onClick={() => (number === undefined ? void show() : setNumber(undefined))} title="显示 30 秒，并记下看过">
        {number === undefined ? "显示全号" : "遮住"}
      </Button>
      <Button type="link" size="small" onClick={onShowings}>
        查看记录
      </Button>
    </p>
  );
}

export function Showings({ open, onClose }: { open: boolean; onClose: () => void }) {
  const rows = useAsk("unmasking_list", {}, open).data?.rows;
  return (
    <Drawer open={open} onClose={onClose} size={520} title="身份证号查看记录" destroyOnHidden>
      <p className="quiet">每次显示全号、每份写全身份证号的名册，都记在这里，不能删改。</p>
      {rows?.length === 0 && <p className="quiet">还没有看过。</p>}
      {rows?.map((row) => (
        <p className="directory-line" key={row.id}>
          <time>{row.at.replace("T", " ")}</time>
          <span>
            {row.name ?? "已删除的人员"} <span className="quiet">{row.unit}</span>
          </span>
        </p>
      ))}
    </Drawer>
  );
}
