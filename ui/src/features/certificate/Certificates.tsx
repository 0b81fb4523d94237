// 证书: the ledger of what was issued, printed and voided.
import { App, Button, Checkbox, Input, InputNumber, Space } from "antd";
import { useCallback, useEffect, useState } from "react";
import { type CertificateRow, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { useWrite } from "../../shared/papers/useWrite";
import { RecordPage } from "../../shared/records/RecordPage";
import { Issue } from "./Issue";
import "./certificate.css";

const STATES: Record<CertificateRow["state"], string> = { issued: "未打印", sent: "待确认", printed: "已打印", voided: "已作废" };

const columns: Column<CertificateRow>[] = [
  { key: "number", title: "编号", width: 150, lead: true },
  { key: "recipient", title: "获得者", width: 120 },
  { key: "award", title: "奖项", width: 110 },
  { key: "source", title: "来源", width: 280 },
  { key: "issued_on", title: "颁发日期", width: 110 },
  { key: "state", title: "状态", width: 84, show: (row) => STATES[row.state] },
  { key: "print_count", title: "打印", width: 64, number: true },
  { key: "void_reason", title: "作废原因", width: 180 },
  { key: "template", title: "模板", width: 120, spare: true },
];

/** This machine's printer, in millimetres. */
interface Printer {
  drawn: boolean;
  x: number;
  y: number;
}

function printerOf(): Printer {
  try {
    return { drawn: true, x: 0, y: 0, ...(JSON.parse(localStorage.getItem("printer") ?? "{}") as Partial<Printer>) };
  } catch {
    // An unreadable setting falls back to none: the sheet that comes out shows it at once.
    return { drawn: true, x: 0, y: 0 };
  }
}

function PrinterForm({ printer, onPrinter }: { printer: Printer; onPrinter: (printer: Printer) => void }) {
  const [given, setGiven] = useState(printer);
  const set = (part: Partial<Printer>) => {
    const next = { ...given, ...part };
    setGiven(next);
    onPrinter(next);
  };
  return (
    <Space orientation="vertical">
      <Checkbox checked={given.drawn} onChange={(event) => set({ drawn: event.target.checked })}>
        连边框和标题一起打；不选是套打，只打字
      </Checkbox>
      <Space>
        向右移
        <InputNumber value={given.x} step={0.5} onChange={(x) => set({ x: x ?? 0 })} suffix="毫米" aria-label="向右移" />
        向下移
        <InputNumber value={given.y} step={0.5} onChange={(y) => set({ y: y ?? 0 })} suffix="毫米" aria-label="向下移" />
      </Space>
    </Space>
  );
}

export function Certificates({ year }: { year: number }) {
  const rows = useAsk("certificate_list", { year }).data?.rows;
  const doIt = useDo();
  const write = useWrite();
  const { modal } = App.useApp();
  const [isIssuing, setIssuing] = useState(false);
  const waiting = (rows ?? []).filter((row) => row.state === "issued").map((row) => row.id);

  const print = useCallback(
    async (ids: number[]) => {
      let printer = printerOf();
      const sure = await modal.confirm({
        title: `打印 ${ids.length} 张证书`,
        content: <PrinterForm printer={printer} onPrinter={(next) => (printer = next)} />,
        okText: `写成 PDF（${ids.length} 张）`,
        cancelText: "不打印",
      });
      if (!sure) return;
      localStorage.setItem("printer", JSON.stringify(printer));
      await write("certificate_print", { ids, drawn: printer.drawn, shift_x: printer.x, shift_y: printer.y, turn: 0 }, "证书存到哪里", `证书 ${ids.length} 张.pdf`);
    },
    [modal, write],
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
        begin={{ label: "颁发证书", on: () => setIssuing(true) }}
        tools={(chosen) => {
          const ids = chosen.length > 0 ? standing(chosen) : waiting;
          return (
            <>
              {chosen.length > 0 && <Button onClick={() => void voidThem(standing(chosen))}>作废 {chosen.length} 张</Button>}
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
      <Issue year={year} open={isIssuing} onClose={() => setIssuing(false)} onIssued={(ids) => {
        setIssuing(false);
        void print(ids);
      }} />
    </>
  );
}
