// What lies in the printer and what this printer needs to be told; kept on this machine under the printer's name.
import { AutoComplete, Button, Checkbox, Form, Input, InputNumber, Segmented, Select, Space } from "antd";
import { useState } from "react";
import type { PaperRow, Printer } from "../../backend";

/** How a batch is printed: the printer, and whether everyone gets a file. */
export interface Job {
  printer: Printer;
  /** A file for each paper, named by these tokens; none for one PDF. */
  each: string | undefined;
}

/** A printer of which nothing is known: bought stock, true to size. */
export const PLAIN: Printer = { name: "打印机", drawn: false, shift_x: 0, shift_y: 0, turn: 0, code: false };

const EACH = "{编号}_{姓名}_{奖项}";

/** The printer without its name, as requests take it. */
export function setupOf(printer: Printer): Omit<Printer, "name"> {
  const { name: _, ...setup } = printer;
  return setup;
}

interface Props {
  job: Job;
  printers: readonly Printer[];
  /** Papers by name. */
  papers: readonly PaperRow[];
  onJob: (job: Job) => void;
  /** Writes the ruler page as the printer is set now. */
  onRuler: (printer: Printer) => void;
}

export function PrinterForm({ job, printers, papers, onJob, onRuler }: Props) {
  const [given, setGiven] = useState(job);
  const { printer, each } = given;
  const put = (next: Job) => {
    setGiven(next);
    onJob(next);
  };
  const set = (part: Partial<Printer>) => put({ ...given, printer: { ...printer, ...part } });
  const paper = printer.paper;
  const known = papers.find(({ width, height }) => paper !== undefined && paper[0] === width && paper[1] === height);
  const length = (label: string, value: number, step: number, on: (value: number) => void, unit: string) => (
    <Space>
      {label}
      <InputNumber value={value} step={step} onChange={(next) => on(next ?? value)} suffix={unit} aria-label={label} style={{ width: 128 }} />
    </Space>
  );
  return (
    <Form className="record-form" colon={false} labelCol={{ flex: "64px" }} labelAlign="left">
      <Form.Item label="打印机" extra="起个名字，下面的设置就记在这台电脑上">
        <AutoComplete
          value={printer.name}
          options={printers.map(({ name }) => ({ value: name }))}
          onChange={(name: string) => set({ name })}
          onSelect={(name: string) => put({ ...given, printer: printers.find((one) => one.name === name) ?? printer })}
        />
      </Form.Item>
      <Form.Item label="打什么" extra={printer.drawn ? "边框、标题和文字都打在白纸上" : "内芯上边框和标题已经印好，只打文字"}>
        <Segmented
          value={printer.drawn ? "drawn" : "words"}
          onChange={(what) => set({ drawn: what === "drawn" })}
          options={[{ value: "words", label: "套打（只打字）" }, { value: "drawn", label: "连边框一起打" }]}
        />
      </Form.Item>
      <Form.Item label="纸张" extra="8K、6K、12K、16K 各厂不同，请量一下再打">
        <Space>
          <Select
            value={paper === undefined ? "" : (known?.name ?? "own")}
            onChange={(name) => {
              const chosen = papers.find((one) => one.name === name);
              const { paper: _, ...rest } = printer;
              put({ ...given, printer: name === "" ? rest : { ...rest, paper: chosen ? [chosen.width, chosen.height] : [260.5, 370] } });
            }}
            options={[{ value: "", label: "按模板" }, ...papers.map(({ name }) => ({ value: name, label: name })), { value: "own", label: "量得的尺寸" }]}
            aria-label="纸张"
            style={{ width: 120 }}
          />
          {paper && (
            <>
              <InputNumber value={paper[0]} onChange={(width) => set({ paper: [width ?? paper[0], paper[1]] })} aria-label="纸宽" style={{ width: 84 }} />×
              <InputNumber value={paper[1]} onChange={(height) => set({ paper: [paper[0], height ?? paper[1]] })} suffix="毫米" aria-label="纸高" style={{ width: 112 }} />
            </>
          )}
        </Space>
      </Form.Item>
      <Form.Item label="查验码" extra={printer.code ? "二维码里有编号、姓名、奖项、日期和本会的签名，拿回来一扫就知道真假" : undefined}>
        <Checkbox checked={printer.code === true} onChange={(event) => set({ code: event.target.checked })}>
          印二维码
        </Checkbox>
      </Form.Item>
      <Form.Item label="拼版" extra={printer.sheet ? "一张大纸上打几张，角上有裁切线" : undefined}>
        <Select
          value={printer.sheet ? (papers.find(({ width, height }) => printer.sheet?.[0] === width && printer.sheet[1] === height)?.name ?? "") : ""}
          onChange={(name) => {
            const chosen = papers.find((one) => one.name === name);
            const { sheet: _, ...rest } = printer;
            put({ ...given, printer: chosen ? { ...rest, sheet: [chosen.width, chosen.height] } : rest });
          }}
          options={[{ value: "", label: "一纸一张" }, ...papers.map(({ name }) => ({ value: name, label: `拼在 ${name} 上` }))]}
          aria-label="拼版"
          style={{ width: 140 }}
        />
      </Form.Item>
      <Form.Item label="校正" extra="每台打印机先打一张标尺页，量好填在这里">
        <Space wrap>
          {length("向右移", printer.shift_x, 0.5, (shift_x) => set({ shift_x }), "毫米")}
          {length("向下移", printer.shift_y, 0.5, (shift_y) => set({ shift_y }), "毫米")}
          {length("横向缩放", printer.scale_x ?? 1, 0.001, (scale_x) => set({ scale_x }), "倍")}
          {length("纵向缩放", printer.scale_y ?? 1, 0.001, (scale_y) => set({ scale_y }), "倍")}
          {length("旋转", printer.turn, 0.1, (turn) => set({ turn }), "度")}
          <Button onClick={() => onRuler(printer)}>打标尺页</Button>
        </Space>
      </Form.Item>
      <Form.Item label="文件">
        <Space>
          <Checkbox checked={each !== undefined} onChange={(event) => put({ printer, each: event.target.checked ? EACH : undefined })}>
            一人一个文件
          </Checkbox>
          {each !== undefined && <Input value={each} onChange={(event) => put({ printer, each: event.target.value })} aria-label="文件名" />}
        </Space>
      </Form.Item>
    </Form>
  );
}
