//! The sample's roster for a National Day that is over: day and night, dealt out, with two who exchanged a turn.

use rusqlite::{Connection, params};

use super::YEARS;
use crate::duty::{DutyPlace, DutyRole, DutyShift, deal_out, exchange};
use crate::error::Result;
use crate::ids::DutyId;

/// How many lead, and how many are on duty.
const LEAD: i64 = 3;
const ON_DUTY: i64 = 8;

pub(super) fn duty(conn: &Connection) -> Result<()> {
    let year = YEARS[1];
    conn.execute(
        "INSERT INTO duty_roster (name, first_on, last_on, hours, day_hours, night_hours, phone, note)
         SELECT ?1 || '年国庆节值班表', ?1 || '-10-01', ?1 || '-10-08', 'round', '8:00—20:00', '20:00—次日8:00', phone,
           '遇突发情况先报带班领导，再按预案处置；交接班时当面交代未办事项。' FROM office_profile",
        [year],
    )?;
    let id = DutyId(conn.last_insert_rowid());
    // Those who sit in the council first; then others of the offices.
    conn.execute(
        "INSERT INTO duty_member (roster_id, person_id, role, position)
         SELECT ?1, p.id, iif(row_number() OVER wide <= ?2, 'lead', 'duty'), row_number() OVER wide
         FROM person p JOIN unit u ON u.id = p.unit_id WHERE u.kind = '机关'
         WINDOW wide AS (ORDER BY p.id) ORDER BY p.id LIMIT ?3",
        params![id, LEAD, LEAD + ON_DUTY],
    )?;
    // The third of those on duty travels on the first days.
    conn.execute(
        "UPDATE duty_member SET away = ?1 || '-10-01—' || ?1 || '-10-03'
         WHERE id = (SELECT id FROM duty_member WHERE roster_id = ?2 AND role = 'duty' ORDER BY position LIMIT 1 OFFSET 2)",
        params![year, id],
    )?;
    deal_out(conn, id)?;
    let place =
        |day: u32, shift: DutyShift| DutyPlace { day: format!("{year}-10-{day:02}"), shift, role: DutyRole::Duty };
    exchange(conn, id, &place(2, DutyShift::Night), &place(5, DutyShift::Day))?;
    Ok(())
}
