//! 本会: the office's own profile, the requests about opening and closing it, and the figures of 工作台.

use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::job::JobStatus;
use crate::office::{At, Office};
use crate::place::Place;
use crate::year::YearKind;
use crate::{backup, clock, event, sample};

/// The office's profile.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct OfficeProfile {
    /// 名称
    pub name: String,
    /// 简称
    pub short_name: Option<String>,
    /// Calendar or academic.
    pub year_kind: YearKind,
    /// 地址
    pub address: Option<String>,
    /// 电话
    pub phone: Option<String>,
    /// What certificate numbers begin with (KX).
    pub certificate_prefix: Option<String>,
    /// What one 人次 of training is: `lesson`, one person at one lesson, or `class`, one person in one class.
    pub head_count: String,
}

changes! {
    /// Changes of the profile.
    OfficeChanges {
        /// 名称
        name: String => check::text,
        /// 简称
        short_name: String => check::text,
        /// calendar or academic
        year_kind: String => check::one_of(&["calendar", "academic"]),
        /// 地址
        address: String => check::text,
        /// 电话
        phone: String => check::text,
        /// What certificate numbers begin with (KX).
        certificate_prefix: String => check::text,
        /// lesson or class: what one 人次 of training is
        head_count: String => check::one_of(&["lesson", "class"]),
    }
}

/// Changes of the profile.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OfficeUpdate {
    /// The touched fields.
    pub changes: OfficeChanges,
}

/// What the window needs to know first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DeskStatus {
    /// The open office, if one is.
    pub office: Option<OpenOffice>,
    /// Where a new office would be made.
    pub default_place: String,
    /// Folders of offices known on this machine, the last used first.
    pub known_places: Vec<String>,
    /// The program's version.
    pub version: String,
    /// Today, as the office's clock has it.
    pub today: String,
    /// What went wrong when the last office was to be opened.
    pub trouble: Option<String>,
}

/// The open office.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct OpenOffice {
    /// Its profile.
    pub profile: OfficeProfile,
    /// Its folder.
    pub place: String,
    /// Why the folder is a risky home, if it is.
    pub place_warning: Option<String>,
    /// Why it can only be read now, if so.
    pub only_read: Option<String>,
    /// When the last backup was made: local time, to the second.
    pub last_backup: Option<String>,
    /// The years that have records, the newest first, with this year.
    pub years: Vec<i32>,
    /// The year she is in now.
    pub this_year: i32,
}

/// A new office.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OfficeCreate {
    /// 名称
    pub name: String,
    /// 简称
    #[serde(default)]
    #[ts(optional)]
    pub short_name: Option<String>,
    /// Calendar when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year_kind: Option<YearKind>,
    /// The folder; the default one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
}

/// A folder with an office.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OfficeOpen {
    /// The folder.
    pub place: String,
}

/// The filled sample office.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SampleCreate {
    /// The folder; one beside the default one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// Name of the job, to watch and cancel it.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// One job.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JobAsk {
    /// The id that the caller chose.
    pub job: String,
}

/// A year, or the year she is in.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct YearAsk {
    /// The year; this one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// The figures of 工作台; each opens the records it counts.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Overview {
    /// The year.
    pub year: i32,
    /// Events of the year.
    pub events: i64,
    /// Sum of their beneficiaries: 人次.
    pub beneficiaries: i64,
    /// Classes of the year.
    pub classes: i64,
    /// Enrolments in them.
    pub trainees: i64,
    /// Contests of the year.
    pub contests: i64,
    /// Certificates issued in the year and not voided.
    pub certificates: i64,
    /// People in the directory.
    pub people: i64,
    /// Units in the directory.
    pub units: i64,
    /// Tasks of the year's plans.
    pub tasks: i64,
    /// Tasks done.
    pub tasks_done: i64,
    /// Honours, contests and exams, applications, papers and outcomes of the year.
    pub kept: i64,
}

pub(crate) fn desk_status(desk: &Desk, _: Nothing) -> Result<DeskStatus> {
    status(desk, None)
}

pub(crate) fn desk_resume(desk: &Desk, _: Nothing) -> Result<DeskStatus> {
    if desk.office().is_ok() {
        return status(desk, None);
    }
    let place = desk.last_place();
    if !place.has_office() {
        return status(desk, None);
    }
    let trouble = desk.open(place).err().map(|refused| refused.to_string());
    status(desk, trouble)
}

pub(crate) fn status(desk: &Desk, trouble: Option<String>) -> Result<DeskStatus> {
    let office = match desk.office() {
        Ok(office) => Some(open_office(&office)?),
        Err(_) => None,
    };
    Ok(DeskStatus {
        office,
        default_place: desk.default_place().folder().display().to_string(),
        known_places: desk.known_places().iter().map(|place| place.display().to_string()).collect(),
        version: env!("CARGO_PKG_VERSION").into(),
        today: clock::today(),
        trouble,
    })
}

fn open_office(office: &Office) -> Result<OpenOffice> {
    let conn = office.reader();
    let profile = profile(&conn)?;
    let this_year = crate::year::year_of(&clock::today(), profile.year_kind).unwrap_or_else(clock::year);
    let mut years = crate::year::years(&conn, profile.year_kind)?;
    // In winter she drafts the plan of the year to come.
    for year in [this_year, this_year + 1] {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    years.sort_unstable_by(|a, b| b.cmp(a));
    Ok(OpenOffice {
        profile,
        place: office.place().folder().display().to_string(),
        place_warning: office.place().warning(),
        only_read: office.only_read().map(ToString::to_string),
        last_backup: backup::last(office.place()),
        years,
        this_year,
    })
}

pub(crate) fn office_create(desk: &Desk, ask: OfficeCreate) -> Result<DeskStatus> {
    let place = ask.place.as_deref().map_or_else(|| desk.default_place(), Place::new);
    if ask.name.trim().is_empty() {
        return Err(Error::invalid("name", "请写上本会的名称，例如“海安区科学技术协会”。"));
    }
    let kind = ask.year_kind.unwrap_or(YearKind::Calendar);
    desk.replace(|| Office::create(place, |conn| write_profile(conn, &ask.name, ask.short_name.as_deref(), kind)))?;
    status(desk, None)
}

/// The profile's one row, in a new office.
pub(crate) fn write_profile(conn: &Connection, name: &str, short_name: Option<&str>, kind: YearKind) -> Result<()> {
    conn.execute(
        "INSERT INTO office_profile (id, name, short_name, year_kind) VALUES (1, ?, ?, ?)",
        params![name.trim(), short_name.map(str::trim).filter(|text| !text.is_empty()), kind],
    )?;
    Ok(())
}

pub(crate) fn office_open(desk: &Desk, ask: OfficeOpen) -> Result<DeskStatus> {
    let place = Place::new(PathBuf::from(ask.place.trim()));
    if !place.has_office() {
        return Err(Error::NotAnOffice { place: place.folder().display().to_string() });
    }
    desk.open(place)?;
    status(desk, None)
}

pub(crate) fn sample_create(desk: &Desk, ask: SampleCreate) -> Result<DeskStatus> {
    let place = ask
        .place
        .as_deref()
        .map_or_else(|| Place::new(desk.default_place().folder().with_file_name("示例")), Place::new);
    if place.has_office() && ask.place.is_none() {
        desk.open(place)?;
        return status(desk, None);
    }
    desk.replace(|| desk.jobs.run(ask.job.as_deref(), |job| sample::create(place, job)))?;
    status(desk, None)
}

pub(crate) fn office_close(desk: &Desk, _: Nothing) -> Result<DeskStatus> {
    desk.close()?;
    status(desk, None)
}

pub(crate) fn job_status(desk: &Desk, ask: JobAsk) -> Result<JobStatus> {
    Ok(desk.jobs.status(&ask.job))
}

pub(crate) fn job_cancel(desk: &Desk, ask: JobAsk) -> Result<Nothing> {
    desk.jobs.cancel(&ask.job);
    Ok(Nothing {})
}

/// The profile, from any connection.
pub(crate) fn profile(conn: &Connection) -> Result<OfficeProfile> {
    conn.query_row(
        "SELECT name, short_name, year_kind, address, phone, certificate_prefix, head_count FROM office_profile WHERE id = 1",
        [],
        |row| {
            Ok(OfficeProfile {
                name: row.get(0)?,
                short_name: row.get(1)?,
                year_kind: row.get(2)?,
                address: row.get(3)?,
                phone: row.get(4)?,
                certificate_prefix: row.get(5)?,
                head_count: row.get(6)?,
            })
        },
    )
    .optional()?
    .ok_or(Error::NotFound { noun: "份本会资料" })
}

pub(crate) fn read(at: &At<'_>, _: Nothing) -> Result<OfficeProfile> {
    at.read(profile)
}

pub(crate) fn update(at: &At<'_>, ask: OfficeUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, "本会的名称不能空着。")?;
    at.act(|act| {
        changes::update(act, "office_profile", 1, &columns, "份本会资料")?;
        Ok((Nothing {}, "修改本会资料".into()))
    })
}

pub(crate) fn overview(at: &At<'_>, ask: YearAsk) -> Result<Overview> {
    at.read(|conn| {
        let kind = profile(conn)?.year_kind;
        let year = ask.year.or_else(|| crate::year::year_of(&clock::today(), kind)).unwrap_or_else(clock::year);
        let count = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<i64> {
            Ok(conn.prepare_cached(sql)?.query_row(values, |row| row.get::<_, Option<i64>>(0))?.unwrap_or(0))
        };
        let events = event::counted(event::rows_of_year(conn, year, kind)?);
        let of_year: [&dyn rusqlite::ToSql; 1] = [&year];
        let (from, to) = crate::year::year_range(year, kind);
        Ok(Overview {
            year,
            events: events.len() as i64,
            beneficiaries: events.iter().filter_map(|event| event.beneficiaries).sum(),
            classes: count("SELECT count(*) FROM class WHERE year = ?", &of_year)?,
            trainees: count(
                "SELECT count(*) FROM enrolment e JOIN class c ON c.id = e.class_id WHERE c.year = ?",
                &of_year,
            )?,
            contests: count("SELECT count(*) FROM contest WHERE year = ?", &of_year)?,
            certificates: count("SELECT count(*) FROM certificate WHERE year = ? AND state <> 'voided'", &of_year)?,
            people: count("SELECT count(*) FROM person", &[])?,
            units: count("SELECT count(*) FROM unit", &[])?,
            tasks: count(
                "SELECT count(*) FROM plan_item i JOIN plan p ON p.id = i.plan_id WHERE p.year = ? AND i.kind = 'task'",
                &of_year,
            )?,
            kept: count(crate::kept::OF_YEAR, &[&from, &to])?,
            tasks_done: count(
                &format!(
                    "SELECT count(*) FROM plan_item i JOIN plan p ON p.id = i.plan_id
                     WHERE p.year = ? AND i.kind = 'task' AND {}",
                    crate::plan::is_done()
                ),
                &of_year,
            )?,
        })
    })
}
