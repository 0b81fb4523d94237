//! What an event is over the wire: its fields, what stands beside them, and how it is asked for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::changes::{changes, check};
use crate::ids::{EventFieldId, EventId, PlanItemId};

changes! {
    /// The fields of an event itself; occurrences, units and measures stand beside them.
    EventChanges {
        /// 活动名称
        title: String => check::text,
        /// 类型: 宣传, 讲座, 培训, 竞赛, 会议 …
        kind: String => check::text,
        /// 届次
        edition: String => check::text,
        /// 小结
        summary: String => check::text,
        /// 参加人数
        participants: i64 => check::count,
        /// 参加人数, as written (200余人)
        participants_text: String => check::text,
        /// 受益人次
        beneficiaries: i64 => check::count,
        /// 受益人次, as written (近千人)
        beneficiaries_text: String => check::text,
        /// 经费, in 分
        cost: i64 => check::count,
        /// 预算, in 分
        budget: i64 => check::count,
        /// 通知
        notice: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// One occurrence: its days and its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Occurrence {
    /// First day, ISO with its precision.
    #[serde(default)]
    pub start_date: Option<String>,
    /// Last day; the same as the first for one day.
    #[serde(default)]
    pub end_date: Option<String>,
    /// The time as it was written, where the dates say less: 每周三下午.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub date_text: Option<String>,
    /// 地点
    #[serde(default)]
    pub place: Option<String>,
}

/// A figure of any kind: 发放资料 3,000 份.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Measure {
    /// What was counted.
    pub name: String,
    /// How many.
    pub amount: f64,
    /// In what.
    #[serde(default)]
    pub unit: Option<String>,
}

/// What stands beside the fields; each list replaces the one there, an absent one is left alone. Units by name.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct EventParts {
    /// 场次
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub occurrences: Option<Vec<Occurrence>>,
    /// 主办
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hosts: Option<Vec<String>>,
    /// 承办
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub organizers: Option<Vec<String>>,
    /// 协办
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub co_hosts: Option<Vec<String>>,
    /// 支持
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub supporters: Option<Vec<String>>,
    /// 数据
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub measures: Option<Vec<Measure>>,
    /// The tasks it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub items: Option<Vec<PlanItemId>>,
    /// Values of the kind's own fields, by the field's id; blank clears one, absent ones are left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub own: Option<BTreeMap<EventFieldId, String>>,
    /// The series that it stands in, by name; blank takes it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub series: Option<String>,
    /// The event that it is a part of; null makes it one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<EventId>")]
    pub parent_id: Option<Option<EventId>>,
    /// The event that it tells again; null makes it one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<EventId>")]
    pub same_as: Option<Option<EventId>>,
    /// Events that it looks like and is not: it is not taken for one of them again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub apart: Option<Vec<EventId>>,
}

/// A row of the ledger.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventRow {
    /// Its id.
    pub id: EventId,
    /// 活动名称
    pub title: String,
    /// 类型
    pub kind: Option<String>,
    /// First day of its first occurrence; of its parts' where it has no days of its own.
    pub start_date: Option<String>,
    /// Last day of its last occurrence.
    pub end_date: Option<String>,
    /// Places of its occurrences, joined by 、
    pub place: Option<String>,
    /// How many occurrences.
    pub occurrences: i64,
    /// 主办
    pub hosts: Option<String>,
    /// 承办
    pub organizers: Option<String>,
    /// 协办
    pub co_hosts: Option<String>,
    /// 支持
    pub supporters: Option<String>,
    /// 参加人数
    pub participants: Option<i64>,
    /// 参加人数, as written
    pub participants_text: Option<String>,
    /// 受益人次
    pub beneficiaries: Option<i64>,
    /// 受益人次, as written
    pub beneficiaries_text: Option<String>,
    /// 经费, in 分: the sum of its lines of cost where it has any, else the figure as typed or imported
    pub cost: Option<i64>,
    /// 经费 as typed or imported, in 分; it stands for the cost while there are no lines
    pub typed_cost: Option<i64>,
    /// Tasks it serves, joined by 、
    pub tasks: Option<String>,
    /// 届次
    pub edition: Option<String>,
    /// 小结
    pub summary: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// 预算, in 分
    pub budget: Option<i64>,
    /// The series that it stands in.
    pub series: Option<String>,
    /// The event that it is a part of.
    pub parent_id: Option<EventId>,
    /// The event that it tells again.
    pub same_as: Option<EventId>,
    /// How many parts it has.
    pub parts: i64,
    /// Values of its kind's own fields, by the field's id.
    pub own: BTreeMap<EventFieldId, String>,
    /// What stands for it in totals.
    pub whole: Whole,
}

/// What stands for an event in totals; see `counted.rs`.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(rename = "EventWhole")]
pub struct Whole {
    /// The event itself, or the one that it tells again.
    pub id: EventId,
    /// What that is a part of.
    pub part_of: Option<EventId>,
    /// 参加人数: its own, else the sum of its parts'.
    pub participants: Option<i64>,
    /// 受益人次 likewise.
    pub beneficiaries: Option<i64>,
    /// 经费 likewise, in 分.
    pub cost: Option<i64>,
}

/// Which events.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EventAsk {
    /// Only those of this year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those that serve this task.
    #[serde(default)]
    #[ts(optional)]
    pub item_id: Option<PlanItemId>,
}

/// Events, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventList {
    /// The events.
    pub rows: Vec<EventRow>,
}

/// One event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventGet {
    /// The event.
    pub id: EventId,
}

/// A task that an event serves.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ServedTask {
    /// The task.
    pub id: PlanItemId,
    /// 任务
    pub text: String,
    /// The plan it stands in.
    pub plan: String,
}

/// An event that stands in some relation to another.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(rename = "EventKin")]
pub struct Kin {
    /// The event.
    pub id: EventId,
    /// 活动名称
    pub title: String,
    /// First day.
    pub start_date: Option<String>,
    /// Last day.
    pub end_date: Option<String>,
    /// Places, joined by 、
    pub place: Option<String>,
    /// 届次
    pub edition: Option<String>,
}

/// An event with everything about it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventDetail {
    /// The row.
    pub event: EventRow,
    /// 场次
    pub occurrences: Vec<Occurrence>,
    /// 主办
    pub hosts: Vec<String>,
    /// 承办
    pub organizers: Vec<String>,
    /// 协办
    pub co_hosts: Vec<String>,
    /// 支持
    pub supporters: Vec<String>,
    /// 数据
    pub measures: Vec<Measure>,
    /// 通知
    pub notice: Option<String>,
    /// The event that it is a part of.
    pub parent: Option<Kin>,
    /// Its parts, by day.
    pub children: Vec<Kin>,
    /// The event that it tells again.
    pub original: Option<Kin>,
    /// Those that tell it again.
    pub told_again: Vec<Kin>,
    /// The other events of its series, the latest first.
    pub in_series: Vec<Kin>,
    /// The tasks it serves.
    pub tasks: Vec<ServedTask>,
}

/// A new event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventCreate {
    /// Its fields; the title must be there.
    pub event: EventChanges,
    /// What stands beside them.
    #[serde(default)]
    #[ts(optional, as = "Option<EventParts>")]
    pub parts: EventParts,
}

/// Changes of an event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventUpdate {
    /// The event.
    pub id: EventId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<EventChanges>")]
    pub changes: EventChanges,
    /// What stands beside them.
    #[serde(default)]
    #[ts(optional, as = "Option<EventParts>")]
    pub parts: EventParts,
}

/// Events to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventDelete {
    /// The events.
    pub ids: Vec<EventId>,
}

/// The tasks that an event serves, in place of those before.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventLink {
    /// The event.
    pub id: EventId,
    /// The tasks.
    pub items: Vec<PlanItemId>,
}

/// Words typed before, the most used first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventWords {
    /// 地点
    pub places: Vec<String>,
    /// 系列
    pub series: Vec<String>,
    /// 单位
    pub units: Vec<String>,
    /// Measures: name and unit.
    pub measures: Vec<(String, Option<String>)>,
}
