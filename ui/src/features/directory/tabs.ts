// What the lists of 单位与人员 have in common.
import type { ReactNode } from "react";

/** Which records: one to show when something else led here. */
export interface DirectoryProps {
  year: number;
  wanted?: { id: number } | undefined;
  /** The choice between the lists, for the head of the page. */
  tabs: ReactNode;
}

/** The records with a label; all where none is chosen. */
export const labelled = <T extends { labels: readonly string[] }>(rows: readonly T[] | undefined, label: string | undefined): readonly T[] | undefined =>
  label === undefined ? rows : rows?.filter(({ labels }) => labels.includes(label));
