// 导入: an old file or pasted cells come in through three steps, as one act.
import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { pick } from "../../backend";
import type { Destination } from "../../shared/destination";
import { usePaste } from "../../shared/usePaste";
import type { What } from "./asking";
import { Wizard } from "./Wizard";
import { kindByName } from "./words";
import "./import.css";

/** What cells are called that have no file. */
const PASTED = "粘贴的表格";

/** Where an import begins: at a file, or at pasted cells. */
function begin({ file, text, kind }: NonNullable<Destination["brings"]>): What | undefined {
  if (text !== undefined) return { file: PASTED, text, corrections: {}, ...(kind ? { kind } : {}) };
  if (file === undefined) return undefined;
  const named = kind ?? kindByName(file);
  return { file, corrections: {}, ...(named ? { kind: named } : {}) };
}

export function Import({ to }: { to?: Destination | undefined }) {
  const [begun, setBegun] = useState<{ what: What; turn: number } | undefined>();
  const start = useCallback((brings: Destination["brings"]) => {
    const what = brings && begin(brings);
    if (what) setBegun((old) => ({ what, turn: (old?.turn ?? 0) + 1 }));
  }, []);
  useEffect(() => start(to?.brings), [to, start]);
  usePaste(
    useCallback((text: string) => start({ text }), [start]),
    begun === undefined,
  );
  const choose = async () => {
    const file = await pick("file", "选择要导入的旧表");
    if (file) start({ file });
  };
  return (
    <section className="page" aria-label="导入">
      {begun ? (
        <Wizard key={begun.turn} begun={begun.what} onLeave={() => setBegun(undefined)} />
      ) : (
        <>
          <header>
            <h1>导入</h1>
          </header>
          <div className="import-door">
            <p>把历年的表格拖进来，或者选一个文件；在 WPS、Excel 里复制的格子，在这里按 Ctrl+V。先看读出了什么、会改动什么，再决定导入；原来的文件不会改动。</p>
            <Button type="primary" onClick={() => void choose()}>
              选择旧表
            </Button>
            <p className="quiet">
              认得 .xls .xlsx .xlsb .ods .csv，以及网页存成的 .xls；
              <br />
              工作计划还认得 .docx 和 .txt
            </p>
          </div>
        </>
      )}
    </section>
  );
}
