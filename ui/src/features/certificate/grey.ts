// A picture as grey bytes, small enough to be searched for a code: the window opens PNG and JPG itself.
import type { GreyPicture } from "../../backend";

/** Longest side, in pixels. Of a whole A4 page that leaves four pixels for a square of the code, which still reads. */
const LONGEST = 3200;

export async function greyOf(picture: Blob): Promise<GreyPicture> {
  const opened = await createImageBitmap(picture);
  const scale = Math.min(1, LONGEST / Math.max(opened.width, opened.height));
  const [width, height] = [Math.max(1, Math.round(opened.width * scale)), Math.max(1, Math.round(opened.height * scale))];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  // What is clear in the picture is white on paper.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(opened, 0, 0, width, height);
  opened.close();
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = ((data[4 * at] ?? 0) * 299 + (data[4 * at + 1] ?? 0) * 587 + (data[4 * at + 2] ?? 0) * 114) / 1000;
  let text = "";
  for (let at = 0; at < grey.length; at += 32_768) text += String.fromCharCode(...grey.subarray(at, at + 32_768));
  return { width, height, grey: btoa(text) };
}
