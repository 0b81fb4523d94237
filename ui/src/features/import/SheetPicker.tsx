// The sheets of the file: which are imported, which is shown, and the year of the one that is shown.
import { Button, Checkbox, InputNumber } from "antd";
import type { Look } from "../../backend";
import type { What } from "./asking";

interface Props {
  what: What;
  look: Look;
  onWhat: (what: What) => void;
  shown: string;
  onShown: (sheet: string) => void;
  /** The year that was said of the sheet that is shown. */
  year: number | undefined;
  onYear: (year: number | null) => void;
}

export function SheetPicker({ what, look, onWhat, shown, onShown, year, onYear }: Props) {
  const sheets = look.sheets.filter((sheet) => sheet.rows > 0);
  const read = sheets.filter((sheet) => sheet.read).map(({ name }) => name);
  const usual = sheets.filter((sheet) => !sheet.hidden).map(({ name }) => name);
  const choose = (chosen: string[]) => {
    const { sheets: _, ...rest } = what;
    // The hidden ones stay out unless they are ticked.
    const isUsual = chosen.length === usual.length && usual.every((name) => chosen.includes(name));
    onWhat(isUsual ? rest : { ...rest, sheets: chosen });
  };
  const tick = (name: string, ticked: boolean) => choose(sheets.map((sheet) => sheet.name).filter((each) => (each === name ? ticked : read.includes(each))));
  return (
    <div className="import-parts" role="group" aria-label="工作表">
      {sheets.length > 2 && (
        <Checkbox checked={read.length === sheets.length} indeterminate={read.length > 0 && read.length < sheets.length} onChange={({ target }) => choose(target.checked ? sheets.map(({ name }) => name) : [])}>
          全选
        </Checkbox>
      )}
      {sheets.map(({ name, hidden, records, read: ticked }) => (
        <span key={name} className={`import-sheet${name === shown ? " shown" : ""}`}>
          <Checkbox checked={ticked} onChange={({ target }) => tick(name, target.checked)} aria-label={`导入工作表“${name}”`} title={ticked ? "不导入这一张" : "导入这一张"} />
          <Button size="small" type="text" aria-pressed={name === shown} onClick={() => onShown(name)} title={hidden ? "原表里是隐藏的" : "看这一张"}>
            {name}
            <span className="quiet">{ticked ? records : hidden ? "隐藏" : "不导入"}</span>
          </Button>
        </span>
      ))}
      <span className="grow" />
      <InputNumber size="small" value={year ?? null} onChange={onYear} min={1949} max={2100} controls={false} changeOnBlur placeholder="同上" aria-label={`工作表“${shown}”是哪一年的`} prefix={<span className="quiet">这张表是</span>} suffix="年" style={{ width: 150 }} />
    </div>
  );
}
