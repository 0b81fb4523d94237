// A donation as a form holds it: its things are one text there, a list in the office.
import { type Donation, type DonationChanges, type How, useDo } from "../../backend";
import type { Field, Values } from "../../shared/records/values";
import { DonationThings } from "./DonationThings";
import { thingsFrom, thingsText } from "./things";
import { choiceOf, useUnitNames, withoutIds } from "./ties";

export const SIDES: Readonly<Record<Donation["direction"], string>> = { given: "捐出", received: "受赠" };

const sides = Object.entries(SIDES).map(([value, label]) => ({ value, label }));

/** The fields of a donation, without the event. */
export function useDonationFields(): Field[] {
  const units = useUnitNames();
  return [
    { key: "direction", label: "捐赠", kind: "choice", options: sides, required: true },
    { key: "party", label: "对方", suggest: units, required: true, hint: "捐给谁，或谁捐的：单位或个人" },
    { key: "items", label: "物品", control: DonationThings, required: true },
    { key: "given_on", label: "日期", kind: "date", hint: "空着是今天" },
    { key: "receipt_number", label: "收据编号" },
    { key: "note", label: "备注", kind: "long" },
  ];
}

export const donationValues = (row: Donation): Values => ({
  direction: row.direction, party: row.party, items: thingsText(row.items), given_on: row.given_on, receipt_number: row.receipt_number, event_id: choiceOf(row.event_id), note: row.note,
});

function sent(values: Values) {
  const { rest, ids } = withoutIds(values, "event_id");
  const { items, ...changes } = rest;
  // A row that was begun and left empty is no thing.
  const things = thingsFrom(items as string | null).filter(({ name, amount, unit, worth }) => name.trim() !== "" || amount || unit || worth);
  return { changes: changes as DonationChanges, ids, items: items === undefined ? {} : { items: things } };
}

/** Functions that write donations. */
export function useDonations() {
  const doIt = useDo();
  return {
    create: async (values: Values, how: How) => {
      const { changes, ids, items } = sent(values);
      return (await doIt("donation_create", { donation: changes, ...ids, items: items.items ?? [] }, how)) !== undefined;
    },
    update: async (row: Donation, values: Values, how: How) => {
      const { changes, ids, items } = sent(values);
      return (await doIt("donation_update", { id: row.id, changes, ...ids, ...items }, how)) !== undefined;
    },
    remove: async (ids: number[]) => (await doIt("donation_delete", { ids })) !== undefined,
  };
}
