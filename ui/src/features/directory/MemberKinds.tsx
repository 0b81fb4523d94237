// 会员类别和会费标准: the office's own words, how numbers are made, what a year costs from which year on.
import { Button, Drawer, Input, InputNumber, Select } from "antd";
import { useEffect, useState } from "react";
import { type MemberKind, useAsk, useDo } from "../../backend";

interface Props {
  open: boolean;
  year: number;
  onClose: () => void;
}

/** A kind as it is being written; money in 元. */
interface Draft {
  id: number | null;
  name: string;
  is_unit: boolean;
  pattern: string;
  members: number;
  dues: { from_year: number | null; amount: number | null }[];
}

const draftOf = ({ id, name, is_unit, pattern, members, dues }: MemberKind): Draft => ({
  id, name, is_unit, pattern: pattern ?? "", members, dues: dues.map(({ from_year, amount }) => ({ from_year, amount: amount / 100 })),
});

export function MemberKinds({ open, year, onClose }: Props) {
  const rows = useAsk("member_kind_list", {}, open).data?.rows;
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const doIt = useDo();
  useEffect(() => {
    if (rows) setDrafts(rows.map(draftOf));
  }, [rows]);
  const change = (at: number, next: Partial<Draft>) => setDrafts((old) => old.map((draft, index) => (index === at ? { ...draft, ...next } : draft)));
  const due = (at: number, of: number, next: Partial<Draft["dues"][number]>) =>
    change(at, { dues: drafts[at]?.dues.map((each, index) => (index === of ? { ...each, ...next } : each)) ?? [] });
  const save = async () => {
    const kinds = drafts.map(({ id, name, is_unit, pattern, dues }) => ({
      id, name, is_unit, pattern: pattern.trim() || null,
      dues: dues.flatMap(({ from_year, amount }) => (from_year === null || amount === null ? [] : [{ from_year, amount: Math.round(amount * 100) }])),
    }));
    if ((await doIt("member_kind_set", { kinds })) !== undefined) onClose();
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={560}
      title="会员类别和会费标准"
      destroyOnHidden
      extra={
        <Button type="primary" onClick={() => void save()}>
          保存标准
        </Button>
      }
    >
      <p className="quiet">编号样式里 # 是顺序号的位数，YYYY 是入会的年份，例如 G#### 编出 G0001。会费从哪一年起改，就另加一行，以前各年不变；写 0 是不收。</p>
      {drafts.map((draft, at) => (
        <section className="member-kind" key={draft.id ?? `new ${at}`} aria-label={draft.name || "新类别"}>
          <div>
            <Input value={draft.name} onChange={({ target }) => change(at, { name: target.value })} placeholder="类别名称" aria-label="类别名称" />
            <Select value={draft.is_unit} onChange={(is_unit: boolean) => change(at, { is_unit })} disabled={draft.members > 0} options={[{ value: false, label: "个人" }, { value: true, label: "单位" }]} aria-label="个人或单位" />
            <Input value={draft.pattern} onChange={({ target }) => change(at, { pattern: target.value })} placeholder="编号样式" aria-label={`${draft.name}的编号样式`} />
            <Button type="text" disabled={draft.members > 0} onClick={() => setDrafts((old) => old.filter((_, index) => index !== at))} title={draft.members > 0 ? `有 ${draft.members} 个会员，不能删` : "删去这个类别"} aria-label={`删去${draft.name}`}>
              ✕
            </Button>
          </div>
          {draft.dues.map(({ from_year, amount }, of) => (
            <div className="member-due" key={of}>
              <span>从</span>
              <InputNumber value={from_year} onChange={(next) => due(at, of, { from_year: next })} precision={0} aria-label={`${draft.name}从哪年起`} />
              <span>年起，每年</span>
              <InputNumber value={amount} onChange={(next) => due(at, of, { amount: next })} min={0} precision={2} aria-label={`${draft.name}每年多少元`} />
              <span>元</span>
              <Button type="text" onClick={() => change(at, { dues: draft.dues.filter((_, index) => index !== of) })} aria-label="删去这条标准">
                ✕
              </Button>
            </div>
          ))}
          <Button type="link" size="small" onClick={() => change(at, { dues: [...draft.dues, { from_year: year, amount: null }] })} aria-label={`给${draft.name}加会费标准`}>
            加会费标准
          </Button>
        </section>
      ))}
      <Button onClick={() => setDrafts((old) => [...old, { id: null, name: "", is_unit: false, pattern: "", members: 0, dues: [] }])}>加一个类别</Button>
    </Drawer>
  );
}
