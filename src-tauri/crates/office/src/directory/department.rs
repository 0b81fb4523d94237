//! 部室: the office's own departments.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, PlanId, PlanItemId};
use crate::office::At;
use crate::value;

changes! {
    /// The fields of a department.
    DepartmentChanges {
        /// 名称
        name: String => check::text,
        /// 排列顺序
        position: i64 => check::count,
        /// 备注
        note: String => check::text,
    }
}

/// A department.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Department {
    /// Its id.
    pub id: DepartmentId,
    /// 名称
    pub name: String,
    /// 排列顺序
    pub position: i64,
    /// 备注
    pub note: Option<String>,
    /// The tasks of plans that it leads, the latest plan first.
    pub tasks: Vec<DepartmentTask>,
}

/// A task that a department leads.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DepartmentTask {
    /// The task.
    pub id: PlanItemId,
    /// Its words.
    pub text: String,
    /// Its plan.
    pub plan_id: PlanId,
    /// The year of the plan.
    pub year: i32,
}

/// The departments in their order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DepartmentList {
    /// The departments.
    pub rows: Vec<Department>,
}

/// A new department.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DepartmentCreate {
    /// Its fields; the name must be there.
    pub department: DepartmentChanges,
}

/// Changes of a department.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DepartmentUpdate {
    /// The department.
    pub id: DepartmentId,
    /// The touched fields.
    pub changes: DepartmentChanges,
}

/// Departments to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DepartmentDelete {
    /// The departments.
    pub ids: Vec<DepartmentId>,
}

const NOUN: &str = "个部室";
const NAMELESS: &str = "请写上部室的名称。";

pub(crate) fn department_list(at: &At<'_>, _: Nothing) -> Result<DepartmentList> {
    at.read(|conn| {
        let led = led(conn)?;
        let mut statement =
            conn.prepare_cached("SELECT id, name, position, note FROM department ORDER BY position, id")?;
        let rows = statement.query_map([], |row| {
            let name: String = row.get(1)?;
            let of = led.iter().filter(|(lead, _)| value::names_in(lead).contains(&name.as_str()));
            let tasks = of.map(|(_, task)| task.clone()).collect();
            Ok(Department { id: row.get(0)?, name, position: row.get(2)?, note: row.get(3)?, tasks })
        })?;
        Ok(DepartmentList { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}

/// The tasks with the words of who leads them: one department, or several with 、 between them.
fn led(conn: &Connection) -> Result<Vec<(String, DepartmentTask)>> {
    let mut statement = conn.prepare_cached(
        "SELECT i.lead_unit, i.id, i.text, i.plan_id, p.year FROM plan_item i JOIN plan p ON p.id = i.plan_id
         WHERE i.lead_unit IS NOT NULL AND i.kind = 'task' ORDER BY p.year DESC, i.id",
    )?;
    let rows = statement.query_map([], |row| {
        let task = DepartmentTask { id: row.get(1)?, text: row.get(2)?, plan_id: row.get(3)?, year: row.get(4)? };
        Ok((row.get(0)?, task))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Refuses a name that another department has: two of one name cannot be told apart on plans.
fn alone(conn: &Connection, id: i64) -> Result<()> {
    let name = name(conn, id)?;
    let is_twice = conn
        .prepare_cached("SELECT 1 FROM department WHERE name = ? AND id <> ?")?
        .exists(rusqlite::params![name, id])?;
    match is_twice {
        true => {
            Err(Error::invalid("name", format!("已经有部室“{name}”。要合并，请删去这一个，任务里写的部室名称不会变。")))
        }
        false => Ok(()),
    }
}

pub(crate) fn department_create(at: &At<'_>, ask: DepartmentCreate) -> Result<DepartmentId> {
    let columns = ask.department.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    at.act(|act| {
        let mut columns = columns;
        if !columns.iter().any(|(column, _)| *column == "position") {
            let last = act.query_row("SELECT coalesce(max(position) + 1, 0) FROM department", [], |row| row.get(0))?;
            columns.push(("position", Value::Integer(last)));
        }
        let id = changes::insert(act, "department", &columns)?;
        alone(act, id)?;
        Ok((DepartmentId(id), format!("新增部室“{}”", name(act, id)?)))
    })
}

pub(crate) fn department_update(at: &At<'_>, ask: DepartmentUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    at.act(|act| {
        changes::update(act, "department", ask.id.0, &columns, NOUN)?;
        alone(act, ask.id.0)?;
        Ok((Nothing {}, format!("修改部室“{}”", name(act, ask.id.0)?)))
    })
}

pub(crate) fn department_delete(at: &At<'_>, ask: DepartmentDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "department", "name", "部室", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "department", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

fn name(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "department", "name", id, NOUN)
}
