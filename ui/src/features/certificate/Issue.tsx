// 颁发证书: for a contest, a class or a list, looked over before a number is given.
import { Button, Drawer, Form, Input, Select } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type BatchSkip, type CertificateIssue, type Numbering, pick, useAsk, useDo } from "../../backend";
import type { Destination } from "../../shared/destination";
import { names } from "../../shared/format";
import { Batch } from "./Batch";

interface Props {
  year: number;
  /** Whom she came with: people, a contest, a class, a commendation. */
  gives?: Destination["gives"];
  open: boolean;
  onClose: () => void;
  onIssued: (ids: number[]) => void;
}

/** Who is chosen when she came with someone. */
function sourceOf(gives: Props["gives"]): string | undefined {
  if (gives?.people) return "people";
  if (gives?.contest !== undefined) return `contest ${gives.contest}`;
  if (gives?.commendation !== undefined) return `commendation ${gives.commendation}`;
  return gives?.class === undefined ? undefined : `class ${gives.class}`;
}

/** Where the numbers come from, as she chooses it. */
function numberingOf(kind: Numbering["kind"], above: string): { numbering?: Numbering } {
  if (kind === "scheme") return {};
  if (kind === "none") return { numbering: { kind } };
  const numbers = above.split("\n").map((line) => line.trim()).filter(Boolean);
  return { numbering: numbers.length > 0 ? { kind, numbers } : { kind } };
}

export function Issue({ year, gives, open, onClose, onIssued }: Props) {
  const contests = useAsk("contest_list", { year }, open).data?.rows;
  const classes = useAsk("class_list", { year }, open).data?.rows;
  const commendations = useAsk("commendation_list", { year }, open).data?.rows;
  const templates = useAsk("template_list", {}, open).data?.rows ?? [];
  const doIt = useDo();
  const [source, setSource] = useState(() => sourceOf(gives));
  const [file, setFile] = useState<string | undefined>();
  const [event, setEvent] = useState("");
  const [award, setAward] = useState("");
  const [template, setTemplate] = useState("");
  const [issuers, setIssuers] = useState("");
  const [day, setDay] = useState("");
  const [kind, setKind] = useState<Numbering["kind"]>("scheme");
  const [above, setAbove] = useState("");
  const [skip, setSkip] = useState<BatchSkip[]>([]);
  const [busy, setBusy] = useState(false);
  // Who is skipped belongs to the list that it was said of.
  useEffect(() => setSkip([]), [source, file]);
  const ask = useMemo<CertificateIssue>(() => {
    const [of, id] = (source ?? "").split(" ");
    return {
      ...(of === "contest" ? { contest_id: Number(id) } : {}),
      ...(of === "class" ? { class_id: Number(id) } : {}),
      ...(of === "commendation" ? { commendation_id: Number(id) } : {}),
      ...(of === "file" && file !== undefined ? { file, year, ...(event.trim() ? { event: event.trim() } : {}), ...(award.trim() ? { award: award.trim() } : {}) } : {}),
      ...(of === "people" && gives?.people ? { person_ids: [...gives.people], year, event: event.trim(), award: award.trim() } : {}),
      ...(template ? { template } : {}),
      ...(issuers.trim() ? { issuers: names(issuers) } : {}),
      ...(/^\d{4}-\d{2}-\d{2}$/u.test(day) ? { issued_on: day } : {}),
      ...numberingOf(kind, above),
      ...(skip.length > 0 ? { skip } : {}),
    };
  }, [source, file, gives, event, award, year, template, issuers, day, kind, above, skip]);
  // What cannot be asked yet: no table chosen, or people without an occasion and an award.
  const isWaiting = source === undefined || (source === "file" && file === undefined) || (source === "people" && !(event.trim() && award.trim()));
  const check = useAsk("certificate_check", ask, open && !isWaiting).data;
  const isRefused = check?.findings.some((finding) => finding.refused) ?? false;
  const count = check?.papers.length ?? 0;
  const numbers = check?.papers[0]?.number ? `，编号 ${check.papers[0].number} 至 ${check.papers.at(-1)?.number}` : "";
  const choose = async (next: string | null) => {
    setSource(next ?? undefined);
    if (next !== "file") return;
    const path = await pick("file", "选择名单表格");
    if (path) setFile(path);
    else setSource(undefined);
  };
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
      size={960}
      title="颁发证书"
      mask={false}
      extra={
        <Button type="primary" loading={busy} disabled={count === 0 || isRefused} title={isRefused ? "有不能打印的，请改好或跳过" : ""} onClick={() => void issue()}>
          颁发 {count} 张
        </Button>
      }
    >
      <Form className="record-form issue-form" colon={false} labelCol={{ flex: "84px" }} labelAlign="left">
        <Form.Item label="给谁颁发" extra={source === "file" ? file : undefined}>
          <Select
            value={source ?? null}
            onChange={(next) => void choose(next)}
            placeholder="选一项竞赛、一个培训班、一次表彰，或一份名单表格"
            options={[
              { label: "竞赛评选", options: (contests ?? []).map(({ id, name, awards }) => ({ value: `contest ${id}`, label: `${name}（获奖 ${awards} 项）` })) },
              { label: "培训班", options: (classes ?? []).map(({ id, course, name, passed }) => ({ value: `class ${id}`, label: `${course} ${name}（合格 ${passed} 人）` })) },
              { label: "表彰", options: (commendations ?? []).map(({ id, name, people }) => ({ value: `commendation ${id}`, label: `${name}（${people} 人）` })) },
              ...(gives?.people ? [{ label: "单位与人员", options: [{ value: "people", label: `选中的 ${gives.people.length} 人` }] }] : []),
              { label: "其他", options: [{ value: "file", label: "名单表格…" }] },
            ]}
          />
        </Form.Item>
        {(source === "file" || source === "people") && (
          <>
            <Form.Item label="活动" extra={source === "file" ? "表里没有写的时候用" : "写在证书上的活动名称"}>
              <Input value={event} onChange={(change) => setEvent(change.target.value)} aria-label="活动" />
            </Form.Item>
            <Form.Item label="奖项" extra={source === "file" ? "表里没有写的时候用" : "奖项或称号，如 先进个人"}>
              <Input value={award} onChange={(change) => setAward(change.target.value)} aria-label="奖项" />
            </Form.Item>
          </>
        )}
        <Form.Item label="模板">
          <Select value={template} onChange={setTemplate} options={[{ value: "", label: "按获得者自动选" }, ...templates.map(({ name, title }) => ({ value: name, label: title }))]} />
        </Form.Item>
        <Form.Item label="落款单位" extra="不写就用主办单位；几个单位用顿号隔开，按次序">
          <Input value={issuers} onChange={(change) => setIssuers(change.target.value)} />
        </Form.Item>
        <Form.Item label="颁发日期" extra="不写就用今天">
          <Input value={day} onChange={(change) => setDay(change.target.value)} placeholder="2026-11-23" />
        </Form.Item>
        <Form.Item label="编号">
          <Select
            value={kind}
            onChange={setKind}
            options={[{ value: "scheme", label: "按本会的编号规则" }, { value: "none", label: "不编号" }, { value: "given", label: "上级给的编号" }]}
            aria-label="编号"
          />
        </Form.Item>
        {kind === "given" && (
          <Form.Item label="上级编号" extra="一行一个，次序同名单；空着就用表格里的证书编号">
            <Input.TextArea value={above} onChange={(change) => setAbove(change.target.value)} autoSize={{ minRows: 2, maxRows: 8 }} aria-label="上级编号" />
          </Form.Item>
        )}
      </Form>
      {check && <p className="quiet">{count > 0 ? `要颁发 ${count} 张${numbers}` : "没有要颁发的"}</p>}
      {check && <Batch ask={ask} check={check} onSkip={setSkip} />}
    </Drawer>
  );
}
