import { expect, it } from "vitest";
import { useAsk } from "../../backend";
import { sent } from "../../backend/fake";
import { button, choose, click, show } from "../../testing/stage";
import { Numbering } from "./Numbering";

const last = (name: string) => sent.findLast((each) => each.name === name)?.params;

function Page({ kept }: { kept?: readonly number[] }) {
  const detail = useAsk("plan_get", { id: 1 }).data;
  return detail && <Numbering detail={{ ...detail, items: detail.items.map((item) => ({ ...item, label_kept: kept?.includes(item.id) ?? false })) }} open onClose={() => undefined} />;
}

it("a way of numbering is taken at once, and with it the levels of the one before are gone", async () => {
  await show(<Page />);
  await choose("一、　1.　（1）");
  expect(last("plan_update")).toEqual({ id: 1, changes: { numbering: "short", tasks_level: null, running_level: null } });
  expect(document.body.textContent).toContain("连着编");
  await choose("1.　1.1　1.1.1　1.1.1.1");
  expect(last("plan_update")).toMatchObject({ changes: { numbering: "decimal" } });
  expect(document.body.textContent).not.toContain("连着编");
});

it("labels that items keep are said, and given up together", async () => {
  await show(<Page />);
  expect(document.body.textContent).not.toContain("保留着");
  await show(<Page kept={[2, 5]} />);
  expect(document.body.textContent).toContain("有 2 条保留着自己的序号");
  await click(button("都改用统一的序号"));
  expect(last("plan_item_update_all")).toEqual({ ids: [2, 5], changes: { label: null } });
});
