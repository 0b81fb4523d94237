// The check before printing: what is due, what can be printed and what is skipped; each paper with its findings and picture.
import { Alert, Button, Input, Segmented, Space } from "antd";
import { useState } from "react";
import { type BatchCheck, type BatchPaper, type BatchSkip, type CertificateIssue, useQuietAsk } from "../../backend";
import { useGo } from "../../shared/destination";
import { PaperView } from "../../shared/papers/PaperView";

interface Props {
  ask: CertificateIssue;
  check: BatchCheck;
  onSkip: (skip: BatchSkip[]) => void;
}

/** One paper: words, findings, and what can be done about them. */
function Paper({ paper, findings, chosen, onChoose, onSkip }: { paper: BatchPaper; findings: BatchCheck["findings"]; chosen: boolean; onChoose: () => void; onSkip: (reason: string) => void }) {
  const goTo = useGo();
  const [reason, setReason] = useState<string | undefined>();
  return (
    <li aria-current={chosen ? "true" : undefined}>
      <header>
        <span>{paper.number || "不编号"}</span>
        <strong>{paper.recipient}</strong>
        <span className="quiet">{paper.award}</span>
        <span className="grow" />
        <Button size="small" type="link" onClick={onChoose} aria-label={`看${paper.recipient}的样子`}>
          看样子
        </Button>
        <Button size="small" type="link" onClick={() => setReason(reason === undefined ? "" : undefined)} aria-label={`跳过${paper.recipient}`}>
          跳过
        </Button>
      </header>
      {paper.words.map((line, at) => (
        <p key={`${at} ${line}`}>{line}</p>
      ))}
      {findings.map(({ kind, message, refused }) => (
        <Alert
          key={`${kind} ${message}`}
          type={refused ? "error" : "warning"}
          showIcon
          title={message}
          action={
            paper.person_id !== null && (
              <Button size="small" onClick={() => goTo({ page: "directory", area: "person", id: paper.person_id ?? 0, open: paper.person_id ?? 0 })}>
                去改资料
              </Button>
            )
          }
        />
      ))}
      {reason !== undefined && (
        <Space.Compact block>
          <Input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} placeholder="跳过的原因，例如：等照片" aria-label="跳过的原因" />
          <Button disabled={!reason.trim()} onClick={() => onSkip(reason.trim())}>
            这次不发
          </Button>
        </Space.Compact>
      )}
    </li>
  );
}

export function Batch({ ask, check, onSkip }: Props) {
  const [only, setOnly] = useState("all");
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, check.papers.length - 1);
  const picture = useQuietAsk("certificate_preview", { issue: ask, paper: at }, check.papers.length > 0).data;
  const skips = check.skipped.map(({ owner, reason }) => ({ owner, reason }));
  const found = new Set(check.findings.map(({ paper }) => paper));
  const papers = check.papers.map((paper, index) => ({ paper, index })).filter(({ index }) => only === "all" || found.has(index));
  return (
    <div className="batch">
      <div>
        <p>
          应印 {check.due} 张 = 可印 {check.papers.length} 张 + 跳过 {check.skipped.length} 张
          {check.already > 0 ? `；另有 ${check.already} 人已有证书` : ""}
        </p>
        {found.size > 0 && (
          <Segmented value={only} onChange={setOnly} options={[{ value: "all", label: `全部 ${check.papers.length}` }, { value: "found", label: `要看一眼 ${found.size}` }]} />
        )}
        {check.skipped.map(({ owner, recipient, award, reason }) => (
          <p key={owner} className="quiet">
            跳过 {recipient} {award}：{reason}
            <Button size="small" type="link" onClick={() => onSkip(skips.filter((each) => each.owner !== owner))}>
              照发
            </Button>
          </p>
        ))}
        <ol className="papers">
          {papers.map(({ paper, index }) => (
            <Paper
              key={paper.owner}
              paper={paper}
              findings={check.findings.filter((finding) => finding.paper === index)}
              chosen={index === at}
              onChoose={() => setChosen(index)}
              onSkip={(reason) => onSkip([...skips, { owner: paper.owner, reason }])}
            />
          ))}
        </ol>
      </div>
      {picture && (
        <div className="batch-picture">
          <PaperView pdf={picture.pdf} />
        </div>
      )}
    </div>
  );
}
