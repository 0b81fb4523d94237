// What an event costs, gives and leaves, in its drawer: who was present, money, donations, plaques, coverage.
import { type EventRow, useAsk } from "../../backend";
import { yuan } from "../../shared/format";
import { byLevel, coverageValues, useCoverage, useCoverageFields } from "./coverage";
import { donationValues, SIDES, useDonations, useDonationFields } from "./donation";
import { moneyValues, sumsOf, useMoney, useMoneyFields, wayOf } from "./money";
import { Part } from "./Part";
import { People } from "./People";
import { plaqueValues, usePlaqueFields, usePlaques } from "./plaque";

interface Props {
  event: EventRow;
  year: number;
}

/** The day that what belongs to an event begins with. */
const dayOf = (event: EventRow) => event.end_date ?? event.start_date;

/** How the budgets of the event's tasks stand. */
function Budgets({ event, year }: Props) {
  const tasks = useAsk("event_get", { id: event.id }).data?.tasks ?? [];
  const account = useAsk("money_statement", { year }, tasks.length > 0).data;
  const rows = account?.tasks.filter(({ item_id, budget }) => budget !== null && tasks.some(({ id }) => id === item_id)) ?? [];
  return rows.map(({ item_id, task, budget, spent, left }) => (
    <p key={item_id} className={left !== null && left < 0 ? "event-budget over" : "event-budget"}>
      任务“{task}”预算 {yuan(budget)} 元，已用 {yuan(spent)} 元，{left !== null && left < 0 ? `超支 ${yuan(-left)} 元` : `还有 ${yuan(left)} 元`}
    </p>
  ));
}

function Money({ event, year }: Props) {
  const rows = useAsk("money_list", { event_id: event.id }).data?.rows;
  const fields = useMoneyFields();
  const money = useMoney();
  return (
    <Part
      title="收支"
      add="＋记一笔"
      rows={rows}
      sum={rows && rows.length > 0 ? sumsOf(rows) : ""}
      fields={fields}
      valuesOf={moneyValues}
      fresh={{ direction: "cost", paid_on: dayOf(event) }}
      line={(row) => (
        <>
          <time className="quiet">{row.paid_on}</time>
          <span>
            {wayOf(row.direction)} {row.category} {row.words}
          </span>
          <span className="quiet">{row.party}</span>
          <span className="event-sum">{yuan(row.amount)} 元</span>
        </>
      )}
      onCreate={(values, how) => money.create({ ...values, event_id: String(event.id) }, how)}
      onUpdate={money.update}
      onDelete={(row) => money.remove([row.id])}
    >
      <Budgets event={event} year={year} />
    </Part>
  );
}

function Donations({ event }: Props) {
  const rows = useAsk("donation_list", { event_id: event.id }).data?.rows;
  const fields = useDonationFields();
  const donations = useDonations();
  return (
    <Part
      title="捐赠"
      add="＋捐赠"
      rows={rows}
      fields={fields}
      valuesOf={donationValues}
      fresh={{ direction: "given", given_on: dayOf(event) }}
      line={(row) => (
        <>
          <time className="quiet">{row.given_on}</time>
          <span>
            {SIDES[row.direction]} {row.things}
          </span>
          <span className="quiet">{row.party}</span>
        </>
      )}
      onCreate={(values, how) => donations.create({ ...values, event_id: String(event.id) }, how)}
      onUpdate={donations.update}
      onDelete={(row) => donations.remove([row.id])}
    />
  );
}

function Plaques({ event }: Props) {
  const rows = useAsk("plaque_list", { event_id: event.id }).data?.rows;
  const fields = usePlaqueFields();
  const plaques = usePlaques();
  return (
    <Part
      title="授牌"
      add="＋授牌"
      rows={rows}
      fields={fields}
      valuesOf={plaqueValues}
      fresh={{ given_on: dayOf(event) }}
      line={(row) => (
        <>
          <time className="quiet">{row.given_on}</time>
          <span>{row.wording}</span>
          <span className="quiet">{row.unit ?? row.venue}</span>
        </>
      )}
      onCreate={(values, how) => plaques.create({ ...values, event_id: String(event.id) }, how)}
      onUpdate={plaques.update}
      onDelete={(row) => plaques.remove([row.id])}
    />
  );
}

function Coverage({ event }: Props) {
  const rows = useAsk("coverage_list", { event_id: event.id }).data?.rows;
  const fields = useCoverageFields();
  const coverage = useCoverage();
  return (
    <Part
      title="报道"
      add="＋报道"
      rows={rows}
      sum={byLevel(rows ?? [])}
      fields={fields}
      valuesOf={coverageValues}
      fresh={{ published_on: dayOf(event) }}
      line={(row) => (
        <>
          <time className="quiet">{row.published_on}</time>
          <span>{row.title}</span>
          <span className="quiet">
            {row.outlet}（{row.level}）
          </span>
        </>
      )}
      onCreate={(values, how) => coverage.create({ ...values, event_id: String(event.id) }, how)}
      onUpdate={coverage.update}
      onDelete={(row) => coverage.remove([row.id])}
    />
  );
}

export function Leavings({ event, year }: Props) {
  return (
    <>
      {/* Of a meeting it is written down who came. */}
      {event.kind !== "会议" && <People event={event} />}
      <Money event={event} year={year} />
      <Donations event={event} year={year} />
      <Plaques event={event} year={year} />
      <Coverage event={event} year={year} />
    </>
  );
}
