// 归档材料: what belongs into the file of every event.
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { type DossierLine, useAsk, useDo } from "../../backend";

const RECORDS = [{ value: "summary", label: "活动小结" }, { value: "minutes", label: "会议记录" }, { value: "attendance", label: "到会人员" }];

export function DossierLines() {
  const kept = useAsk("dossier_line_list", {}).data?.rows ?? [];
  const [draft, setDraft] = useState<readonly DossierLine[] | undefined>();
  const doIt = useDo();
  const lines = draft ?? kept;
  const put = (at: number, changes: Partial<DossierLine>) => setDraft(lines.map((line, place) => (place === at ? { ...line, ...changes } : line)));
  const move = (at: number, step: number) => {
    const [one, other] = [lines[at], lines[at + step]];
    if (one && other) setDraft(lines.map((line, place) => (place === at ? other : place === at + step ? one : line)));
  };
  const save = async () => {
    if ((await doIt("dossier_line_set", { lines: [...lines] })) !== undefined) setDraft(undefined);
  };
  return (
    <>
      <h2>活动档案</h2>
      <p className="quiet">每项活动该归档的材料；缺哪一项，活动台账里看得出来。有记录可以代替文件的，选上是哪一样。</p>
      <div style={{ maxWidth: 520 }}>
        {lines.map((line, at) => (
          // oxlint-disable-next-line no-array-index-key -- a new line has no id yet
          <div key={line.id ?? `new ${at}`} style={{ display: "flex", gap: 6, marginBottom: 6, alignItems: "center" }}>
            <Input aria-label={`第 ${at + 1} 项归档材料`} value={line.name} onChange={(event) => put(at, { name: event.target.value })} />
            <Select aria-label={`第 ${at + 1} 项由什么记录代替`} allowClear placeholder="只用文件" style={{ width: 160, flex: "none" }} value={line.filled_by ?? undefined} options={RECORDS} onChange={(by: DossierLine["filled_by"]) => put(at, { filled_by: by ?? null })} />
            <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={at === 0} onClick={() => move(at, -1)} aria-label={`“${line.name}”上移`} />
            <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={at === lines.length - 1} onClick={() => move(at, 1)} aria-label={`“${line.name}”下移`} />
            <Button type="text" size="small" icon={<CloseOutlined />} onClick={() => setDraft(lines.filter((_, place) => place !== at))} aria-label={`删去“${line.name}”`} />
          </div>
        ))}
        <div style={{ display: "flex", gap: 8 }}>
          <Button onClick={() => setDraft([...lines, { name: "", filled_by: null }])}>加一项</Button>
          {draft && (
            <>
              <Button type="primary" onClick={() => void save()}>
                保存归档材料
              </Button>
              <Button onClick={() => setDraft(undefined)}>不改了</Button>
            </>
          )}
        </div>
      </div>
    </>
  );
}
