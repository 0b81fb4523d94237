// 培训班: the year's classes, masters and apprentices, figures; one class with its roster, lessons, groups, attendance, scores.
import { Segmented } from "antd";
import { useEffect, useState } from "react";
import type { Destination } from "../../shared/destination";
import { ClassPage } from "./ClassPage";
import { Classes } from "./Classes";
import { Figures } from "./Figures";
import { Mentorships } from "./Mentorships";
import "./training.css";

type Part = "classes" | "mentorships" | "figures";

export function Training({ year, to }: { year: number; to?: Destination | undefined }) {
  const [open, setOpen] = useState(to?.id);
  const [part, setPart] = useState<Part>("classes");
  useEffect(() => setOpen(to?.id), [to]);
  if (open !== undefined) return <ClassPage key={open} id={open} onBack={() => setOpen(undefined)} onOpen={setOpen} />;
  const turn = (
    <Segmented<Part>
      value={part}
      onChange={setPart}
      options={[
        { value: "classes", label: "培训班" },
        { value: "mentorships", label: "师徒结对" },
        { value: "figures", label: "统计" },
      ]}
      aria-label="看什么"
    />
  );
  if (part === "mentorships") return <Mentorships year={year} turn={turn} />;
  if (part === "figures") return <Figures year={year} turn={turn} />;
  return <Classes year={year} turn={turn} onOpen={setOpen} />;
}
