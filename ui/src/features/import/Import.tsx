// 导入: an old file is chosen, read as a kind, looked over, and brought in as one act.
import { App, Button, InputNumber, Segmented, Select } from "antd";
import { useCallback, useEffect, useState } from "react";
import { asWireError, call, type Imported, type ImportKind, onDrop, pick, type Preview, useDo, useQuietAsk, type WireError } from "../../backend";
import { useGo } from "../../shared/destination";
import { useJob } from "../../shared/useJob";
import { OutlineView } from "./OutlineView";
import { TableView } from "./TableView";
import { kindByName, KINDS, nameOf } from "./words";
import "./import.css";

interface Choice {
  file: string;
  kind: ImportKind;
  sheet?: string;
  year?: number;
}

/** The records of a file, or the headings and tasks of a text. */
const lines = (preview: Preview | undefined) =>
  (preview?.tables ?? []).reduce((sum, table) => sum + table.records.length, 0) + (preview?.outline ?? []).filter((entry) => entry.kind !== "text").length;

/** How much of a file a kind explains: the columns it uses, less those it leaves. Only a plan explains a text, and it does so in part. */
const explained = ({ tables = [], outline }: Preview) => tables.reduce((sum, { columns, unmapped }) => sum + columns.length - unmapped.length, outline ? 0.5 : 0);

/** The kind whose fields explain a file best; people when none does. */
async function kindByContent(file: string): Promise<ImportKind> {
  const tried = await Promise.all(KINDS.map(({ value: kind }) => call("import_preview", { file, kind }).then(({ answer }) => ({ kind, score: explained(answer) }), () => ({ kind, score: -1 }))));
  return tried.reduce((best, each) => (each.score > best.score ? each : best)).kind;
}

/** What came of an import, and what did not. */
function Outcome({ imported, page, onAgain }: { imported: Imported; page: string; onAgain: () => void }) {
  const goTo = useGo();
  const { added, completed, same, left_out } = imported;
  return (
    <>
      <p>
        新增 {added} 条，补全 {completed} 条，原来就有 {same} 条{left_out.length > 0 ? `；下面 ${left_out.length} 处没有导入` : ""}。整次导入是一步，Ctrl+Z 可以全部撤回。
      </p>
      <div>
        <Button type="primary" onClick={() => goTo({ page })}>
          去看导入的内容
        </Button>{" "}
        <Button onClick={onAgain}>再导入一个文件</Button>
      </div>
      {left_out.length > 0 && (
        <ol className="import-list">
          {left_out.map(({ sheet, row, message }, index) => (
            <li key={`${sheet} ${row} ${index}`}>
              <span className="import-place">
                {sheet} 第 {row} 行
              </span>
              <span>{message}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Looked({ choice, onChoice, onImported, onLeave }: { choice: Choice; onChoice: (choice: Choice) => void; onImported: (imported: Imported) => void; onLeave: () => void }) {
  const asked = useQuietAsk("import_preview", choice);
  const doIt = useDo();
  const runJob = useJob();
  const { modal } = App.useApp();
  const [shown, setShown] = useState(0);
  const [busy, setBusy] = useState(false);
  const preview = asked.data;
  const tables = preview?.tables ?? [];
  const table = tables[shown] ?? tables[0];
  const errors = tables.reduce((sum, each) => sum + each.issues.filter((issue) => issue.severity === "error").length, 0);
  const bring = async (again = false): Promise<void> => {
    let before: string | undefined;
    const refused = (error: WireError) => {
      if (error.field === "again") before = error.message;
      return before !== undefined;
    };
    setBusy(true);
    const imported = await runJob((job) => doIt("import_apply", { ...choice, ...(again ? { again } : {}), job }, { refused }));
    setBusy(false);
    if (imported) onImported(imported);
    else if (before && (await modal.confirm({ title: "这份文件导入过", content: before, okText: "仍然导入", cancelText: "不导入" }))) await bring(true);
  };
  return (
    <>
      <div className="import-parts">
        <strong>{nameOf(choice.file)}</strong>
        <Select value={choice.kind} onChange={(kind) => onChoice({ file: choice.file, kind })} options={KINDS} aria-label="当作什么导入" style={{ width: 130 }} />
        {preview?.outline && (
          <InputNumber value={choice.year ?? preview.paper?.year ?? null} onChange={(year) => onChoice({ file: choice.file, kind: choice.kind, ...(year === null ? {} : { year }) })} min={1949} max={2100} controls={false} changeOnBlur placeholder="年份" aria-label="哪一年的计划" suffix="年" style={{ width: 110 }} />
        )}
        {errors > 0 && <span className="quiet">{errors} 处不能用的值会留空，其余照常导入</span>}
        <span className="grow" />
        <Button onClick={onLeave}>换一个文件</Button>
        <Button type="primary" loading={busy} disabled={lines(preview) === 0} onClick={() => void bring()}>
          导入 {lines(preview)} 条
        </Button>
      </div>
      {tables.length > 1 && (
        <Segmented value={shown} onChange={setShown} options={tables.map((each, index) => ({ value: index, label: `${each.sheet}（${each.records.length}）` }))} />
      )}
      {asked.isPending && <p className="quiet">正在读“{nameOf(choice.file)}”…</p>}
      {asked.error && (
        <div className="empty">
          <p>{asWireError(asked.error).message}</p>
          <Button onClick={onLeave}>换一个文件</Button>
        </div>
      )}
      {preview?.outline && <OutlineView key={choice.file} preview={preview} />}
      {table && <TableView key={`${choice.kind} ${table.sheet} ${shown}`} table={table} />}
    </>
  );
}

export function Import() {
  const { message } = App.useApp();
  const [choice, setChoice] = useState<Choice | undefined>();
  const [imported, setImported] = useState<Imported | undefined>();

  const read = useCallback(
    async (file: string) => {
      setImported(undefined);
      setChoice({ file, kind: kindByName(file) ?? (await kindByContent(file)) });
    },
    [setChoice],
  );
  const choose = async () => {
    const file = await pick("file", "选择要导入的旧表");
    if (file) await read(file);
  };
  const leave = () => {
    setChoice(undefined);
    setImported(undefined);
  };
  useEffect(
    () =>
      onDrop(([file, ...others]) => {
        if (others.length > 0) void message.info("一次导入一个文件，先看第一个");
        if (file) void read(file);
      }),
    [read, message],
  );

  return (
    <section className="page" aria-label="导入">
      <header>
        <h1>导入</h1>
      </header>
      {!choice && (
        <div className="import-door">
          <p>把历年的表格拖进来，或者选一个文件。先看读出了什么，再决定导入；原来的文件不会改动。</p>
          <Button type="primary" onClick={() => void choose()}>
            选择旧表
          </Button>
          <p className="quiet">认得 .xls .xlsx .xlsb .ods .csv，以及网页存成的 .xls；工作计划还认得 .docx 和 .txt</p>
        </div>
      )}
      {choice && !imported && <Looked choice={choice} onChoice={setChoice} onImported={setImported} onLeave={leave} />}
      {choice && imported && <Outcome imported={imported} page={KINDS.find(({ value }) => value === choice.kind)?.page ?? "overview"} onAgain={leave} />}
    </section>
  );
}
