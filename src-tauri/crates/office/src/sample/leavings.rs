//! What the sample's events cost, gave and left: money, donations, venues and plaques, pieces in the media, who came.

use rusqlite::{Connection, params};

use super::{Dice, YEARS};
use crate::error::Result;

const VENUES: &[(&str, &str, &str)] = &[
    ("临江区科技馆", "县级", "滨河路 6 号"),
    ("气象科普园", "主题", "青云路 2 号"),
    ("地震科普体验馆", "主题", "东门街 19 号"),
    ("滨河社区科普活动室", "社区", "滨河社区服务中心 2 楼"),
    ("东门社区科普活动室", "社区", "东门社区服务中心 1 楼"),
    ("实验小学科学探究室", "学校", "学府路 8 号"),
    ("第二中学创客空间", "学校", "学府路 21 号"),
];

const GIFTS: &[(&str, usize, &str, usize)] = &[
    ("科普图书", 300, "册", 9_000),
    ("天文望远镜", 2, "台", 12_800),
    ("科学实验箱", 20, "套", 6_000),
    ("科普展板", 24, "块", 4_800),
];

const OUTLETS: &[(&str, &str)] = &[
    ("临江日报", "市级"),
    ("临江电视台", "市级"),
    ("江北科技报", "省级"),
    ("临江区政府网", "县级"),
    ("科普临江公众号", "本会"),
];

/// An event with what was spent on it, in 分.
struct Held {
    id: i64,
    title: String,
    kind: String,
    day: String,
    cost: i64,
}

pub(super) fn leavings(conn: &Connection, dice: &mut Dice, units: &[i64]) -> Result<()> {
    let mut venues = Vec::new();
    for (at, (name, kind, address)) in VENUES.iter().enumerate() {
        conn.execute(
            "INSERT INTO venue (name, kind, address, unit_id) VALUES (?, ?, ?, ?)",
            params![name, kind, address, units[(10 + at) % units.len()]],
        )?;
        venues.push(conn.last_insert_rowid());
    }
    for year in YEARS {
        for (category, yuan, day, words) in
            [("拨款", 180_000, "01-15", "年度科普专项经费"), ("赞助", 5_000, "09-02", "全国科普日")]
        {
            line(conn, "income", category, yuan * 100, &format!("{year}-{day}"), words, None)?;
        }
        for month in [3, 6, 9] {
            let yuan = dice.between(30, 90) as i64 * 10;
            line(conn, "cost", "办公", yuan * 100, &format!("{year}-{month:02}-28"), "纸张、墨盒", None)?;
        }
        for (at, event) in held(conn, year)?.iter().enumerate() {
            of_event(conn, dice, at, event, units)?;
        }
        let at = (year - YEARS[0]) as usize;
        for (number, venue) in [at * 2, at * 2 + 1].into_iter().enumerate() {
            conn.execute(
                "INSERT INTO plaque (wording, number, given_on, unit_id, venue_id) VALUES ('科普教育基地', ?, ?, ?, ?)",
                params![
                    format!("{year}-{:02}", number + 1),
                    format!("{year}-09-16"),
                    units[(10 + venue) % units.len()],
                    venues[venue]
                ],
            )?;
        }
    }
    Ok(())
}

/// The events of a year by day.
fn held(conn: &Connection, year: i32) -> Result<Vec<Held>> {
    let mut statement = conn.prepare(
        "SELECT e.id, e.title, coalesce(e.kind, ''), o.start_date, coalesce(e.cost, 0) FROM event e JOIN occurrence o ON o.event_id = e.id
         WHERE o.start_date LIKE ? ORDER BY o.start_date, e.id",
    )?;
    let rows = statement.query_map([format!("{year}-%")], |row| {
        Ok(Held { id: row.get(0)?, title: row.get(1)?, kind: row.get(2)?, day: row.get(3)?, cost: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn of_event(conn: &Connection, dice: &mut Dice, at: usize, event: &Held, units: &[i64]) -> Result<()> {
    // Of two in three only the one figure is known, as in offices that begin to keep accounts.
    if at.is_multiple_of(3) && event.cost > 0 {
        let rooms = event.cost / 500 * 100;
        for (category, amount) in [("场地", rooms), ("印刷", rooms), ("专家费", event.cost - 2 * rooms)] {
            if amount > 0 {
                line(conn, "cost", category, amount, &event.day, &event.title, Some(event.id))?;
            }
        }
    }
    if event.kind == "捐赠" {
        let unit = units[dice.below(units.len())];
        conn.execute(
            "INSERT INTO donation (direction, party, unit_id, given_on, event_id)
             SELECT 'given', name, id, ?, ? FROM unit WHERE id = ?",
            params![event.day, event.id, unit],
        )?;
        let donation = conn.last_insert_rowid();
        for position in 0..2 {
            let (name, amount, unit, yuan) = GIFTS[dice.below(GIFTS.len() / 2) * 2 + position];
            conn.execute(
                "INSERT INTO donation_item (donation_id, position, name, amount, unit, worth) VALUES (?, ?, ?, ?, ?, ?)",
                params![donation, position as i64, name, amount as f64, unit, yuan as i64 * 100],
            )?;
        }
    }
    if matches!(event.kind.as_str(), "宣传" | "竞赛" | "展览") {
        let (outlet, level) = OUTLETS[dice.below(OUTLETS.len())];
        conn.execute(
            "INSERT INTO coverage (outlet, level, title, published_on, event_id) VALUES (?, ?, ?, ?, ?)",
            params![outlet, level, format!("临江：{}", event.title), event.day, event.id],
        )?;
    }
    Ok(())
}

/// A line of money, in 分.
fn line(
    conn: &Connection,
    direction: &str,
    category: &str,
    amount: i64,
    day: &str,
    words: &str,
    event: Option<i64>,
) -> Result<()> {
    conn.execute(
        "INSERT INTO money_line (category_id, amount, paid_on, words, event_id)
         SELECT id, ?, ?, ?, ? FROM money_category WHERE direction = ? AND name = ?",
        params![amount, day, words, event, direction, category],
    )?;
    Ok(())
}
