// A place to go: a page, and a record on it.
import { createContext, useContext } from "react";
import type { ImportKind } from "../backend";

/** A record found somewhere: its kind, itself, and the record that shows it. */
export interface Destination {
  page: string;
  area?: string;
  id?: number;
  open?: number;
  /** Who is to get certificates: people of the directory, or whom a contest or a class names. */
  gives?: { people?: readonly number[]; contest?: number; class?: number };
  /** What is brought to the import: a file, or cells that were pasted. */
  brings?: { file?: string; text?: string; kind?: ImportKind };
}

/** The way to another page; the frame gives it. */
export const Going = createContext<(to: Destination) => void>(() => undefined);

export const useGo = () => useContext(Going);
