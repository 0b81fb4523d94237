//! 检查本会文件: its pages, its references, and the newest copy that could take its place.

use serde::{Deserialize, Serialize};

use super::{Backup, newest_sound};
use crate::attachment;
use crate::db;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::job::Job;
use crate::journal;
use crate::place::Place;
use crate::tables::journaled;

/// Which office to check, and whether to repair what can be derived again.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct OfficeCheck {
    /// Rebuild the search index; the office must be open.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub repair: bool,
    /// The folder, also of an office that cannot be opened; the open office, or the one used last, when absent.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// The job under which progress is told: attached files may be many.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// What a check found.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CheckReport {
    /// Nothing is wrong.
    pub sound: bool,
    /// What is wrong, in Chinese.
    pub problems: Vec<String>,
    /// What is wrong with the attached files, in Chinese: the records are whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub files: Vec<String>,
    /// The same as SQLite puts it, for the log.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub details: Vec<String>,
    /// What was mended.
    pub repaired: Vec<String>,
    /// The newest backup that passes the same check, when the file does not.
    pub newest_sound_backup: Option<Backup>,
}

/// Checks over a connection of its own: reading through a large file holds nobody up.
pub(crate) fn check(desk: &Desk, ask: OfficeCheck) -> Result<CheckReport> {
    desk.jobs.run(ask.job.clone().as_deref(), |job| check_as(desk, ask, job))
}

fn check_as(desk: &Desk, ask: OfficeCheck, job: &Job) -> Result<CheckReport> {
    let open = desk.office();
    let place = match (ask.place, &open) {
        (Some(place), _) => Place::new(place),
        (None, Ok(office)) => office.place().clone(),
        (None, Err(_)) => desk.last_place(),
    };
    let mut repaired = Vec::new();
    if ask.repair {
        let office = open.ok().filter(|office| office.place().is(&place)).ok_or(Error::NoOffice)?;
        repaired.push(match journal::rebuild_search(&mut *office.writer()?)? {
            0 => "检索索引已重建".to_owned(),
            mended => format!("检索索引已重建，补正 {mended} 条"),
        });
    }
    let mut found = Found::default();
    job.step("检查记录", 0);
    match found.examine(&place) {
        Err(Error::OfficeDamaged { detail }) => found.add("文件已损坏，有内容读不出来", Some(detail)),
        other => other?,
    }
    // A copy brings records back, and no attached files.
    let newest_sound_backup = if found.problems.is_empty() { None } else { newest_sound(&place) };
    if found.problems.is_empty() {
        found.attached(&place, job)?;
    }
    let sound = found.problems.is_empty() && found.files.is_empty();
    Ok(CheckReport {
        sound,
        problems: found.problems,
        files: found.files,
        details: found.details,
        repaired,
        newest_sound_backup,
    })
}

#[derive(Default)]
struct Found {
    problems: Vec<String>,
    files: Vec<String>,
    details: Vec<String>,
}

impl Found {
    fn add(&mut self, problem: impl Into<String>, details: impl IntoIterator<Item = String>) {
        self.problems.push(problem.into());
        self.details.extend(details);
    }

    fn examine(&mut self, place: &Place) -> Result<()> {
        if !place.has_office() {
            self.add("本会文件（office.db）不见了", None);
            return Ok(());
        }
        let conn = db::look(&place.database())?;
        db::recognise_by(&conn, &place.database())?;
        let structure = db::quick_check(&conn)?;
        if !structure.is_empty() {
            let places: usize = structure.iter().map(|text| text.lines().count()).sum();
            self.add(format!("文件结构有 {places} 处损坏"), structure);
        }
        let mut dangling = conn.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
        let rows = dangling.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        for row in rows {
            let (table, count) = row?;
            let noun = journaled(&table).map_or("条记录", |table| table.noun);
            self.add(format!("{count} {noun}引用了不存在的记录"), Some(table));
        }
        Ok(())
    }

    fn attached(&mut self, place: &Place, job: &Job) -> Result<()> {
        let conn = db::look(&place.database())?;
        // In a file of an older program the attachments have other columns.
        if db::user_version(&conn)? == db::VERSION {
            for (problem, detail) in attachment::faults(&conn, place, job)? {
                self.files.push(problem);
                self.details.push(detail);
            }
        }
        Ok(())
    }
}
