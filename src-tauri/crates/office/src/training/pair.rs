//! 帮带: which classmate helps whom.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;

use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{ClassId, EnrolmentId};
use crate::office::At;

/// Sets who helps a trainee, by name: the classmate of that name, else the words as they are written.
pub(super) fn help(conn: &Connection, class: ClassId, id: EnrolmentId, helper: Value) -> Result<()> {
    let Value::Text(name) = &helper else {
        return changes::update(
            conn,
            "enrolment",
            id.0,
            &vec![("helper_id", Value::Null), ("mentor", helper)],
            "名学员",
        );
    };
    let mates: Vec<EnrolmentId> = conn
        .prepare_cached(
            "SELECT e.id FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.class_id = ? AND p.name = ? LIMIT 2",
        )?
        .query_map(params![class, name], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let columns = match mates.as_slice() {
        [only] if *only == id => {
            return Err(Error::invalid("mentor", format!("“{name}”不能帮带自己。请写另一位学员的名字。")));
        }
        [only] => vec![("helper_id", Value::Integer(only.0)), ("mentor", Value::Null)],
        [] => vec![("helper_id", Value::Null), ("mentor", helper)],
        _ => {
            let message = format!("班里不止一个“{name}”，分不出由哪一个帮带。请在“帮带”里选。");
            return Err(Error::invalid("mentor", message));
        }
    };
    changes::update(conn, "enrolment", id.0, &columns, "名学员")
}

/// Who helps whom, in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PairSet {
    /// Who is helped.
    pub ids: Vec<EnrolmentId>,
    /// The classmate who helps; nobody when null.
    pub helper_id: Option<EnrolmentId>,
}

pub(crate) fn pair_set(at: &At<'_>, ask: PairSet) -> Result<Nothing> {
    let who = "SELECT e.class_id, p.name FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.id = ?";
    at.act(|act| {
        let of = |id: EnrolmentId| -> Result<(ClassId, String)> {
            act.prepare_cached(who)?
                .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?
                .ok_or(Error::NotFound { noun: "名学员" })
        };
        let helper = ask.helper_id.map(&of).transpose()?;
        let mut names = Vec::new();
        for id in &ask.ids {
            let (class, name) = of(*id)?;
            if let Some((helps_in, helper)) = &helper {
                if Some(*id) == ask.helper_id {
                    return Err(Error::invalid("helper_id", format!("“{helper}”不能帮带自己。请选另一位学员。")));
                }
                if *helps_in != class {
                    return Err(Error::invalid(
                        "helper_id",
                        format!("“{helper}”和“{name}”不在一个班里，不能结成帮带。"),
                    ));
                }
            }
            let helper = ask.helper_id.map_or(Value::Null, |id| Value::Integer(id.0));
            changes::update(act, "enrolment", id.0, &vec![("helper_id", helper), ("mentor", Value::Null)], "名学员")?;
            names.push(name);
        }
        let names = names.join("、");
        let label = helper.map_or(format!("解除{names}的帮带"), |(_, helper)| format!("由{helper}帮带{names}"));
        Ok((Nothing {}, label))
    })
}
