// 选送上级: entries that were sent up, and what came back; each figure opens the entries behind it.
import { Alert, Button, Form, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { type EntrySent, type EntrySentChanges, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import "./contest.css";

const STATES = [
  { value: "waiting", label: "等结果" },
  { value: "awarded", label: "获奖" },
  { value: "none", label: "未获奖" },
];
const LEVELS = ["市级", "省级", "国家级"];

const columns: Column<EntrySent>[] = [
  { key: "title", title: "作品（项目）", width: 210, lead: true },
  { key: "authors", title: "作者", width: 120 },
  { key: "unit", title: "单位", width: 150 },
  { key: "contest", title: "竞赛", width: 180 },
  { key: "own_award", title: "本级等级", width: 84 },
  { key: "body", title: "选送到", width: 130, edit: true },
  { key: "level", title: "级别", width: 72, edit: true },
  { key: "sent_on", title: "选送日期", width: 100, edit: true },
  { key: "state", title: "结果", width: 76, show: (row) => STATES.find(({ value }) => value === row.state)?.label ?? row.state },
  { key: "award", title: "上级等级", width: 84 },
  { key: "decided_on", title: "揭晓日期", width: 100, edit: true, spare: true },
  { key: "certificate_number", title: "证书编号", width: 130, edit: true, spare: true },
  { key: "note", title: "备注", width: 140, edit: true, spare: true },
];

const fields: Field[] = [
  { key: "body", label: "选送到", required: true, hint: "例如 省科协、第二十届省科普作品大赛" },
  { key: "level", label: "级别", suggest: LEVELS },
  { key: "sent_on", label: "选送日期", kind: "date", required: true },
  { key: "state", label: "结果", kind: "choice", options: STATES },
  { key: "award", label: "上级等级", hint: "获奖的写上，例如 二等奖" },
  { key: "decided_on", label: "揭晓日期", kind: "date" },
  { key: "certificate_number", label: "证书编号", hint: "上级发的证书" },
  { key: "note", label: "备注", kind: "long" },
];
const valuesOf = valuesBy(fields);

/** Asks where the chosen entries go, and sends them up. */
export function SendUp({ ids, onClose }: { ids: readonly number[]; onClose: () => void }) {
  const doIt = useDo();
  const [body, setBody] = useState("");
  const [level, setLevel] = useState("省级");
  const [day, setDay] = useState("");
  const send = async () => {
    const sent = { body: body.trim() || null, level: level.trim() || null, ...(day.trim() ? { sent_on: day.trim() } : {}) };
    if ((await doIt("entry_sent_create", { entry_ids: [...ids], sent })) !== undefined) onClose();
  };
  return (
    <Modal open title={`选送 ${ids.length} 件作品到上级`} onCancel={onClose} onOk={() => void send()} okText={`选送 ${ids.length} 件`} cancelText="取消">
      <Form colon={false} labelCol={{ flex: "84px" }} labelAlign="left">
        <Form.Item label="选送到">
          <Input autoFocus value={body} onChange={(event) => setBody(event.target.value)} placeholder="例如 省科协" aria-label="选送到" />
        </Form.Item>
        <Form.Item label="级别">
          <Input value={level} onChange={(event) => setLevel(event.target.value)} aria-label="级别" />
        </Form.Item>
        <Form.Item label="选送日期" extra="不写就是今天">
          <Input value={day} onChange={(event) => setDay(event.target.value)} placeholder="2026-06-01" aria-label="选送日期" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

export function Sent({ year, views }: { year: number; views: ReactNode }) {
  const list = useAsk("entry_sent_list", { year }).data;
  const doIt = useDo();
  const goTo = useGo();
  const [only, setOnly] = useState<{ words: string; entries: readonly number[] } | undefined>();
  const rows = list?.rows.filter((row) => only === undefined || only.entries.includes(row.entry_id));
  const figures = list?.figures;
  const chip = (words: string, entries: readonly number[]) => (
    <Button key={words} size="small" type={only?.words === words ? "primary" : "default"} onClick={() => setOnly(only?.words === words ? undefined : { words, entries })}>
      {words}
    </Button>
  );
  const of = (state: string) => (list?.rows ?? []).filter((row) => row.state === state).map((row) => row.entry_id);
  return (
    <RecordPage
      name="entries-sent"
      title="选送上级"
      noun="选送"
      teach={`${year} 年还没有选送上级的作品。打开一项竞赛，在参赛项目里勾选几件，点“选送上级”。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      top={
        list && list.rows.length > 0 && figures ? (
          <div className="figures" role="group" aria-label="选送情况">
            <span>征集作品 {figures.collected} 件</span>
            {chip(`选送 ${figures.entries} 件`, list.rows.map((row) => row.entry_id))}
            {figures.awarded.map((one) => chip(`${one.level}获奖 ${one.entries.length} 件`, one.entries))}
            {figures.waiting > 0 && chip(`等结果 ${figures.waiting} 件`, of("waiting"))}
            {figures.none > 0 && chip(`未获奖 ${figures.none} 件`, of("none"))}
          </div>
        ) : undefined
      }
      told={list && list.doubts.length > 0 ? <Alert type="warning" title={list.doubts.join(" ")} /> : undefined}
      tools={
        <>
          {views}
          {list && list.rows.length > 0 && <PrintMenu papers={["entries-sent"]} ask={{ year }} about={`${year}年`} />}
        </>
      }
      ahead={(row) => (
        <Button type="primary" ghost onClick={() => goTo({ page: "contest", area: "entry", id: row.entry_id, open: row.contest_id })}>
          打开“{row.contest}”里的这件
        </Button>
      )}
      onUpdate={async (row, values, how) => (await doIt("entry_sent_update", { ids: [row.id], changes: values as EntrySentChanges }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("entry_sent_delete", { ids })) !== undefined}
    />
  );
}
