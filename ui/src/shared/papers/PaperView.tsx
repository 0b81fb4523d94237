// A paper as it will come out: the very PDF, page by page, with small pictures of the pages beside it.
import { Alert, Button, Select } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { drawPage, openPdf, type PDFDocumentProxy, type PDFPageProxy } from "./pdf";
import "./papers.css";

/** How large pages are shown, in percent of their true size; none fits the width of the view. */
const ZOOMS = [50, 75, 100, 125, 150, 200] as const;

/** CSS pixels of a point at true size. */
const POINT = 96 / 72;

/** Width of the small pictures, in pixels. */
const SMALL = 64;

interface Opened {
  document: PDFDocumentProxy;
  pages: PDFPageProxy[];
}

/** Opens the PDF; the one before stays until the next is open, so that following an edit does not flicker. */
function usePdf(pdf: string): { opened: Opened | undefined; failed: boolean } {
  const [opened, setOpened] = useState<Opened | undefined>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const open = async () => {
      const document = await openPdf(pdf);
      const pages = await Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
      if (!isWanted) return void document.loadingTask.destroy();
      setFailed(false);
      setOpened((before) => {
        void before?.document.loadingTask.destroy();
        return { document, pages };
      });
    };
    if (pdf) open().catch(() => isWanted && setFailed(true));
    return () => {
      isWanted = false;
    };
  }, [pdf]);
  const last = useRef(opened);
  last.current = opened;
  useEffect(() => () => void last.current?.document.loadingTask.destroy(), []);
  return { opened, failed };
}

/** A page; it is drawn when it comes into view. */
function Page({ page, width, title, onSeen }: { page: PDFPageProxy; width: number; title: string; onSeen?: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;
  const { width: w, height: h } = page.getViewport({ scale: 1 });
  useEffect(() => {
    const drawn = canvas.current;
    if (!drawn) return;
    let isDone = false;
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting || isDone) return;
        isDone = true;
        // A page that is turned away from while it is drawn fails; it is drawn again when it is back.
        drawPage(page, drawn, width).catch(() => (isDone = false));
      },
      { rootMargin: "600px" },
    );
    const here = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen.current?.(), { threshold: 0.5 });
    near.observe(drawn);
    here.observe(drawn);
    return () => {
      near.disconnect();
      here.disconnect();
    };
  }, [page, width]);
  return <canvas ref={canvas} className="paper-page" role="img" aria-label={title} style={{ width, height: (width * h) / w }} />;
}

interface Props {
  /** The PDF, in base64; empty while there is none. */
  pdf: string;
  /** What stands beside the zoom. */
  tools?: ReactNode;
  /** What must be known before the paper is written. */
  warning?: string | undefined;
}

export function PaperView({ pdf, tools, warning }: Props) {
  const { opened, failed } = usePdf(pdf);
  const [zoom, setZoom] = useState<number | "fit">("fit");
  const [at, setAt] = useState(0);
  const [room, setRoom] = useState(0);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = view.current;
    if (!seen) return;
    const watch = new ResizeObserver(([entry]) => setRoom(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(seen);
    return () => watch.disconnect();
  }, []);
  const pages = opened?.pages ?? [];
  const widest = Math.max(1, ...pages.map((page) => page.getViewport({ scale: 1 }).width));
  const widthOf = (page: PDFPageProxy) => {
    const { width } = page.getViewport({ scale: 1 });
    return zoom === "fit" ? (room * width) / widest : (width * POINT * zoom) / 100;
  };
  const shown = zoom === "fit" ? (room / (widest * POINT)) * 100 : zoom;
  const step = (by: 1 | -1) => {
    const next = by > 0 ? ZOOMS.find((each) => each > shown + 1) : ZOOMS.findLast((each) => each < shown - 1);
    if (next) setZoom(next);
  };
  const goTo = (page: number) => view.current?.querySelectorAll(".paper-page")[page]?.scrollIntoView({ block: "start" });
  return (
    <div className="paper-view">
      <div className="paper-bar">
        <Button size="small" onClick={() => step(-1)} aria-label="缩小" title="缩小">
          －
        </Button>
        <Select
          size="small"
          value={zoom}
          onChange={setZoom}
          options={[{ value: "fit" as const, label: "适合宽度" }, ...ZOOMS.map((each) => ({ value: each, label: `${each}%` }))]}
          aria-label="显示大小"
          style={{ width: 96 }}
        />
        <Button size="small" onClick={() => step(1)} aria-label="放大" title="放大">
          ＋
        </Button>
        {pages.length > 0 && (
          <span className="quiet">
            第 {Math.min(at + 1, pages.length)} 页，共 {pages.length} 页
          </span>
        )}
        <span className="grow" />
        {tools}
      </div>
      {warning && <Alert type="warning" banner title={warning} />}
      <div className="paper-body">
        {pages.length > 1 && (
          <nav className="paper-small" aria-label="各页">
            {pages.map((page, index) => (
              <button type="button" key={page.pageNumber} aria-current={index === at ? "page" : undefined} title={`第 ${index + 1} 页`} onClick={() => goTo(index)}>
                <Page page={page} width={SMALL} title={`第 ${index + 1} 页的小图`} />
                {index + 1}
              </button>
            ))}
          </nav>
        )}
        <div className="paper-pages">
          <div ref={view}>
            {pages.length === 0 && !failed && (
              <p className="quiet paper-wait" role="status">
                正在排版……
              </p>
            )}
            {failed && <p className="quiet">这份文稿显示不出来，可以写成文件再打开看。</p>}
            {room > 0 && pages.map((page, index) => <Page key={page.pageNumber} page={page} width={widthOf(page)} title={`第 ${index + 1} 页`} onSeen={() => setAt(index)} />)}
          </div>
        </div>
      </div>
    </div>
  );
}
