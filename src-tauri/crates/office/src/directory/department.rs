//! 部室: the office's own departments.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::Result;
use crate::ids::DepartmentId;
use crate::office::At;

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
        let mut statement =
            conn.prepare_cached("SELECT id, name, position, note FROM department ORDER BY position, id")?;
        let rows = statement.query_map([], |row| {
            Ok(Department { id: row.get(0)?, name: row.get(1)?, position: row.get(2)?, note: row.get(3)? })
        })?;
        Ok(DepartmentList { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}

pub(crate) fn department_create(at: &At<'_>, ask: DepartmentCreate) -> Result<DepartmentId> {
    let columns = ask.department.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    at.act(|act| {
        let id = changes::insert(act, "department", &columns)?;
        Ok((DepartmentId(id), format!("新增部室“{}”", name(act, id)?)))
    })
}

pub(crate) fn department_update(at: &At<'_>, ask: DepartmentUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    at.act(|act| {
        changes::update(act, "department", ask.id.0, &columns, NOUN)?;
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
