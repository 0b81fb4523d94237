// The only file that names pdf.js: bytes to pages, pages to canvases.
import type { PDFDocumentProxy, PDFPageProxy, PDFWorker } from "pdfjs-dist";

export type { PDFDocumentProxy, PDFPageProxy };

let loading: Promise<{ pdf: typeof import("pdfjs-dist"); worker: PDFWorker }> | undefined;

/**
 * pdf.js is fetched from the program itself when the first paper is shown, not at the start. Its worker stays: to begin one for
 * each edit of a paper would take longer than to read the paper.
 */
function library() {
  loading ??= Promise.all([import("pdfjs-dist"), import("pdfjs-dist/build/pdf.worker.min.mjs?url")]).then(([pdf, source]) => {
    pdf.GlobalWorkerOptions.workerSrc = source.default;
    return { pdf, worker: new pdf.PDFWorker() };
  });
  return loading;
}

/** Opens a PDF given in base64; who opens it closes it with `destroy`. */
export async function openPdf(base64: string): Promise<PDFDocumentProxy> {
  const { pdf, worker } = await library();
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return pdf.getDocument({ data, worker }).promise;
}

/** Pixels of a point below which the thinnest line would be drawn too thick: small pictures are drawn larger and shrunk. */
const FINE = 0.6;

/** Draws a page into a canvas, `width` CSS pixels wide, as sharp as the screen; the old picture stays until the new is whole. */
export async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const scale = (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
  const viewport = page.getViewport({ scale: Math.max(scale, FINE) });
  const behind = document.createElement("canvas");
  behind.width = Math.round(viewport.width);
  behind.height = Math.round(viewport.height);
  await page.render({ canvas: behind, viewport }).promise;
  const shrunk = Math.min(1, scale / FINE);
  canvas.width = Math.round(behind.width * shrunk);
  canvas.height = Math.round(behind.height * shrunk);
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(behind, 0, 0, canvas.width, canvas.height);
}
