// Below the form of a kept record: whom of the directory its words mean, and what is kept with it.
import { Button } from "antd";
import type { ReactNode } from "react";
import { Attachments } from "../../shared/attachments/Attachments";
import { useGo } from "../../shared/destination";
import "./kept.css";

interface Meant {
  people?: readonly number[];
  unit?: number | null;
}

interface Props extends Meant {
  /** The record, by its kind and id. */
  area: "honour" | "participation" | "application" | "document" | "outcome";
  id: number;
  /** Parts of its own: what it needs, what came before it. */
  children?: ReactNode;
}

/** Whom of the directory the words of a record mean. */
export function InDirectory({ people = [], unit = null }: Meant) {
  const goTo = useGo();
  if (people.length === 0 && unit === null) return null;
  return (
    <p className="quiet">
      目录里有：
      {unit !== null && (
        <Button type="link" size="small" onClick={() => goTo({ page: "directory", area: "unit", id: unit, open: unit })}>
          看这个单位
        </Button>
      )}
      {people.map((id, index) => (
        <Button key={id} type="link" size="small" onClick={() => goTo({ page: "directory", area: "person", id, open: id })}>
          {people.length > 1 ? `看第 ${index + 1} 人` : "看这个人"}
        </Button>
      ))}
    </p>
  );
}

export function Below({ area, id, people = [], unit = null, children }: Props) {
  return (
    <div className="kept-below">
      {children}
      <InDirectory people={people} unit={unit} />
      <h3>附件</h3>
      <Attachments key={`${area} ${id}`} area={area} id={id} />
    </div>
  );
}
