// 捐赠: what was given and received, each with its things and its receipt.
import { useMemo } from "react";
import { type Donation, useAsk } from "../../backend";
import type { Destination } from "../../shared/destination";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { donationValues, SIDES, useDonations, useDonationFields } from "./donation";
import { useEventField } from "./ties";

const columns: Column<Donation>[] = [
  { key: "given_on", title: "日期", width: 100, edit: true },
  { key: "direction", title: "捐赠", width: 60, show: (row) => SIDES[row.direction] },
  { key: "party", title: "对方", width: 190, edit: true, lead: true },
  { key: "things", title: "物品", width: 280 },
  { key: "worth", title: "价值（元）", width: 104, number: true, show: (row) => yuan(row.worth) },
  { key: "receipt_number", title: "收据编号", width: 120, edit: true },
  { key: "event", title: "活动", width: 190 },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

export function DonationPage({ year, to }: { year: number; to?: Destination | undefined }) {
  const rows = useAsk("donation_list", { year }).data?.rows;
  const event = useEventField(year, rows);
  const fields = useDonationFields();
  const donations = useDonations();
  const wanted = useMemo(() => (to?.id === undefined ? undefined : { id: to.id }), [to]);
  const sums = (shown: readonly Donation[]) => {
    const given = shown.filter(({ direction }) => direction === "given").length;
    return `捐出 ${given} 次 · 受赠 ${shown.length - given} 次 · 价值 ${yuan(shown.reduce((sum, { worth }) => sum + (worth ?? 0), 0))} 元`;
  };
  return (
    <RecordPage
      name="donations"
      title="捐赠"
      noun="捐赠"
      teach={`${year} 年还没有捐赠。送出去的望远镜、图书，收到的物品和展具，都在这里记一笔，能打印清单和收据。`}
      rows={rows}
      columns={columns}
      fields={[...fields.slice(0, -1), event, ...fields.slice(-1)]}
      valuesOf={donationValues}
      wanted={wanted}
      sums={sums}
      tools={(rows?.length ?? 0) > 0 && <PrintMenu papers={["donations"]} ask={{ year }} about={`${year}年`} />}
      ahead={(row) => (
        <p>
          <PrintMenu papers={["donation-receipt"]} ask={{ donation_id: row.id }} about={`${row.party} `} listens={false} />
        </p>
      )}
      onCreate={donations.create}
      onUpdate={donations.update}
      onDelete={donations.remove}
    />
  );
}
