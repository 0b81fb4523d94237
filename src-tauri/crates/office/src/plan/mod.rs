//! 年度计划: a plan, its outline of headings and tasks, their targets, and how far they are.

mod arrival;
mod carry;
mod compare;
mod doubts;
mod entry;
mod import;
mod item;
mod label;
mod manual;
mod milestone;
mod numbering;
mod opinion;
mod outline;
mod place;
mod progress;
mod reached;
mod report;
mod returned;
mod shape;
mod standing;
mod store;
mod target;
mod time;
mod version;

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::PlanId;
use crate::office::At;
use crate::profile;

pub(crate) use arrival::{NewPlan, take_task};
pub use carry::PlanCarry;
pub(crate) use carry::plan_carry;
pub(crate) use compare::plan_compare;
pub use compare::{ChangedField, ChangedItem, Difference, PlanCompare, PlanComparison};
pub use entry::*;
pub use import::*;
use item::delete_tree;
pub use item::*;
pub(crate) use label::value_of as numeral;
pub use manual::PlanBy;
pub(crate) use manual::{manual, progress};
pub use milestone::{Milestone, MilestoneChanges, MilestoneSet, MilestoneUpdate};
pub(crate) use milestone::{begun, finished, has_milestones, milestone_set, milestone_update, objects};
pub(crate) use numbering::label;
pub use opinion::{Opinion, OpinionAsk, OpinionChanges, OpinionCreate, OpinionDelete, OpinionList, OpinionUpdate};
pub(crate) use opinion::{opinion_create, opinion_delete, opinion_list, opinion_update, opinions};
pub use outline::{PlanTake, Taken};
pub(crate) use outline::{plan_take, take_outline};
pub use place::{ItemMove, PlanItemDelete, PlanItemMove};
pub(crate) use place::{item_delete, item_move};
pub use progress::*;
pub(crate) use reached::is_done;
pub(crate) use report::{adjustments, of_year, paper, sentence, table};
pub use returned::{PlanAccepted, PlanRemark, PlanReturn, PlanReturnAccept, PlanReturned, ReturnedChange};
pub(crate) use returned::{plan_return, plan_return_accept};
pub(crate) use shape::plan_shape_list;
pub use shape::{PlanShape, PlanShapeList};
pub use standing::Standing;
pub(crate) use standing::repetition_in;
pub(crate) use store::{detail, ids_of_year};
pub use target::*;
pub(crate) use version::freeze;
use version::freeze_at_stage;
pub use version::*;

const STAGES: &[&str] = &["draft", "consult", "approved", "issued", "archived"];

changes! {
    /// The fields of a plan.
    PlanChanges {
        /// 标题
        title: String => check::text,
        /// The year; needed for a new plan.
        year: i64 => check::count,
        /// draft, consult, approved, issued or archived
        stage: String => check::one_of(STAGES),
        /// 文号
        document_number: String => check::text,
        /// 审定的会议
        approved_by: String => check::text,
        /// 审定日期
        approved_on: String => check::date,
        /// 印发日期
        issued_on: String => check::date,
        /// 主送
        addressee: String => check::text,
        /// 引言
        preface: String => check::text,
        /// 备注
        note: String => check::text,
        /// How items are numbered: short (一、1.（1）), digits (1.（1）) or decimal (1. 1.1); null for 一、（一）1.（1）
        numbering: String => check::one_of(numbering::STYLES),
        /// Tasks take at least this level of the numbers, whatever they stand under; 2 to 4, null for that of their place.
        tasks_level: i64 => numbering::level,
        /// The numbers of this level run on through the plan; 2 to 4, null where each heading begins anew.
        running_level: i64 => numbering::level,
    }
}

/// A plan, as the list shows it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The year.
    pub year: i32,
    /// 标题
    pub title: String,
    /// draft, consult, approved, issued or archived
    pub stage: String,
    /// 文号
    pub document_number: Option<String>,
    /// 审定的会议
    pub approved_by: Option<String>,
    /// 审定日期
    pub approved_on: Option<String>,
    /// 印发日期
    pub issued_on: Option<String>,
    /// 主送
    pub addressee: Option<String>,
    /// 引言
    pub preface: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// How items are numbered: short (一、1.（1）), digits (1.（1）) or decimal (1. 1.1); absent for 一、（一）1.（1）
    pub numbering: Option<String>,
    /// Tasks take at least this level of the numbers, whatever they stand under.
    pub tasks_level: Option<i64>,
    /// The numbers of this level run on through the plan.
    pub running_level: Option<i64>,
    /// Tasks in it.
    pub tasks: i64,
    /// Tasks done.
    pub tasks_done: i64,
}

/// Which plans.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct PlanAsk {
    /// Only those of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Plans, the latest year first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanList {
    /// The plans.
    pub rows: Vec<Plan>,
}

/// One plan.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanGet {
    /// The plan.
    pub id: PlanId,
}

/// A plan with its outline in reading order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanDetail {
    /// The plan.
    pub plan: Plan,
    /// Its items, each after its parent.
    pub items: Vec<PlanItem>,
}

/// A new plan.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanCreate {
    /// Its fields; the year must be there, and the title of one that begins blank.
    pub plan: PlanChanges,
    /// The shape that it begins from, by name; blank when absent.
    #[serde(default)]
    #[ts(optional)]
    pub shape: Option<String>,
}

/// Changes of a plan.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanUpdate {
    /// The plan.
    pub id: PlanId,
    /// The touched fields.
    pub changes: PlanChanges,
}

/// Plans to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanDelete {
    /// The plans.
    pub ids: Vec<PlanId>,
}

/// A task, for picking one.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Task {
    /// Its id.
    pub id: crate::ids::PlanItemId,
    /// 任务
    pub text: String,
    /// The heading it stands under.
    pub section: Option<String>,
    /// The plan.
    pub plan: String,
}

/// Tasks in the order of their plans.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TaskList {
    /// The tasks.
    pub rows: Vec<Task>,
}

const NOUN: &str = "份计划";
const NAMELESS: &str = "请写上计划的标题，例如“2026年工作要点”。";

pub(crate) fn plan_list(at: &At<'_>, ask: PlanAsk) -> Result<PlanList> {
    at.read(|conn| Ok(PlanList { rows: store::plans(conn, ask.year)? }))
}

pub(crate) fn plan_get(at: &At<'_>, ask: PlanGet) -> Result<PlanDetail> {
    at.read(|conn| detail(conn, ask.id))
}

pub(crate) fn task_list(at: &At<'_>, ask: PlanAsk) -> Result<TaskList> {
    at.read(|conn| Ok(TaskList { rows: store::tasks(conn, ask.year)? }))
}

/// The year of a new plan. One outside living memory is refused: 20 or 20260 is a slip of the finger.
fn new_year(changes: &PlanChanges) -> Result<i32> {
    let year = changes.year.flatten().and_then(|year| i32::try_from(year).ok());
    year.filter(|year| (1949..=2100).contains(year))
        .ok_or_else(|| Error::invalid("year", "请写上计划的年份，例如 2026。"))
}

pub(crate) fn plan_create(at: &At<'_>, ask: PlanCreate) -> Result<PlanId> {
    let columns = ask.plan.columns()?;
    let shape = ask.shape.as_deref().map(shape::named).transpose()?;
    changes::require(&columns, "title", shape.is_none(), NAMELESS)?;
    let year = new_year(&ask.plan)?;
    at.act(|act| {
        let id = match shape {
            None => PlanId(changes::insert(act, "plan", &columns)?),
            Some(shape) => {
                let kind = profile::profile(act)?.year_kind;
                outline::begin(act, &shape.text(year, kind), year, &columns)?
            }
        };
        Ok((id, format!("新增计划“{}”", title(act, id.0)?)))
    })
}

pub(crate) fn plan_update(at: &At<'_>, ask: PlanUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "title", false, NAMELESS)?;
    if ask.changes.year.is_some() {
        new_year(&ask.changes)?;
    }
    at.act(|act| {
        let before: String = act
            .query_row("SELECT stage FROM plan WHERE id = ?", [ask.id], |row| row.get(0))
            .optional()?
            .ok_or(Error::NotFound { noun: NOUN })?;
        changes::update(act, "plan", ask.id.0, &columns, NOUN)?;
        freeze_at_stage(act, ask.id, &before)?;
        Ok((Nothing {}, format!("修改计划“{}”", title(act, ask.id.0)?)))
    })
}

pub(crate) fn plan_delete(at: &At<'_>, ask: PlanDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "plan", "title", "计划", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            for item in store::roots(act, *id)? {
                delete_tree(act, item)?;
            }
            changes::delete(act, "plan_version", "plan_id", id.0)?;
            changes::delete(act, "opinion", "plan_id", id.0)?;
            changes::delete(act, "plan", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

fn title(conn: &rusqlite::Connection, id: i64) -> Result<String> {
    changes::title(conn, "plan", "title", id, NOUN)
}
