// What stands above and below the text of an official document: 版头 and 版记. It is kept on this machine for each paper.
import { Button, Checkbox, Input, Segmented } from "antd";
import { useRef, useState } from "react";
import type { Letterhead, OfficialChoices as Choices, ReportName } from "../../backend";
import { useDo, useQuietAsk } from "../../backend";
import type { PaperAsk } from "./papers";

const LETTERHEADS: readonly { value: Letterhead; label: string; title: string }[] = [
  { value: "drawn", label: "画出红头", title: "在白纸上画出红色的发文机关标志" },
  { value: "printed", label: "套红头纸", title: "纸上已印好红头，只打文号和签发人" },
  { value: "none", label: "不要", title: "没有版头，标题从版心开始" },
];

type Words = "signers" | "copies" | "printed_by";

interface Props {
  name: ReportName;
  ask: PaperAsk;
}

export function OfficialChoices({ name, ask }: Props) {
  const offer = useQuietAsk("report_offer", { name, ...ask }).data?.official;
  const doIt = useDo();
  // What is being typed; kept when the field is left.
  const [typed, setTyped] = useState<Partial<Record<Words, string>>>({});
  // A field that is left by a click on another choice: both are kept, though the first is not answered yet.
  const latest = useRef<{ of: Choices; now: Choices } | undefined>(undefined);
  if (!offer) return null;
  const { choices } = offer;
  if (latest.current?.of !== choices) latest.current = { of: choices, now: choices };
  const keep = (changed: Choices) => {
    const now = { ...latest.current?.now, ...changed };
    latest.current = { of: choices, now };
    void doIt("report_choose", { name, official: now }, { quiet: true });
  };
  const letterhead = choices.letterhead ?? (offer.has_number ? "drawn" : "none");
  const words = (field: Words, label: string, hint: string) => (
    <label className="official-words">
      <span>{label}</span>
      <Input
        size="small"
        value={typed[field] ?? choices[field] ?? ""}
        placeholder={hint}
        onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
        onBlur={() => {
          const text = typed[field]?.trim();
          if (text === undefined) return;
          setTyped({ ...typed, [field]: undefined });
          if (text !== (choices[field] ?? "")) keep({ [field]: text });
        }}
        onPressEnter={({ currentTarget, nativeEvent }) => !nativeEvent.isComposing && currentTarget.blur()}
        aria-label={label}
      />
    </label>
  );
  return (
    <div className="list-choices" role="group" aria-label="版头和版记">
      <span className="quiet">版头</span>
      <Segmented block size="small" value={letterhead} onChange={(chosen) => keep({ letterhead: chosen })} options={[...LETTERHEADS]} aria-label="版头" />
      {letterhead !== "none" && words("signers", "签发人", "上行文才写，几人以顿号分开")}
      {offer.has_milestones && (
        <Checkbox checked={choices.milestones ?? false} onChange={({ target }) => keep({ milestones: target.checked })}>
          任务下面写节点
        </Checkbox>
      )}
      <Checkbox checked={choices.imprint ?? false} onChange={({ target }) => keep({ imprint: target.checked })}>
        末页写版记
      </Checkbox>
      {choices.imprint && (
        <>
          {words("copies", "抄送", "区委办公室，区政府办公室。")}
          {words("printed_by", "印发机关", offer.printed_by)}
        </>
      )}
      <Button type="link" size="small" disabled={Object.keys(choices).length === 0} onClick={() => void doIt("report_choose", { name }, { quiet: true })}>
        恢复原样
      </Button>
    </div>
  );
}
