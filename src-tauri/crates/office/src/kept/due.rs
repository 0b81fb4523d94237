//! What is due: applications before their deadline, papers that wait for an answer, terms that end, regulations to review,
//! renew or pass.

use serde::Serialize;

use super::{Due, applications, documents, regulations};
use crate::api::Nothing;
use crate::body;
use crate::clock;
use crate::error::Result;
use crate::office::At;
use crate::tables::Area;
use crate::value;

/// Something that is due soon, or late.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct KeptDue {
    /// Its area.
    pub area: Area,
    /// Its id there.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// What is to be done: 报送, 办理, 评审.
    pub what: String,
    /// By when.
    pub due_on: String,
    /// The days that are left; fewer than none when it is late.
    pub days: i64,
    /// Who sees to it.
    pub handler: Option<String>,
}

/// What is due, the most pressing first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct KeptDueList {
    /// What is late, or due within thirty days; terms and agreements within ninety days of their end.
    pub rows: Vec<KeptDue>,
}

/// So many days ahead something is told; a term that ends earlier, as a 换届 takes months.
const AHEAD: i64 = 30;

pub(crate) fn kept_due(at: &At<'_>, _: Nothing) -> Result<KeptDueList> {
    at.read(|conn| {
        let today = value::first_day(&clock::today());
        let days = |due: &str| value::last_day(due).zip(today).map(|(due, today)| (due - today).num_days());
        let mut rows = Vec::new();
        for row in applications(conn, None)? {
            if row.submitted_on.is_none()
                && row.result.is_none()
                && let Some(due_on) = row.deadline
                && let Some(days) = days(&due_on)
            {
                let lacking = row.materials.iter().filter(|material| material.ready_on.is_none()).count();
                let what = if lacking > 0 { format!("报送，还差 {lacking} 件材料") } else { "报送".into() };
                let (area, id, title, handler) = (Area::Application, row.id.0, row.title, row.handler);
                rows.push(KeptDue { area, id, title, what, due_on, days, handler });
            }
        }
        for row in documents(conn, None, None)? {
            if row.handled_on.is_none()
                && let Some(due_on) = row.due_on
                && let Some(days) = days(&due_on)
            {
                let (area, id, title, handler) = (Area::Document, row.id.0, row.title, row.handler);
                rows.push(KeptDue { area, id, title, what: "办理".into(), due_on, days, handler });
            }
        }
        rows.retain(|row| row.days <= AHEAD);
        for (body_id, title, due_on) in body::ending(conn)? {
            if let Some(days) = days(&due_on).filter(|days| *days <= body::SOON) {
                let (area, id, what) = (Area::Directory, body_id.0, "换届".into());
                rows.push(KeptDue { area, id, title, what, due_on, days, handler: None });
            }
        }
        for row in regulations(conn)? {
            for Due { what, due_on, handler, ahead } in row.dues(AHEAD) {
                if let Some(days) = days(&due_on).filter(|days| *days <= ahead) {
                    let (area, id, title) = (Area::Regulation, row.id.0, row.name.clone());
                    rows.push(KeptDue { area, id, title, what, due_on, days, handler });
                }
            }
        }
        rows.sort_by_key(|row| row.days);
        Ok(KeptDueList { rows })
    })
}
