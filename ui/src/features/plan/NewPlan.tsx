// What a new plan begins from: blank, one of the built-in shapes, last year's, or a file. Each card begins at once; Ctrl+Z takes it back.
import { Modal } from "antd";
import { useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";

interface Props {
  /** The year of the new plan. */
  year: number;
  open: boolean;
  onClose: () => void;
  /** Told of the new plan. */
  onMade: (id: number) => void;
  /** Begins from an earlier plan, where there is one. */
  onCarry?: () => void;
}

interface Card {
  key: string;
  title: string;
  about: string;
  begin: () => void;
}

export function NewPlan({ year, open, onClose, onMade, onCarry }: Props) {
  const doIt = useDo();
  const goTo = useGo();
  const shapes = useAsk("plan_shape_list", {}, open).data?.rows ?? [];
  const isAcademic = useAsk("desk_status", {}, open).data?.office?.profile.year_kind === "academic";
  const spoken = isAcademic ? `${year}—${year + 1}学年` : `${year}年`;
  const make = async (shape?: string) => {
    // A shape has a title of its own.
    const id = await doIt("plan_create", shape === undefined ? { plan: { year, title: `${spoken}工作要点` } } : { plan: { year }, shape });
    if (id === undefined) return;
    onClose();
    onMade(id);
  };
  const cards: Card[] = [
    { key: "blank", title: "空白", about: "一张白纸，自己写；写好的全文可以整篇粘贴", begin: () => void make() },
    ...shapes.map(({ name, title, about }) => ({ key: name, title, about, begin: () => void make(name) })),
    ...(onCarry ? [{ key: "carry", title: "沿用上一年", about: "由以前的计划起草：选留哪些，日期顺移，没完成的标“续”", begin: onCarry }] : []),
    { key: "import", title: "导入文件", about: "Word 文稿或计划表，条目、时限和指标自己分好", begin: () => goTo({ page: "import" }) },
  ];
  return (
    <Modal open={open} title={`新建${isAcademic ? spoken : ` ${year} 年`}计划`} width={660} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">从哪里写起？样式里的事项只是样子，改成本会的就行。</p>
      <div className="plan-cards">
        {cards.map(({ key, title, about, begin }) => (
          <button key={key} type="button" className="plan-card" onClick={begin}>
            <b>{title}</b>
            <span className="quiet">{about}</span>
          </button>
        ))}
      </div>
    </Modal>
  );
}
