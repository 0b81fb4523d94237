//! 评委打分: what each judge gave, what comes of it, and who stands where.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::entry::{Entry, called};
use super::store::{contest, entries};
use super::title;
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{ContestId, EntryId, JudgeId};
use crate::office::At;
use crate::value;

/// Fewest scores of which the highest and the lowest can be dropped.
const FEWEST_TO_DROP: usize = 3;

/// A judge of a contest.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Judge {
    /// The judge.
    pub id: JudgeId,
    /// 姓名
    pub name: String,
    /// How many entries have a score of this judge, or are not judged by this judge.
    pub given: i64,
}

/// What one judge gave an entry.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct GivenScore {
    /// The judge.
    pub judge_id: JudgeId,
    /// The score; null where the judge does not judge this entry (回避).
    pub score: Option<f64>,
    /// True where it is the highest or the lowest, and does not count.
    pub is_dropped: bool,
}

/// How an entry stands.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EntryStanding {
    /// The entry.
    pub id: EntryId,
    /// What names it: its title, else its first author.
    pub called: String,
    /// Its people.
    pub authors: String,
    /// 单位
    pub unit: Option<String>,
    /// 组别: places are counted within it.
    pub track: Option<String>,
    /// What the judges gave.
    pub given: Vec<GivenScore>,
    /// The judges whose score is missing.
    pub missing: Vec<String>,
    /// The score that counts, to two decimals: the mean of the judges' scores; where a contest has no judges, the one typed.
    /// Null until every judge has given one.
    pub score: Option<f64>,
    /// Its place among the entries of its track that have a score; equal scores share a place.
    pub place: Option<u32>,
    /// True where another has the same place.
    pub is_tied: bool,
    /// 等级
    pub award: Option<String>,
}

/// How a contest stands.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ContestStandings {
    /// Its judges, in order.
    pub judges: Vec<Judge>,
    /// Whether the highest and the lowest score of each entry are dropped.
    pub drops_extremes: bool,
    /// Its entries: by track, then by place; those without a score last.
    pub rows: Vec<EntryStanding>,
    /// What keeps the places from being final, in sentences.
    pub doubts: Vec<String>,
}

/// The judges of a contest.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ContestJudges {
    /// The contest.
    pub id: ContestId,
    /// Their names, in order, in place of those before.
    #[serde(default)]
    #[ts(optional)]
    pub names: Option<Vec<String>>,
    /// Whether the highest and the lowest score of each entry are dropped.
    #[serde(default)]
    #[ts(optional)]
    pub drops_extremes: Option<bool>,
}

/// What judges gave, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JudgeScores {
    /// The scores.
    pub scores: Vec<JudgeScore>,
}

/// What one judge gives an entry.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JudgeScore {
    /// The entry.
    pub entry_id: EntryId,
    /// The judge.
    pub judge_id: JudgeId,
    /// The score, 0 and more; null takes back what was given.
    pub score: Option<f64>,
    /// True when the judge does not judge this entry (回避): its score is not waited for.
    #[serde(default)]
    #[ts(optional)]
    pub abstains: Option<bool>,
}

/// Marks what does not count of the scores, and gives the mean of the rest in hundredths; none where too few are there.
fn counted(given: &mut [GivenScore], drops_extremes: bool) -> Option<i64> {
    let mut order: Vec<usize> = (0..given.len()).filter(|at| given[*at].score.is_some()).collect();
    order.sort_by(|a, b| given[*a].score.unwrap_or_default().total_cmp(&given[*b].score.unwrap_or_default()));
    if drops_extremes {
        if order.len() < FEWEST_TO_DROP {
            return None;
        }
        for at in [order[0], order[order.len() - 1]] {
            given[at].is_dropped = true;
        }
    }
    let counting: Vec<f64> = given.iter().filter(|one| !one.is_dropped).filter_map(|one| one.score).collect();
    if counting.is_empty() {
        return None;
    }
    Some((counting.iter().sum::<f64>() / counting.len() as f64 * 100.0).round() as i64)
}

/// Gives each entry its place within its track: equal scores share one, and the next goes on behind all of them.
fn place(rows: &mut [EntryStanding]) {
    let mut by_track: HashMap<Option<String>, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.score.is_some()) {
        by_track.entry(row.track.clone()).or_default().push(at);
    }
    for places in by_track.into_values() {
        let scores: Vec<f64> = places.iter().filter_map(|at| rows[*at].score).collect();
        for at in places {
            let own = rows[at].score.unwrap_or_default();
            rows[at].place = Some(1 + scores.iter().filter(|score| **score > own).count() as u32);
            rows[at].is_tied = scores.iter().filter(|score| **score == own).count() > 1;
        }
    }
}

/// How the entries of a contest stand.
pub(crate) fn standings(conn: &Connection, id: ContestId) -> Result<ContestStandings> {
    contest(conn, id)?;
    let drops_extremes: bool =
        conn.query_row("SELECT drops_extremes FROM contest WHERE id = ?", [id], |row| row.get(0))?;
    let judges = judges(conn, id)?;
    let mut given = given(conn, id)?;
    let mut doubts = Vec::new();
    let mut rows: Vec<EntryStanding> = entries(conn, id)?
        .into_iter()
        .map(|entry| standing(entry, &judges, &mut given, drops_extremes, &mut doubts))
        .collect();
    place(&mut rows);
    rows.sort_by(|a, b| (&a.track, a.place.unwrap_or(u32::MAX)).cmp(&(&b.track, b.place.unwrap_or(u32::MAX))));
    Ok(ContestStandings { judges, drops_extremes, rows, doubts })
}

fn standing(
    entry: Entry,
    judges: &[Judge],
    given: &mut HashMap<EntryId, Vec<GivenScore>>,
    drops_extremes: bool,
    doubts: &mut Vec<String>,
) -> EntryStanding {
    let mut given = given.remove(&entry.id).unwrap_or_default();
    let authors: Vec<&str> = entry.authors.iter().map(|person| person.name.as_str()).collect();
    let called = entry.title.clone().or_else(|| authors.first().map(|name| (*name).to_owned()));
    let called = called.unwrap_or_else(|| "未命名".to_owned());
    let has_judged = |judge: &Judge| given.iter().any(|one| one.judge_id == judge.id);
    let missing: Vec<String> =
        judges.iter().filter(|judge| !has_judged(judge)).map(|judge| judge.name.clone()).collect();
    let score = if judges.is_empty() {
        entry.score
    } else if missing.is_empty() {
        let counted = counted(&mut given, drops_extremes).map(|hundredths| hundredths as f64 / 100.0);
        if counted.is_none() {
            doubts.push(match drops_extremes {
                true => format!("“{called}”的分数不到 {FEWEST_TO_DROP} 个，不能去掉最高分和最低分。"),
                false => format!("“{called}”的评委都回避了，没有分数。"),
            });
        }
        counted
    } else {
        doubts.push(format!("“{called}”还差 {} 的打分。", missing.join("、")));
        None
    };
    let authors = authors.join("、");
    EntryStanding {
        id: entry.id,
        called,
        authors,
        unit: entry.unit,
        track: entry.track,
        given,
        missing,
        score,
        place: None,
        is_tied: false,
        award: entry.award,
    }
}

fn judges(conn: &Connection, id: ContestId) -> Result<Vec<Judge>> {
    let mut statement = conn.prepare_cached(
        "SELECT j.id, j.name, (SELECT count(*) FROM judge_score s WHERE s.judge_id = j.id)
         FROM judge j WHERE j.contest_id = ? ORDER BY j.position, j.id",
    )?;
    let judges =
        statement.query_map([id], |row| Ok(Judge { id: row.get(0)?, name: row.get(1)?, given: row.get(2)? }))?;
    Ok(judges.collect::<rusqlite::Result<_>>()?)
}

fn given(conn: &Connection, id: ContestId) -> Result<HashMap<EntryId, Vec<GivenScore>>> {
    let mut statement = conn.prepare_cached(
        "SELECT s.entry_id, s.judge_id, s.score FROM judge_score s JOIN judge j ON j.id = s.judge_id
         WHERE j.contest_id = ? ORDER BY j.position, j.id",
    )?;
    let mut rows = statement.query([id])?;
    let mut given: HashMap<EntryId, Vec<GivenScore>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let one = GivenScore { judge_id: row.get(1)?, score: row.get(2)?, is_dropped: false };
        given.entry(row.get(0)?).or_default().push(one);
    }
    Ok(given)
}

pub(crate) fn contest_standings(at: &At<'_>, ask: super::ContestGet) -> Result<ContestStandings> {
    at.read(|conn| standings(conn, ask.id))
}

pub(crate) fn contest_judges(at: &At<'_>, ask: ContestJudges) -> Result<Nothing> {
    let names: Option<Vec<String>> = ask
        .names
        .map(|names| names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect());
    if let Some(twice) = names
        .iter()
        .flatten()
        .enumerate()
        .find(|(at, name)| names.iter().flatten().take(*at).any(|other| other == *name))
    {
        return Err(Error::invalid("names", format!("评委“{}”写了两次。同名的两位请加上单位区分。", twice.1)));
    }
    at.act(|act| {
        let contest = title(act, ask.id)?;
        if let Some(drops) = ask.drops_extremes {
            act.execute("UPDATE contest SET drops_extremes = ? WHERE id = ?", params![drops, ask.id])?;
        }
        if let Some(names) = &names {
            let before = judges(act, ask.id)?;
            for gone in before.iter().filter(|judge| !names.contains(&judge.name)) {
                if gone.given > 0 {
                    let why = format!(
                        "评委“{}”已经给 {} 个参赛项目打了分，不能去掉。请先清掉这些分数。",
                        gone.name, gone.given
                    );
                    return Err(Error::invalid("names", why));
                }
                changes::delete(act, "judge", "id", gone.id.0)?;
            }
            for (position, name) in names.iter().enumerate() {
                match before.iter().find(|judge| judge.name == *name) {
                    Some(judge) => {
                        let sql = "UPDATE judge SET position = ?1 WHERE id = ?2 AND position <> ?1";
                        act.execute(sql, params![position as i64, judge.id])?;
                    }
                    None => {
                        let columns = vec![
                            ("contest_id", Value::Integer(ask.id.0)),
                            ("position", Value::Integer(position as i64)),
                            ("name", Value::Text(name.clone())),
                        ];
                        changes::insert(act, "judge", &columns)?;
                    }
                }
            }
        }
        Ok((Nothing {}, format!("修改“{contest}”的评委")))
    })
}

pub(crate) fn judge_scores(at: &At<'_>, ask: JudgeScores) -> Result<Nothing> {
    for one in &ask.scores {
        if let Some(score) = one.score {
            value::number("score", score)?;
        }
    }
    let Some(first) = ask.scores.first() else {
        return Err(Error::invalid("scores", "没有要记的分数。"));
    };
    at.act(|act| {
        for one in &ask.scores {
            let same: bool = act
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM entry e JOIN judge j ON j.contest_id = e.contest_id WHERE e.id = ? AND j.id = ?)",
                )?
                .query_row(params![one.entry_id, one.judge_id], |row| row.get(0))?;
            if !same {
                return Err(Error::invalid("judge_id", "这位评委不是这项竞赛的评委。请先把他加进评委名单。"));
            }
            if one.score.is_none() && one.abstains != Some(true) {
                act.prepare_cached("DELETE FROM judge_score WHERE entry_id = ? AND judge_id = ?")?
                    .execute(params![one.entry_id, one.judge_id])?;
            } else {
                act.prepare_cached(
                    "INSERT INTO judge_score (entry_id, judge_id, score) VALUES (?1, ?2, ?3)
                     ON CONFLICT (entry_id, judge_id) DO UPDATE SET score = excluded.score WHERE score IS NOT excluded.score",
                )?
                .execute(params![one.entry_id, one.judge_id, one.score])?;
            }
        }
        let label = match ask.scores.len() {
            1 => format!("给“{}”打分", called(act, first.entry_id)?),
            many => format!("记下 {many} 个分数"),
        };
        Ok((Nothing {}, label))
    })
}
