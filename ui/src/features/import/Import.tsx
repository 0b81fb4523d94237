// 导入: an old file or pasted cells come in through three steps, as one act.
import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { pick } from "../../backend";
import type { Destination, Into } from "../../shared/destination";
import { usePaste } from "../../shared/usePaste";
import type { What } from "./asking";
import { Wizard } from "./Wizard";
import { kindByName } from "./words";
import "./import.css";

/** What cells are called that have no file. */
const PASTED = "粘贴的表格";

type Brings = NonNullable<Destination["brings"]>;

/** Where an import begins: at a file, or at pasted cells. */
function begin({ file, text, kind, into }: Brings): What | undefined {
  const { name: _, ...ids } = into ?? { name: "" };
  if (text !== undefined) return { file: PASTED, text, corrections: {}, ...ids, ...(kind ? { kind } : {}) };
  if (file === undefined) return undefined;
  const named = kind ?? kindByName(file);
  return { file, corrections: {}, ...ids, ...(named ? { kind: named } : {}) };
}

export function Import({ to }: { to?: Destination | undefined }) {
  const [begun, setBegun] = useState<{ what: What; into: Into | undefined; turn: number } | undefined>();
  // Where she comes from says what the table is and where its rows go; another file later says so itself.
  const [from, setFrom] = useState<Pick<Brings, "kind" | "into">>({});
  const start = useCallback((brings: Brings) => {
    const what = begin(brings);
    if (what) setBegun((old) => ({ what, into: brings.into, turn: (old?.turn ?? 0) + 1 }));
  }, []);
  useEffect(() => {
    const { kind, into, ...brought } = to?.brings ?? {};
    const known = { ...(kind ? { kind } : {}), ...(into ? { into } : {}) };
    setFrom(known);
    start({ ...brought, ...known });
  }, [to, start]);
  usePaste(
    useCallback((text: string) => start({ text, ...from }), [start, from]),
    begun === undefined,
  );
  const choose = async () => {
    const file = await pick("file", "选择要导入的旧表");
    if (!file) return;
    // A file that says what it is is believed, but where its rows are to go into a class or a contest.
    const named = from.into ? undefined : kindByName(file);
    start({ file, ...from, ...(named ? { kind: named } : {}) });
  };
  const leave = () => {
    setBegun(undefined);
    setFrom({});
  };
  return (
    <section className="page" aria-label="导入">
      {begun ? (
        <Wizard key={begun.turn} begun={begun.what} into={begun.into} onLeave={leave} />
      ) : (
        <>
          <header>
            <h1>{from.into ? `导入到“${from.into.name}”` : "导入"}</h1>
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
