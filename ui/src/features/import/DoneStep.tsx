// What came of it: counts, what was left out, the way back, and the rows to be mended as a workbook.
import { Button } from "antd";
import type { Imported, ImportKind } from "../../backend";
import { useGo } from "../../shared/destination";
import type { What } from "./asking";
import { useMend } from "./mending";
import { placeOf } from "./words";

/** Most lines of the list: the workbook has them all. */
const MOST = 300;

interface Props {
  what: What & { kind: ImportKind };
  imported: Imported;
  onUndo: (() => void) | undefined;
  onAgain: () => void;
}

export function DoneStep({ what, imported, onUndo, onAgain }: Props) {
  const goTo = useGo();
  const { added, completed, same, left_out, made } = imported;
  const mendable = new Set(left_out.filter(({ kind }) => kind === "row" || kind === "cell").map(({ sheet, row }) => `${sheet} ${row}`)).size;
  const mend = useMend(what);
  const figures: [string, number][] = [["新增", added], ["改动", completed], ["原来就有", same], ["没有导入", left_out.length]];
  return (
    <>
      <div className="import-done">
        <p className="import-figures">
          {figures.map(([name, count]) => (
            <span key={name} className={name === "没有导入" && count > 0 ? "import-wrong" : ""}>
              <strong>{count}</strong>
              {name}
            </span>
          ))}
        </p>
        {made && <p>另外新增了{made.join("、")}。</p>}
        <p className="quiet">整次导入是一步，Ctrl+Z 可以全部撤回；之后另改过的内容会留下。</p>
        <div className="import-parts">
          <Button type="primary" onClick={() => goTo(placeOf(what.kind))}>
            去看看
          </Button>
          {mendable > 0 && <Button onClick={() => void mend({ left_out })}>把要改的 {mendable} 行存成表格</Button>}
          {onUndo && <Button onClick={onUndo}>撤销这次导入</Button>}
          <Button onClick={onAgain}>再导入一个文件</Button>
        </div>
      </div>
      {left_out.length > 0 && (
        <ol className="import-list" aria-label="没有导入的">
          {left_out.slice(0, MOST).map(({ sheet, row, column, message: words }, index) => (
            <li key={`${sheet} ${row} ${index}`}>
              <span className="import-place">
                {sheet} 第 {row} 行{column ? ` ${column} 列` : ""}
              </span>
              <span>{words}</span>
            </li>
          ))}
          {left_out.length > MOST && <li className="quiet">还有 {left_out.length - MOST} 处，存成表格可以全部看到。</li>}
        </ol>
      )}
    </>
  );
}
