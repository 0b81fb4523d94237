//! 看示例: a made-up office of three years, to look around in and to test with. Nobody in it exists.

mod activity;
mod bodies;
mod duty;
mod kept;
mod leavings;
mod meetings;
mod members;
mod names;
mod people;
mod plans;
mod regulations;

use rusqlite::Connection;

use crate::error::Result;
use crate::job::Job;
use crate::office::Office;
use crate::place::Place;
use crate::profile::write_profile;
use crate::year::YearKind;

/// The years of the sample.
const YEARS: [i32; 3] = [2024, 2025, 2026];

/// Makes the sample office in `place`. The same program makes the same records.
pub fn create(place: Place, job: &Job) -> Result<Office> {
    Office::create(place, |conn| fill(conn, job))
}

fn fill(conn: &Connection, job: &Job) -> Result<()> {
    write_profile(conn, names::OWN, Some("临江区科协"), YearKind::Calendar)?;
    conn.execute(
        "UPDATE office_profile SET address = '临江区滨河路 18 号', phone = '0518-5550118', certificate_prefix = 'KX' WHERE id = 1",
        [],
    )?;
    let mut dice = Dice(20_260_305);
    job.step("单位与人员", people::UNITS + people::PEOPLE);
    people::departments(conn)?;
    let units = people::units(conn, &mut dice, job)?;
    let people = people::people(conn, &mut dice, &units, job)?;
    job.step("计划与活动", YEARS.len() * activity::EVENTS_A_YEAR);
    for year in YEARS {
        let tasks = plans::plan(conn, year)?;
        activity::events(conn, &mut dice, year, &units, &tasks, job)?;
    }
    job.step("培训与竞赛", activity::CLASSES + YEARS.len());
    activity::classes(conn, &mut dice, &people, job)?;
    activity::contests(conn, &mut dice, &people, job)?;
    leavings::leavings(conn, &mut dice, &units)?;
    meetings::meetings(conn)?;
    members::members(conn)?;
    bodies::bodies(conn)?;
    duty::duty(conn)?;
    members::sent_up(conn)?;
    kept::kept(conn)?;
    regulations::regulations(conn)
}

/// A small generator of repeatable numbers (a linear congruential one, Knuth's constants).
struct Dice(u64);

impl Dice {
    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    /// A number from `low` to `high`.
    fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// One of the list.
    fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}
