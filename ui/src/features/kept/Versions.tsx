// The versions of a regulation: one is chosen and shows its steps, ticked off when they are done, and its files.
import { Alert, Button } from "antd";
import { useState } from "react";
import { type Regulation, type RegulationVersion, useDo } from "../../backend";
import { Attachments } from "../../shared/attachments/Attachments";
import { Steps } from "./Steps";
import { VersionForm } from "./VersionForm";
import "./kept.css";

/** 2024-05-01 — 2027-04-30, as far as it is known. */
function period({ in_force_on, ends_on }: RegulationVersion): string {
  if (in_force_on === null) return "";
  return ends_on === null ? `${in_force_on} 起` : `${in_force_on} — ${ends_on}`;
}

export function Versions({ regulation }: { regulation: Regulation }) {
  const doIt = useDo();
  const { id, versions, in_force_id, told } = regulation;
  const [at, setAt] = useState<number | undefined>();
  const [form, setForm] = useState<"new" | "edit" | undefined>();
  // Whoever opens it looks for what holds; where nothing does, for what is being drafted.
  const shown = versions.find((version) => version.id === at) ?? versions.find((version) => version.id === in_force_id) ?? versions[0];
  const remove = async () => {
    if (shown && (await doIt("regulation_version_delete", { ids: [shown.id] })) !== undefined) setAt(undefined);
  };
  return (
    <section className="versions" aria-label="版本">
      {told.map((words) => (
        <Alert key={words} type="warning" showIcon title={words} />
      ))}
      <header>
        <h3>版本</h3>
        <Button size="small" onClick={() => setForm("new")}>
          加一版
        </Button>
      </header>
      {versions.length === 0 && <p className="quiet">还没有版本。加上现行的那一版，写明几时施行；审批环节会照类别列出，办一步勾一步。</p>}
      {versions.map((version) => (
        <button type="button" key={version.id} className="version" aria-pressed={version.id === shown?.id} onClick={() => setAt(version.id)}>
          <span>{version.name}</span>
          <span className="quiet">{period(version)}</span>
          <span className={version.id === in_force_id ? "version-holds" : "quiet"}>{version.standing}</span>
        </button>
      ))}
      {shown && (
        <div className="version-shown">
          {shown.told.map((words) => (
            <Alert key={words} type="warning" showIcon title={words} />
          ))}
          <Steps key={`steps ${shown.id}`} version={shown} />
          <p>
            <Button type="link" size="small" onClick={() => setForm("edit")}>
              编辑“{shown.name}”
            </Button>
            <Button type="link" size="small" onClick={() => void remove()}>
              删除这一版
            </Button>
            {shown.drafted_on !== null && <span className="quiet">{shown.drafted_on} 起草</span>}
          </p>
          {shown.note !== null && <p className="quiet">{shown.note}</p>}
          <Attachments key={`files ${shown.id}`} area="regulation_version" id={shown.id} />
        </div>
      )}
      <VersionForm open={form !== undefined} regulation={id} version={form === "edit" ? shown : undefined} onClose={() => setForm(undefined)} onMade={setAt} />
    </section>
  );
}
