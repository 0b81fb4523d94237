// A ballot as it is being filled in, and as it is sent.
import type { Ballot, BallotChanges, BallotOutcome, Body, CandidateLine, Seat } from "../../backend";

/** The fields of a ballot while they are typed. */
export interface Draft {
  post: string;
  held_on: string;
  by_category: boolean;
  seats: number | null;
  due: number | null;
  present: number | null;
  issued: number | null;
  returned: number | null;
  valid: number | null;
  needs: string;
}

/** The people and papers that were counted, in the order in which they are announced. */
export const NUMBERS = [
  { key: "due", label: "应到", unit: "人" },
  { key: "present", label: "实到", unit: "人" },
  { key: "issued", label: "发出选票", unit: "张" },
  { key: "returned", label: "收回选票", unit: "张" },
  { key: "valid", label: "有效票", unit: "张" },
] as const;

/** A candidate while the votes are typed. */
export interface Line {
  key: number;
  /** The candidate, where it is kept already. */
  id?: number;
  /** Who stands, where the directory knows: p12 a person, u3 a unit. */
  who?: string;
  name: string;
  unit: string;
  category: string;
  votes?: number | undefined;
  against?: number | undefined;
  abstained?: number | undefined;
  decided?: boolean | undefined;
  note?: string;
  outcome?: BallotOutcome;
  seated?: boolean;
}

let keys = 0;
const nextKey = () => ++keys;

interface Known {
  person_id: number | null;
  unit_id: number | null;
  name: string;
  unit: string | null;
  category: string | null;
}

/** Who is known to the directory, as a line. */
function known({ person_id, unit_id, name, unit, category }: Known): Line {
  const who = person_id === null ? `u${unit_id}` : `p${person_id}`;
  return { key: nextKey(), who, name, unit: unit ?? "", category: category ?? "" };
}

export const blankLine = (): Line => ({ key: nextKey(), name: "", unit: "", category: "" });

/** Somebody who sits in a term, as a candidate without votes. */
export const candidateOf = (seat: Seat): Line => known(seat);

export function linesOf(ballot: Ballot | undefined): Line[] {
  return (ballot?.candidates ?? []).map((one) => ({
    ...known(one),
    id: one.id,
    votes: one.votes ?? undefined,
    against: one.against ?? undefined,
    abstained: one.abstained ?? undefined,
    decided: one.decided ?? undefined,
    note: one.note ?? "",
    outcome: one.outcome,
    seated: one.seated,
  }));
}

export function draftOf(ballot: Ballot | undefined, body: Body): Draft {
  const by_category = ballot?.by_category ?? body.categories.length > 0;
  const { post = "", held_on, seats = null, due = null, present = null, issued = null, returned = null, valid = null, needs } = ballot ?? {};
  return { post, held_on: held_on ?? "", by_category, seats, due, present, issued, returned, valid, needs: needs ?? "half_present" };
}

/** An empty number is sent as null, which clears it. */
export const fieldsOf = (draft: Draft) => draft as BallotChanges;

export function lineOf({ id, who, name, unit, category, votes, against, abstained, decided, note }: Line): CandidateLine {
  const person = who?.startsWith("p") ? { person_id: Number(who.slice(1)) } : who === undefined && name.trim() ? { person: name.trim() } : {};
  const of = who?.startsWith("u") ? { unit: name } : who === undefined && unit.trim() ? { unit: unit.trim() } : {};
  const counted = Object.fromEntries(Object.entries({ votes, against, abstained, decided }).filter(([, value]) => value !== undefined));
  return { ...(id === undefined ? {} : { id }), ...person, ...of, ...counted, ...(category ? { category } : {}), ...(note ? { note } : {}) };
}
