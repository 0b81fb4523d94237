// The things of a donation as one text, which is what a field of a form holds.
import type { DonationItem } from "../../backend";

export const thingsText = (items: readonly DonationItem[]): string => JSON.stringify(items);
export const thingsFrom = (text: string | null | undefined): DonationItem[] => (text ? (JSON.parse(text) as DonationItem[]) : []);
