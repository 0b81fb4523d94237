// A template while it is drawn: what is chosen, where it goes, and the way back. Places are millimetres from the upper left corner.
import type { FontSlot, TemplateArea, TemplateDesign, TemplateField, TemplatePart } from "../../../backend";

/** What is chosen on the paper: a field by its place in the list, the seal, the photo, the code. */
export type Spot = number | "seal" | "photo" | "code";

export const PARTS: Record<TemplatePart, string> = { recipient: "抬头", body: "正文", closing: "结语", issuers: "落款", date: "日期", number: "编号" };

export const FONTS: Record<FontSlot, string> = { serif: "宋体", sans: "黑体", kai: "楷体", fang_song: "仿宋", title: "小标宋", calligraphy: "行楷", rare: "生僻字" };

/** How a field is called in lists and to a screen reader. */
export function labelOf({ content }: TemplateField): string {
  return "printed" in content ? content.printed || "固定文字" : content.words.map((part) => PARTS[part]).join("、");
}

/** The least that the eye tells on paper, in millimetres. */
const LEAST = 0.1;
const SMALLEST = 2;

/** To a tenth of a millimetre. */
export const tenth = (length: number): number => Math.round(length / LEAST) / (1 / LEAST);

/** A design as it came over the wire, where 0.3 is 0.30000001: to a thousandth, which nobody sees. */
export const tidied = (design: TemplateDesign): TemplateDesign =>
  JSON.parse(JSON.stringify(design, (_, value: unknown) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value))) as TemplateDesign;

/** The area of what is chosen. */
export function areaOf(design: TemplateDesign, spot: Spot): TemplateArea | undefined {
  if (spot === "photo" || spot === "code") return design[spot] ?? undefined;
  if (spot !== "seal") return design.fields[spot]?.area;
  if (!design.seal) return undefined;
  const { x, y, diameter } = design.seal;
  return { x: x - diameter / 2, y: y - diameter / 2, width: diameter, height: diameter };
}

/** The design with what is chosen in another area, kept on the paper and no smaller than can be seen. */
export function placed(design: TemplateDesign, spot: Spot, to: TemplateArea): TemplateDesign {
  const { paper } = design;
  const width = Math.min(paper.width, Math.max(SMALLEST, tenth(to.width)));
  const height = Math.min(paper.height, Math.max(SMALLEST, tenth(to.height)));
  const x = tenth(Math.max(0, Math.min(paper.width - width, to.x)));
  const y = tenth(Math.max(0, Math.min(paper.height - height, to.y)));
  const area = { x, y, width, height };
  if (spot === "photo" || spot === "code") return { ...design, [spot]: area };
  if (spot !== "seal") return changed(design, spot, { area });
  const diameter = Math.min(width, height);
  return { ...design, seal: { x: tenth(x + diameter / 2), y: tenth(y + diameter / 2), diameter } };
}

/** The design with a field changed. */
export function changed(design: TemplateDesign, at: number, part: Partial<TemplateField>): TemplateDesign {
  return { ...design, fields: design.fields.map((field, index) => (index === at ? { ...field, ...part } : field)) };
}

/** The design without what is chosen. */
export function without(design: TemplateDesign, spot: Spot): TemplateDesign {
  if (spot === "seal") return { ...design, seal: null };
  if (spot === "photo" || spot === "code") return { ...design, [spot]: null };
  return { ...design, fields: design.fields.toSpliced(spot, 1) };
}

/** A field of its own kind in the middle of the paper. */
export function added(design: TemplateDesign, content: TemplateField["content"]): TemplateDesign {
  const { width, height } = design.paper;
  const area = { x: tenth(width * 0.2), y: tenth(height * 0.45), width: tenth(width * 0.6), height: tenth(height * 0.1) };
  const field: TemplateField = { content, area, font: "kai", size: { min: 10, max: 18 }, align: "centre", stand: "middle", wrap: "words" in content, leading: 1.5, spacing: 0, indent: 0, colour: "#1A1A1A" };
  return { ...design, fields: [...design.fields, field] };
}

/** A line that something stands on while it is moved. */
export interface Guide {
  /** Upright lines have an x, lying ones a y. */
  along: "x" | "y";
  at: number;
}

/** How near, in millimetres, a side must come to a line to be drawn to it. */
const NEAR = 1;

/** An area drawn to the middle of the paper and to the sides and middles of the other fields, with the lines it stands on. */
export function snapped(design: TemplateDesign, spot: Spot, area: TemplateArea): { area: TemplateArea; guides: Guide[] } {
  const others = design.fields.flatMap((field, index) => (index === spot ? [] : [field.area]));
  const pull = (along: "x" | "y"): { by: number; guide: Guide | undefined } => {
    const [length, whole] = along === "x" ? [area.width, design.paper.width] : [area.height, design.paper.height];
    const lines = [whole / 2, ...others.flatMap((other) => (along === "x" ? [other.x, other.x + other.width / 2, other.x + other.width] : [other.y, other.y + other.height / 2, other.y + other.height]))];
    const sides = [area[along], area[along] + length / 2, area[along] + length];
    const all = lines.flatMap((line) => sides.map((side) => ({ by: line - side, guide: { along, at: line } })));
    const best = all.toSorted((a, b) => Math.abs(a.by) - Math.abs(b.by))[0];
    return best && Math.abs(best.by) <= NEAR ? best : { by: 0, guide: undefined };
  };
  const [x, y] = [pull("x"), pull("y")];
  return { area: { ...area, x: area.x + x.by, y: area.y + y.by }, guides: [x.guide, y.guide].filter((guide) => guide !== undefined) };
}

/** A design with the way back and forth. Changes of one kind in a row are one step. */
export interface History {
  now: TemplateDesign;
  past: readonly TemplateDesign[];
  future: readonly TemplateDesign[];
  /** What the last change was: a drag, the writing of one field. */
  kind: string | undefined;
  /** As it is kept in the office. */
  kept: TemplateDesign;
}

export type Turn = { to: TemplateDesign; kind: string } | { open: TemplateDesign } | "undo" | "redo" | "kept";

const MOST = 200;

export function turned(history: History, turn: Turn): History {
  const { now, past, future } = history;
  if (turn === "kept") return { ...history, kept: now, kind: undefined };
  if (turn === "undo") {
    const before = past.at(-1);
    return before ? { ...history, now: before, past: past.slice(0, -1), future: [now, ...future], kind: undefined } : history;
  }
  if (turn === "redo") {
    const [next, ...rest] = future;
    return next ? { ...history, now: next, past: [...past, now], future: rest, kind: undefined } : history;
  }
  if ("open" in turn) return { now: turn.open, past: [], future: [], kind: undefined, kept: turn.open };
  const goesOn = turn.kind === history.kind && future.length === 0;
  return { ...history, now: turn.to, past: goesOn ? past : [...past, now].slice(-MOST), future: [], kind: turn.kind };
}
