// The paper, true in its proportions, as it will come out; over it the fields to be taken and moved.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { TemplateArea, TemplateDesign } from "../../../backend";
import { drawPage, openPdf } from "../../../shared/papers/pdf";
import { areaOf, type Guide, labelOf, placed, snapped, type Spot, without } from "./design";

interface Props {
  design: TemplateDesign;
  /** The PDF of it with words, in base64; empty while there is none. */
  pdf: string;
  chosen: Spot | undefined;
  onChoose: (spot: Spot | undefined) => void;
  /** Changes of one kind in a row are one step back. */
  onDesign: (design: TemplateDesign, kind: string) => void;
}

/** The paper with its words, drawn from the PDF; the picture before stays until the next is whole. */
function Picture({ pdf, width, height }: { pdf: string; width: number; height: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isWanted = true;
    const draw = async () => {
      const document = await openPdf(pdf);
      const page = await document.getPage(1);
      if (isWanted && canvas.current) await drawPage(page, canvas.current, width);
      await document.loadingTask.destroy();
    };
    // A picture that cannot be drawn leaves the one before; what is wrong with the design is said beside it.
    if (pdf && width > 0) draw().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [pdf, width]);
  return <canvas ref={canvas} className="editor-picture" style={{ width, height }} aria-hidden />;
}

const NUDGES: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function Canvas({ design, pdf, chosen, onChoose, onDesign }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [guides, setGuides] = useState<Guide[]>([]);
  const drag = useRef<{ spot: Spot; from: TemplateArea; x: number; y: number; sizing: boolean; step: number } | undefined>(undefined);
  const drags = useRef(0);
  useEffect(() => {
    const seen = room.current;
    if (!seen) return;
    const watch = new ResizeObserver(([entry]) => entry && setSize({ width: entry.contentRect.width, height: entry.contentRect.height }));
    watch.observe(seen);
    return () => watch.disconnect();
  }, []);
  const { paper } = design;
  /** Pixels of a millimetre. */
  const scale = Math.max(0, Math.min(size.width / paper.width, size.height / paper.height));

  const onDown = (spot: Spot, sizing: boolean) => (event: PointerEvent<HTMLElement>) => {
    const from = areaOf(design, spot);
    if (event.button !== 0 || !from) return;
    event.stopPropagation();
    onChoose(spot);
    // WebKit gives a button that is pressed no focus; the arrows are for what was pressed.
    event.currentTarget.closest("button")?.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    drags.current += 1;
    drag.current = { spot, from, x: event.clientX, y: event.clientY, sizing, step: drags.current };
  };
  const onMove = (event: PointerEvent) => {
    const held = drag.current;
    if (!held || scale === 0) return;
    const [dx, dy] = [(event.clientX - held.x) / scale, (event.clientY - held.y) / scale];
    if (dx === 0 && dy === 0) return;
    if (held.sizing) {
      onDesign(placed(design, held.spot, { ...held.from, width: held.from.width + dx, height: held.from.height + dy }), `size ${held.step}`);
      return;
    }
    const free = { ...held.from, x: held.from.x + dx, y: held.from.y + dy };
    const to = event.altKey ? { area: free, guides: [] } : snapped(design, held.spot, free);
    setGuides(to.guides);
    onDesign(placed(design, held.spot, to.area), `move ${held.step}`);
  };
  const onUp = () => {
    drag.current = undefined;
    setGuides([]);
  };
  const onKey = (spot: Spot) => (event: KeyboardEvent) => {
    const nudge = NUDGES[event.key];
    const area = areaOf(design, spot);
    if (nudge && area) {
      const by = event.shiftKey ? 1 : 0.1;
      const [dx, dy] = [nudge[0] * by, nudge[1] * by];
      const to = event.ctrlKey ? { ...area, width: area.width + dx, height: area.height + dy } : { ...area, x: area.x + dx, y: area.y + dy };
      onDesign(placed(design, spot, to), `nudge ${String(spot)}`);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      onDesign(without(design, spot), "delete");
      onChoose(undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const spots: { spot: Spot; label: string }[] = [
    ...design.fields.map((field, index) => ({ spot: index as Spot, label: labelOf(field) })),
    ...(design.seal ? [{ spot: "seal" as const, label: "盖章" }] : []),
    ...(design.photo ? [{ spot: "photo" as const, label: "照片" }] : []),
    ...(design.code ? [{ spot: "code" as const, label: "二维码" }] : []),
  ];
  return (
    <div ref={room} className="editor-room" onPointerDown={() => onChoose(undefined)}>
      <div className="editor-paper" style={{ width: paper.width * scale, height: paper.height * scale }}>
        <Picture pdf={pdf} width={Math.round(paper.width * scale)} height={Math.round(paper.height * scale)} />
        {spots.map(({ spot, label }) => {
          const area = areaOf(design, spot);
          if (!area) return null;
          const isChosen = spot === chosen;
          return (
            <button
              type="button"
              key={String(spot)}
              className={`editor-box${spot === "seal" ? " seal" : ""}`}
              aria-pressed={isChosen}
              aria-label={`${label}，左 ${area.x} 上 ${area.y} 宽 ${area.width} 高 ${area.height} 毫米`}
              title="拖动，或用方向键移 0.1 毫米（Shift 1 毫米，Ctrl 改大小）"
              style={{ left: area.x * scale, top: area.y * scale, width: area.width * scale, height: area.height * scale }}
              onPointerDown={onDown(spot, false)}
              onPointerMove={onMove}
              onPointerUp={onUp}
              onPointerCancel={onUp}
              onMouseDown={(event) => event.preventDefault()}
              onFocus={() => onChoose(spot)}
              onKeyDown={onKey(spot)}
            >
              <span className="editor-label">{label}</span>
              {isChosen && <span className="editor-corner" onPointerDown={onDown(spot, true)} onPointerMove={onMove} onPointerUp={onUp} onPointerCancel={onUp} />}
            </button>
          );
        })}
        {guides.map(({ along, at }) => (
          <i key={`${along} ${at}`} className={`editor-guide ${along}`} style={along === "x" ? { left: at * scale } : { top: at * scale }} />
        ))}
      </div>
    </div>
  );
}
