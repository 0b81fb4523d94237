// 查重: who and what seems to have been entered twice, with the reason. Nothing is made one by itself: each two are looked at side by
// side, or said not to be the same, and then not listed again.
import { Button, Drawer } from "antd";
import { useState } from "react";
import { type DirectoryKind, type DuplicateGroup, useAsk, useDo } from "../../backend";
import { Merge, type Two } from "./Merge";

interface GroupProps {
  group: DuplicateGroup;
  onMerge: (two: Two) => void;
}

function Group({ group: { kind, words, rows }, onMerge }: GroupProps) {
  const doIt = useDo();
  const [first, ...others] = rows;
  if (!first) return null;
  const apart = () => void doIt("duplicate_apart", { kind, ids: rows.map(({ id }) => id) });
  const line = ({ name, words: told, uses }: (typeof rows)[number]) => (
    <>
      <b>{name}</b>
      <span className="quiet">{told}</span>
      <span className="quiet">{uses === 0 ? "没有记录用到" : `${uses} 条记录用到`}</span>
    </>
  );
  return (
    <section className="duplicates" aria-label={`${first.name}：${words}`}>
      <h3>
        {words}
        <Button type="link" size="small" onClick={apart} title="记下来，以后不再列出">
          {rows.length > 2 ? "都不是同一" : "不是同一"}
          {kind === "person" ? "人" : "单位"}
        </Button>
      </h3>
      <p>{line(first)}</p>
      {others.map((row) => (
        <p key={row.id}>
          {line(row)}
          <Button size="small" onClick={() => onMerge({ kind, keep: first.id, gone: row.id })} aria-label={`和${first.name}合并`} title={`和“${first.name}”并排看，再决定`}>
            合并…
          </Button>
        </p>
      ))}
    </section>
  );
}

interface Props {
  kind: DirectoryKind;
  /** Two rows that are chosen in the list can be made one though nothing else says that they are. */
  chosen: readonly number[];
}

/** The button of a list: 查重, or 合并 while two rows are chosen. */
export function DuplicateTools({ kind, chosen }: Props) {
  const [open, setOpen] = useState(false);
  const [two, setTwo] = useState<Two | undefined>();
  const groups = useAsk("duplicate_list", { kind }, open).data?.rows;
  const [keep, gone] = chosen;
  const noun = kind === "person" ? "人员" : "单位";
  return (
    <>
      {keep !== undefined && gone !== undefined && chosen.length === 2 ? (
        <Button onClick={() => setTwo({ kind, keep, gone })} title="并排看选中的两条，合成一条">
          合并…
        </Button>
      ) : (
        <Button onClick={() => setOpen(true)} title={`看哪些${noun}像是登记了两次`}>
          查重
        </Button>
      )}
      <Drawer open={open} onClose={() => setOpen(false)} size={640} title={`${noun}查重`} mask={false} destroyOnHidden>
        {groups?.length === 0 && <p className="quiet">没有发现登记了两次的{noun}。{kind === "person" ? "身份证号相同，或者同名又没有别的矛盾的，" : "名称写法相近，或者和别的单位的简称相同的，"}会列在这里。</p>}
        {groups !== undefined && groups.length > 0 && <p className="quiet">{groups.length} 组{noun}像是登记了两次，最像的在前。程序不会自己合并。</p>}
        {groups?.map((group) => (
          <Group key={group.rows.map(({ id }) => id).join(" ")} group={group} onMerge={setTwo} />
        ))}
      </Drawer>
      <Merge two={two} onClose={() => setTwo(undefined)} />
    </>
  );
}
