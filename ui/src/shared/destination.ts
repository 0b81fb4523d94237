// A place to go: a page, and a record on it.
import { createContext, useContext } from "react";
import type { ImportKind } from "../backend";

/** A record found somewhere: its kind, itself, and the record that shows it. */
export interface Destination {
  page: string;
  area?: string;
  id?: number;
  open?: number;
  /** Who is to get certificates: people of the directory, or whom a contest, a class or a commendation names. */
  gives?: { people?: readonly number[]; contest?: number; class?: number; commendation?: number };
  /** What is brought to the import: a file, or cells that were pasted; neither, where a file is still to be chosen. */
  brings?: { file?: string; text?: string; kind?: ImportKind; into?: Into };
}

/** The class or the contest that imported rows go into. */
export interface Into {
  class_id?: number;
  contest_id?: number;
  name: string;
}

/** The way to another page; the frame gives it. */
export const Going = createContext<(to: Destination) => void>(() => undefined);

export const useGo = () => useContext(Going);
