// 颁发证书: for a contest or a class, looked over before a number is given.
import { Alert, Button, Drawer, Form, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { type BatchCheck, type CertificateIssue, useAsk, useDo } from "../../backend";
import { names } from "../../shared/format";

interface Props {
  year: number;
  open: boolean;
  onClose: () => void;
  onIssued: (ids: number[]) => void;
}

/** The papers as they would be, each with what was found. */
function Papers({ check }: { check: BatchCheck }) {
  return (
    <ol className="papers">
      {check.papers.map((paper, index) => {
        const findings = check.findings.filter((finding) => finding.paper === index);
        return (
          <li key={paper.number}>
            <header>
              <span>{paper.number}</span>
              <strong>{paper.recipient}</strong>
              <span className="quiet">{paper.award}</span>
            </header>
            {paper.words.map((line, at) => (
              <p key={`${at} ${line}`}>{line}</p>
            ))}
            {findings.map(({ message, refused }) => (
              <Alert key={message} type={refused ? "error" : "warning"} showIcon title={message} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

export function Issue({ year, open, onClose, onIssued }: Props) {
  const contests = useAsk("contest_list", { year }, open).data?.rows;
  const classes = useAsk("class_list", { year }, open).data?.rows;
  const templates = useAsk("template_list", {}, open).data?.rows ?? [];
  const doIt = useDo();
  const [source, setSource] = useState<string | undefined>();
  const [template, setTemplate] = useState("");
  const [issuers, setIssuers] = useState("");
  const [day, setDay] = useState("");
  const [busy, setBusy] = useState(false);
  const ask = useMemo<CertificateIssue>(() => {
    const [kind, id] = (source ?? "").split(" ");
    return {
      ...(kind === "contest" ? { contest_id: Number(id) } : { class_id: Number(id) }),
      ...(template ? { template } : {}),
      ...(issuers.trim() ? { issuers: names(issuers) } : {}),
      ...(/^\d{4}-\d{2}-\d{2}$/u.test(day) ? { issued_on: day } : {}),
    };
  }, [source, template, issuers, day]);
  const check = useAsk("certificate_check", ask, open && source !== undefined).data;
  const isRefused = check?.findings.some((finding) => finding.refused) ?? false;
  const count = check?.papers.length ?? 0;
  const issue = async () => {
    setBusy(true);
    const issued = await doIt("certificate_issue", ask);
    setBusy(false);
    if (issued) onIssued(issued.ids);
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={520}
      title="颁发证书"
      mask={false}
      extra={
        <Button type="primary" loading={busy} disabled={count === 0 || isRefused} onClick={() => void issue()}>
          颁发 {count} 张
        </Button>
      }
    >
      <Form className="record-form" colon={false} labelCol={{ flex: "84px" }} labelAlign="left">
        <Form.Item label="给谁颁发">
          <Select
            value={source ?? null}
            onChange={(next) => setSource(next ?? undefined)}
            placeholder="选一项竞赛，或一个培训班"
            options={[
              { label: "竞赛评选", options: (contests ?? []).map(({ id, name, awards }) => ({ value: `contest ${id}`, label: `${name}（获奖 ${awards} 项）` })) },
              { label: "培训班", options: (classes ?? []).map(({ id, course, name, passed }) => ({ value: `class ${id}`, label: `${course} ${name}（合格 ${passed} 人）` })) },
            ]}
          />
        </Form.Item>
        <Form.Item label="模板">
          <Select value={template} onChange={setTemplate} options={[{ value: "", label: "按获得者自动选" }, ...templates.map(({ name, title }) => ({ value: name, label: title }))]} />
        </Form.Item>
        <Form.Item label="落款单位" extra="不写就用主办单位；几个单位用顿号隔开，按次序">
          <Input value={issuers} onChange={(event) => setIssuers(event.target.value)} />
        </Form.Item>
        <Form.Item label="颁发日期" extra="不写就用今天">
          <Input value={day} onChange={(event) => setDay(event.target.value)} placeholder="2026-11-23" />
        </Form.Item>
      </Form>
      {check && (
        <p className="quiet">
          {count > 0 ? `要颁发 ${count} 张，编号 ${check.papers[0]?.number} 至 ${check.papers.at(-1)?.number}` : "没有要颁发的"}
          {check.already > 0 ? `；${check.already} 人已有证书，不再颁发` : ""}
        </p>
      )}
      {check && <Papers check={check} />}
    </Drawer>
  );
}
