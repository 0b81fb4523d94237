// 改稿回填: the plan's Word file came back marked up; each change is accepted or not.
import { Alert, App, Button, Checkbox, Drawer, Input } from "antd";
import { useState } from "react";
import { asWireError, type Plan, useDo, useQuietAsk } from "../../backend";
import { useGo } from "../../shared/destination";
import { ChangeLine } from "./ChangeLine";

interface Props {
  plan: Plan;
  /** The file; undefined while none is looked at. */
  file: string | undefined;
  onClose: () => void;
}

export function Returned({ plan, file, onClose }: Props) {
  const doIt = useDo();
  const goTo = useGo();
  const { message } = App.useApp();
  const [refusedRows, setRefusedRows] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  // While opinions are asked for, what comes back is one.
  const [isHeard, setHeard] = useState(plan.stage === "consult");
  const [by, setBy] = useState("");
  const asked = useQuietAsk("plan_return", { plan_id: plan.id, file: file ?? "" }, file !== undefined);
  const returned = asked.error ? undefined : asked.data;
  const rows = returned?.rows ?? [];
  const chosen = rows.map((_, index) => index).filter((index) => !refusedRows.has(index));
  const turn = (index: number, isOn: boolean) =>
    setRefusedRows((old) => {
      const next = new Set(old);
      if (isOn) next.delete(index);
      else next.add(index);
      return next;
    });
  const accept = async () => {
    if (!returned || file === undefined) return;
    setBusy(true);
    const accepted = await doIt("plan_return_accept", { plan_id: plan.id, file, seal: returned.seal, rows: chosen, opinions: isHeard, said_by: by.trim() || null });
    setBusy(false);
    if (!accepted) return void asked.refetch();
    if (accepted.left.length > 0) void message.warning({ content: `${accepted.left.join("；")}。`, duration: 10 });
    onClose();
  };
  const name = file?.split(/[\\/]/u).at(-1) ?? "";
  return (
    <Drawer
      open={file !== undefined}
      onClose={onClose}
      size={640}
      title="改稿回填"
      mask={false}
      destroyOnHidden
      extra={
        (rows.length > 0 || (isHeard && (returned?.remarks.length ?? 0) > 0)) && (
          <Button type="primary" loading={busy} disabled={chosen.length === 0 && !isHeard} onClick={() => void accept()}>
            {chosen.length > 0 ? `采纳 ${chosen.length} 处` : "只记下意见"}
          </Button>
        )
      }
    >
      {asked.error && (
        <>
          <p>{asWireError(asked.error).message}</p>
          <Button onClick={() => goTo({ page: "import", brings: { file: file ?? "", kind: "plan" } })}>当作新计划导入</Button>
        </>
      )}
      {asked.isLoading && <p className="quiet">正在和“{plan.title}”对照…</p>}
      {returned && (
        <>
          <p className="quiet">
            {rows.length === 0 ? `“${name}”和现在的计划一样，共 ${returned.same} 条。` : `“${name}”改了 ${rows.length} 处，${returned.same} 条没有动。去掉勾的不采纳；活动、进展和没有印出来的内容都不受影响。`}
          </p>
          {returned.left.length > 0 && <Alert type="warning" showIcon title={`${returned.left.join("；")}。`} />}
          {(rows.length > 0 || returned.remarks.length > 0) && (
            <div className="plan-heard">
              <Checkbox checked={isHeard} onChange={(event) => setHeard(event.target.checked)}>
                修改和批注记入征求意见
              </Checkbox>
              {isHeard && <Input size="small" value={by} onChange={(event) => setBy(event.target.value)} placeholder="没有署名的算谁提的" aria-label="谁提的" style={{ width: 180 }} />}
            </div>
          )}
          <ul className="plan-changes">
            {rows.map(({ by, ...row }, index) => (
              // Changes are known by their places in the file.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>
                <Checkbox checked={!refusedRows.has(index)} onChange={(event) => turn(index, event.target.checked)} aria-label={`采纳：${row.label}${row.text}`} />
                <ChangeLine change={row} by={by} />
              </li>
            ))}
          </ul>
          {returned.remarks.length > 0 && (
            <section className="plan-progress" aria-label="批注">
              <h3>批注 {returned.remarks.length} 条</h3>
              <ul className="plan-notes">
                {returned.remarks.map((remark, index) => (
                  // Two people may remark the same.
                  // oxlint-disable-next-line react/no-array-index-key
                  <li key={index}>
                    <span className="plan-who">{remark.by || "没有署名"}</span>
                    <div>
                      {remark.text}
                      <div className="plan-field quiet">{remark.on}</div>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Drawer>
  );
}
