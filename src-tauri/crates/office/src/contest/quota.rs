//! 按名额定奖: so many first prizes, so many second ones, by place. A tie at the end of the places is asked, never guessed.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::entry::{EntryParts, write_parts};
use super::judging::{EntryStanding, standings};
use super::title;
use crate::error::{Error, Result};
use crate::ids::{ContestId, EntryId};
use crate::office::At;

/// So many of one award.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct Quota {
    /// 等级
    pub award: String,
    /// 名额
    pub places: u32,
}

/// What becomes of entries of one score of which only some have a place left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// All of them have the higher award, over the places there are; the next award has its own places all the same.
    Up,
    /// None of them has the higher award; its last places go to the next one.
    Down,
}

/// Awards by quota.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ContestAwards {
    /// The contest.
    pub id: ContestId,
    /// The awards, the highest first.
    pub quotas: Vec<Quota>,
    /// True for these places in each track; else over all of them.
    #[serde(default)]
    #[ts(optional)]
    pub by_track: Option<bool>,
    /// What becomes of a tie at the end of the places; it is refused when absent.
    #[serde(default)]
    #[ts(optional)]
    pub ties: Option<Ties>,
}

/// An award that an entry would have.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlannedAward {
    /// The entry.
    pub id: EntryId,
    /// What names it.
    pub called: String,
    /// Its track.
    pub track: Option<String>,
    /// Its score.
    pub score: Option<f64>,
    /// Its place: within its track, or over all.
    pub place: Option<u32>,
    /// The award it would have.
    pub award: Option<String>,
    /// The award it has now.
    pub now: Option<String>,
}

/// What awards by quota would come to.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlannedAwards {
    /// The entries, by place.
    pub rows: Vec<PlannedAward>,
    /// Ties of which only some have a place, in sentences; they are to be decided.
    pub ties: Vec<String>,
}

/// A tie of which only some have a place: the award's index, the first of the tie, and the first behind it.
type Crossing = (usize, usize, usize);

/// The awards of entries by their scores, the highest first; and where a tie crosses the end of the places.
///
/// `scores` must be in falling order. The answer has an award's index for each of them.
fn by_quota(scores: &[f64], quotas: &[Quota], ties: Option<Ties>) -> (Vec<Option<usize>>, Vec<Crossing>) {
    let mut awards = vec![None; scores.len()];
    let mut crossed = Vec::new();
    let mut at = 0;
    // Places of the awards so far that a tie left empty.
    let mut left = 0;
    for (index, quota) in quotas.iter().enumerate() {
        let places = quota.places as usize + left;
        let mut end = scores.len().min(at + places);
        if end > at && end < scores.len() && scores[end - 1] == scores[end] {
            let first = scores.iter().position(|score| *score == scores[end]).unwrap_or(end).max(at);
            let past = scores.iter().rposition(|score| *score == scores[end]).unwrap_or(end) + 1;
            crossed.push((index, first, past));
            end = if ties == Some(Ties::Up) { past } else { first };
        }
        awards[at..end].fill(Some(index));
        left = places.saturating_sub(end - at);
        at = end;
    }
    (awards, crossed)
}

fn planned(rows: Vec<EntryStanding>, ask: &ContestAwards) -> Result<PlannedAwards> {
    let by_track = ask.by_track == Some(true);
    let mut groups: Vec<(Option<String>, Vec<EntryStanding>)> = Vec::new();
    for row in rows {
        let track = row.track.clone().filter(|_| by_track);
        match groups.iter_mut().find(|(own, _)| *own == track) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((track, vec![row])),
        }
    }
    let (mut out, mut ties) = (Vec::new(), Vec::new());
    for (track, mut rows) in groups {
        rows.sort_by(|a, b| b.score.unwrap_or(-1.0).total_cmp(&a.score.unwrap_or(-1.0)));
        let scores: Vec<f64> = rows.iter().map_while(|row| row.score).collect();
        let wanted: usize = ask.quotas.iter().map(|quota| quota.places as usize).sum();
        if wanted > scores.len() {
            let within = track.map(|track| format!("“{track}”里")).unwrap_or_default();
            return Err(Error::invalid(
                "quotas",
                format!(
                    "名额一共 {wanted} 个，{within}有得分的参赛项目只有 {} 个。请减少名额，或先把分数记全。",
                    scores.len()
                ),
            ));
        }
        let (awards, crossed) = by_quota(&scores, &ask.quotas, ask.ties);
        for (index, first, past) in crossed {
            let names: Vec<&str> = rows[first..past].iter().map(|row| row.called.as_str()).collect();
            ties.push(format!(
                "{} 同为 {} 分，“{}”的名额不够全部给",
                names.join("、"),
                scores[first],
                ask.quotas[index].award
            ));
        }
        for (at, row) in rows.into_iter().enumerate() {
            let place = row.score.map(|own| 1 + scores.iter().filter(|score| **score > own).count() as u32);
            out.push(PlannedAward {
                id: row.id,
                called: row.called,
                track: row.track,
                score: row.score,
                place,
                award: awards.get(at).copied().flatten().map(|index| ask.quotas[index].award.trim().to_owned()),
                now: row.award,
            });
        }
    }
    Ok(PlannedAwards { rows: out, ties })
}

fn check(ask: &ContestAwards) -> Result<()> {
    if ask.quotas.is_empty() {
        return Err(Error::invalid("quotas", "请写上等级和名额，例如一等奖 1 个、二等奖 2 个。"));
    }
    let mut seen = HashMap::new();
    for quota in &ask.quotas {
        let award = quota.award.trim();
        if award.is_empty() {
            return Err(Error::invalid("quotas", "有一行名额没有写等级。"));
        }
        if quota.places == 0 {
            return Err(Error::invalid("quotas", format!("“{award}”的名额是 0。不设这一等，就把这一行删去。")));
        }
        if seen.insert(award, ()).is_some() {
            return Err(Error::invalid("quotas", format!("“{award}”写了两行。请合成一行。")));
        }
    }
    Ok(())
}

pub(crate) fn contest_awards_plan(at: &At<'_>, ask: ContestAwards) -> Result<PlannedAwards> {
    check(&ask)?;
    at.read(|conn| planned(standings(conn, ask.id)?.rows, &ask))
}

/// Gives the awards, in place of those that entries have; refused while a score is missing, a tie is undecided, or a certificate
/// stands for an award that would change.
pub(crate) fn contest_awards_give(at: &At<'_>, ask: ContestAwards) -> Result<PlannedAwards> {
    check(&ask)?;
    at.act(|act| {
        let contest = title(act, ask.id)?;
        let standings = standings(act, ask.id)?;
        if let Some(doubt) = standings.doubts.first() {
            let more = if standings.doubts.len() > 1 { format!("（共 {} 处）", standings.doubts.len()) } else { String::new() };
            return Err(Error::invalid("scores", format!("名次还没有定下来：{doubt}{more}")));
        }
        let planned = planned(standings.rows, &ask)?;
        if ask.ties.is_none()
            && let Some(tie) = planned.ties.first()
        {
            return Err(Error::invalid("ties", format!("{tie}。请先定下：一起评上，还是都评下一等。")));
        }
        let mut given = 0;
        for row in planned.rows.iter() {
            given += usize::from(row.award.is_some());
            // Without a score an entry has no place, and an award that was given to it by hand is its own.
            if row.award == row.now || row.score.is_none() {
                continue;
            }
            let number: Option<Option<String>> = act
                .prepare_cached(
                    "SELECT c.number FROM certificate c JOIN award a ON a.id = c.award_id WHERE a.entry_id = ? AND c.state <> 'voided' LIMIT 1",
                )?
                .query_row(params![row.id], |found| found.get(0))
                .optional()?;
            if let Some(number) = number {
                let number = number.map(|number| format!("（{number}）")).unwrap_or_default();
                let why = format!("“{}”已经按“{}”发了证书{number}，等级不能改。请先作废那张证书。", row.called, row.now.as_deref().unwrap_or("原来的等级"));
                return Err(Error::invalid("quotas", why));
            }
            let award = row.award.clone().unwrap_or_default();
            write_parts(act, row.id, &EntryParts { award: Some(award), ..EntryParts::default() })?;
        }
        Ok((planned, format!("“{contest}”按名额评出 {given} 个奖项")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores, places of each award, and what each entry gets: undecided, all up, all down.
    #[test]
    fn places_ties_and_quotas() {
        type Case = (&'static [f64], &'static [u32], &'static str, &'static str, &'static str, usize);
        let cases: &[Case] = &[
            (&[95.0, 90.0, 85.0, 80.0], &[1, 2], "011-", "011-", "011-", 0),
            (&[95.0, 90.0, 90.0, 80.0], &[2, 1], "011-", "0001", "011-", 1),
            (&[95.0, 90.0, 90.0, 90.0], &[2, 1], "0---", "0000", "0---", 2),
            (&[90.0, 90.0], &[1, 1], "11", "00", "11", 1),
            (&[90.0, 90.0, 90.0], &[3], "000", "000", "000", 0),
            (&[90.0], &[], "-", "-", "-", 0),
        ];
        for (scores, places, undecided, up, down, crossed) in cases {
            let quotas: Vec<Quota> =
                places.iter().map(|places| Quota { award: String::new(), places: *places }).collect();
            let shown = |ties| {
                let (awards, _) = by_quota(scores, &quotas, ties);
                awards.iter().map(|award| award.map_or("-".into(), |index| index.to_string())).collect::<String>()
            };
            assert_eq!(shown(None), *undecided, "{scores:?} {places:?}");
            assert_eq!(shown(Some(Ties::Up)), *up, "{scores:?} {places:?} up");
            assert_eq!(shown(Some(Ties::Down)), *down, "{scores:?} {places:?} down");
            assert_eq!(by_quota(scores, &quotas, None).1.len(), *crossed, "{scores:?} {places:?}");
        }
    }
}
