// 证书: the ledger of what was issued, sent to the printer, printed, taken and voided.
import { App, Button, Dropdown, Input } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type CertificateChanges, type CertificateRow, pick, type Printer, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import type { Destination } from "../../shared/destination";
import { papersNamed } from "../../shared/papers/papers";
import { useWrite } from "../../shared/papers/useWrite";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { Templates } from "./editor/Templates";
import { Issue } from "./Issue";
import { type Job, PLAIN, PrinterForm, setupOf } from "./PrinterForm";
import { Rules } from "./Rules";
import { Verify } from "./Verify";
import "./certificate.css";

const STATES: Record<CertificateRow["state"], string> = { issued: "未打印", sent: "待确认", printed: "已打印", voided: "已作废" };

const plain: Column<CertificateRow>[] = [
  { key: "number", title: "编号", width: 150, lead: true, show: (row) => row.number || "不编号" },
  { key: "recipient", title: "获得者", width: 100 },
  { key: "award", title: "奖项", width: 96 },
  { key: "source", title: "来源", width: 200 },
  { key: "issued_on", title: "颁发日期", width: 100 },
  { key: "state", title: "状态", width: 76, show: (row) => STATES[row.state] },
  { key: "print_count", title: "打印", width: 56, number: true },
  { key: "taken_by", title: "领取人", width: 80, edit: true },
  { key: "taken_on", title: "领取日期", width: 100, edit: true },
  { key: "void_reason", title: "作废原因", width: 120 },
  { key: "remark", title: "备注", width: 140, edit: true, spare: true },
];

const fields: Field[] = [
  { key: "taken_by", label: "领取人" },
  { key: "taken_on", label: "领取日期", kind: "date" },
  { key: "remark", label: "备注", kind: "long" },
];
const valuesOf = valuesBy(fields);

/** What is printed of the ledger itself. */
const LISTS = papersNamed("certificate-receipts", "certificate-register");

export function Certificates({ year, to }: { year: number; to?: Destination | undefined }) {
  const rows = useAsk("certificate_list", { year }).data?.rows;
  const printers = useAsk("printer_list", {}).data?.rows ?? [];
  const templates = useAsk("template_list", {}).data;
  const papers = templates?.papers ?? [];
  const columns = useMemo<Column<CertificateRow>[]>(() => {
    const titles = new Map(templates?.rows.map(({ name, title }) => [name, title]));
    return [...plain, { key: "template", title: "模板", width: 120, spare: true, show: (row) => titles.get(row.template) ?? row.template }];
  }, [templates]);
  const doIt = useDo();
  const write = useWrite();
  const { modal, message } = App.useApp();
  const [isIssuing, setIssuing] = useState(false);
  const [isRuling, setRuling] = useState(false);
  const [isDrawing, setDrawing] = useState(false);
  const [isVerifying, setVerifying] = useState(false);
  const gives = to?.gives;
  useEffect(() => {
    if (gives) setIssuing(true);
  }, [gives]);
  const known = useRef({ printers, papers });
  known.current = { printers, papers };
  const inState = (state: CertificateRow["state"]) => (rows ?? []).filter((row) => row.state === state).map((row) => row.id);
  const waiting = inState("issued");
  const sent = inState("sent");

  const confirm = useCallback(
    async (ids: number[]) => {
      let spoiled = "";
      const sure = await modal.confirm({
        title: `${ids.length} 张证书打印出来了吗？`,
        content: (
          <>
            <p>打坏的写明是第几张，例如 37-41、50。编号不变，重打不算重印。</p>
            <Input placeholder="都打好了就空着" onChange={(event) => (spoiled = event.target.value)} aria-label="打坏的是第几张" />
          </>
        ),
        okText: "确认已打印",
        cancelText: "稍后确认",
      });
      if (!sure) return;
      const done = await doIt("certificate_confirm", { ids, ...(spoiled.trim() ? { spoiled: spoiled.trim() } : {}) });
      if (!done) return;
      const left = done.spoiled.length > 0 ? `，打坏的 ${done.spoiled.length} 张请重打` : "";
      void message.success(`已确认打印 ${done.printed} 张${left}`);
    },
    [doIt, message, modal],
  );
  const print = useCallback(
    async (ids: number[]) => {
      const machine = known.current;
      let job: Job = { printer: machine.printers[0] ?? PLAIN, each: undefined };
      const ruler = (printer: Printer) => void write("certificate_ruler", setupOf(printer), "标尺页存到哪里", "标尺页.pdf");
      const sure = await modal.confirm({
        title: `打印 ${ids.length} 张证书`,
        width: 640,
        icon: null,
        content: <PrinterForm job={job} {...machine} onJob={(next) => (job = next)} onRuler={ruler} />,
        okText: `写成 PDF（${ids.length} 张）`,
        cancelText: "不打印",
      });
      if (!sure) return;
      await doIt("printer_set", job.printer, { quiet: true });
      const ask = { ids, ...setupOf(job.printer) };
      if (job.each !== undefined) {
        const folder = await pick("folder", "一人一个文件，存到哪个文件夹");
        const written = folder && (await doIt("certificate_print", { ...ask, each: job.each, file: folder }, { quiet: true }));
        if (written) await confirm(ids);
      } else if (await write("certificate_print", ask, "证书存到哪里", `证书 ${ids.length} 张.pdf`)) {
        await confirm(ids);
      }
    },
    [confirm, doIt, modal, write],
  );
  const voidThem = async (ids: number[]) => {
    let reason = "";
    const sure = await modal.confirm({
      title: `作废 ${ids.length} 张证书`,
      content: (
        <>
          <p>作废以后编号不再使用，登记簿里留底，不能撤销。</p>
          <Input autoFocus placeholder="作废的原因，例如：姓名写错" onChange={(event) => (reason = event.target.value)} aria-label="作废的原因" />
        </>
      ),
      okText: "作废",
      cancelText: "不作废",
    });
    if (sure) await doIt("certificate_void", { ids, reason });
  };
  useEffect(() => {
    const onPrint = (event: Event) => {
      event.preventDefault();
      if (waiting.length > 0) void print(waiting);
    };
    window.addEventListener("xieban:print", onPrint);
    return () => window.removeEventListener("xieban:print", onPrint);
  });

  const standing = (ids: readonly number[]) => ids.filter((id) => rows?.some((row) => row.id === id && row.state !== "voided"));
  return (
    <>
      <RecordPage
        name="certificates"
        title="证书"
        noun="证书"
        teach={`${year} 年还没有证书。竞赛评出等级、培训班登记结果以后，在这里成批颁发、编号、打印。`}
        rows={rows}
        columns={columns}
        fields={fields}
        valuesOf={valuesOf}
        onUpdate={async (row, values, how) => (await doIt("certificate_update", { ids: [row.id], changes: values as CertificateChanges }, how)) !== undefined}
        onUpdateMany={async (changes) => {
          for (const { row, values } of changes) {
            if (!(await doIt("certificate_update", { ids: [row.id], changes: values as CertificateChanges }))) return false;
          }
          return true;
        }}
        begin={{ label: "颁发证书", on: () => setIssuing(true) }}
        tools={(chosen) => {
          const ids = chosen.length > 0 ? standing(chosen) : waiting;
          const unsure = chosen.length > 0 ? sent.filter((id) => chosen.includes(id)) : sent;
          return (
            <>
              <Button onClick={() => setVerifying(true)}>查验</Button>
              <Button onClick={() => setDrawing(true)}>模板</Button>
              <Button onClick={() => setRuling(true)}>编号与措辞</Button>
              {rows && rows.length > 0 && (
                <Dropdown
                  trigger={["click"]}
                  menu={{ items: LISTS.map(({ name, title }) => ({ key: name, label: title, onClick: () => void write("report_write", { name, year }, `${title}存到哪里`, `${year}年${title}.pdf`) })) }}
                >
                  <Button>登记簿 ▾</Button>
                </Dropdown>
              )}
              {chosen.length > 0 && <Button onClick={() => void voidThem(standing(chosen))}>作废 {chosen.length} 张</Button>}
              {unsure.length > 0 && <Button onClick={() => void confirm(unsure)}>确认打印 {unsure.length} 张</Button>}
              {ids.length > 0 && (
                <Button onClick={() => void print(ids)} title="Ctrl+P">
                  打印 {ids.length} 张
                </Button>
              )}
            </>
          );
        }}
        more={(row) => (
          <dl className="facts">
            {columns.map((column) => (
              <div key={column.key}>
                <dt>{column.title}</dt>
                <dd>{column.show ? column.show(row) : (row[column.key] ?? "")}</dd>
              </div>
            ))}
          </dl>
        )}
      />
      <Issue
        key={JSON.stringify(gives)}
        year={year}
        gives={gives}
        open={isIssuing}
        onClose={() => setIssuing(false)}
        onIssued={(ids) => {
          setIssuing(false);
          void print(ids);
        }}
      />
      <Rules year={year} open={isRuling} onClose={() => setRuling(false)} />
      <Verify open={isVerifying} onClose={() => setVerifying(false)} />
      <Templates open={isDrawing} onClose={() => setDrawing(false)} />
    </>
  );
}
