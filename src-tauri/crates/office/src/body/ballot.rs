//! 选举: who stood for a post of a term, with how many votes; who is elected takes the seat.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::count::{Needed, Outcome, Part, Standing, outcomes};
use super::elect::holds;
use super::seat::{Who, meant, seats};
use super::{BodyCategory, HAS_NEXT, Seat, categories, term_name};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{BallotId, BodyId, CandidateId, PersonId, TermId, UnitId};
use crate::office::At;

/// What a candidate needs besides a place among the seats.
const NEEDS: &[&str] = &["half_present", "half_valid", "two_thirds_present", "most"];

changes! {
    /// The fields of a ballot.
    BallotChanges {
        /// 选举什么职务: 理事, 理事长 …
        post: String => check::text,
        /// 选举日期
        held_on: String => check::date,
        /// True where each category of the body has its own seats.
        by_category: bool => check::flag,
        /// 应选名额, where the categories do not say
        seats: i64 => check::count,
        /// 应到
        due: i64 => check::count,
        /// 实到
        present: i64 => check::count,
        /// 发出选票
        issued: i64 => check::count,
        /// 收回选票
        returned: i64 => check::count,
        /// 有效票
        valid: i64 => check::count,
        /// half_present over half of those present (when absent), half_valid over half of the valid votes, two_thirds_present
        /// two thirds of those present, most whoever has more
        needs: String => check::one_of(NEEDS),
        /// 备注
        note: String => check::text,
    }
}

/// A candidate as a form sends one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CandidateLine {
    /// The candidate; a new one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<CandidateId>,
    /// Who stands; of one who is there already it stays as it is.
    #[serde(flatten)]
    #[ts(flatten)]
    pub who: Who,
    /// 类别
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<String>,
    /// 赞成
    #[serde(default)]
    #[ts(optional)]
    pub votes: Option<i64>,
    /// 反对
    #[serde(default)]
    #[ts(optional)]
    pub against: Option<i64>,
    /// 弃权
    #[serde(default)]
    #[ts(optional)]
    pub abstained: Option<i64>,
    /// What the meeting decided where the votes decide nothing.
    #[serde(default)]
    #[ts(optional)]
    pub decided: Option<bool>,
    /// 备注
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// A candidate.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Candidate {
    /// Its id.
    pub id: CandidateId,
    /// The person, or
    pub person_id: Option<PersonId>,
    /// the unit that stands.
    pub unit_id: Option<UnitId>,
    /// 姓名 or 单位
    pub name: String,
    /// The person's unit now.
    pub unit: Option<String>,
    /// 类别
    pub category: Option<String>,
    /// 赞成
    pub votes: Option<i64>,
    /// 反对
    pub against: Option<i64>,
    /// 弃权
    pub abstained: Option<i64>,
    /// What the meeting decided where the votes decide nothing.
    pub decided: Option<bool>,
    /// 备注
    pub note: Option<String>,
    /// What the votes make of them.
    pub outcome: Outcome,
    /// Whether they sit in the term in the post of the ballot, or in a higher one.
    pub seated: bool,
}

/// A ballot, counted.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Ballot {
    /// Its id.
    pub id: BallotId,
    /// The term.
    pub term_id: TermId,
    /// The term's body and name: 区科协理事会第三届
    pub term: String,
    /// 职务
    pub post: String,
    /// 选举日期
    pub held_on: Option<String>,
    /// Whether each category has its own seats.
    pub by_category: bool,
    /// 应选名额 as it was entered
    pub seats: Option<i64>,
    /// 应到
    pub due: Option<i64>,
    /// 实到
    pub present: Option<i64>,
    /// 发出选票
    pub issued: Option<i64>,
    /// 收回选票
    pub returned: Option<i64>,
    /// 有效票
    pub valid: Option<i64>,
    /// What a candidate needs; see [`BallotChanges`].
    pub needs: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// The candidates, in the order of the paper.
    pub candidates: Vec<Candidate>,
    /// How many seats there are: of the categories, or as entered.
    pub places: Option<i64>,
    /// How many are elected.
    pub elected: i64,
    /// What is to be looked at, in Chinese.
    pub told: Vec<String>,
}

/// Whose ballots.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct BallotAsk {
    /// Only those of a term.
    #[serde(default)]
    #[ts(optional)]
    pub term_id: Option<TermId>,
}

/// Ballots, the latest last.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BallotList {
    /// The ballots.
    pub rows: Vec<Ballot>,
}

/// A new ballot.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BallotCreate {
    /// The term whose posts are voted on.
    pub term_id: TermId,
    /// Its fields; the post must be there.
    pub ballot: BallotChanges,
    /// Who stands, in the order of the paper.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<CandidateLine>>")]
    pub candidates: Vec<CandidateLine>,
}

/// Changes of a ballot.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BallotUpdate {
    /// The ballot.
    pub id: BallotId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<BallotChanges>")]
    pub changes: BallotChanges,
    /// The candidates, in place of those before.
    #[serde(default)]
    #[ts(optional)]
    pub candidates: Option<Vec<CandidateLine>>,
}

/// Ballots to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BallotDelete {
    /// The ballots.
    pub ids: Vec<BallotId>,
}

const NOUN: &str = "次选举";
const POSTLESS: &str = "请写上选举什么职务，例如 理事。";

/// The columns of a ballot and those of a candidate, in the order in which they are read.
const BALLOT: &str =
    "SELECT id, term_id, post, held_on, by_category, seats, due, present, issued, returned, valid, needs,
    note FROM ballot";
const CANDIDATE: &str = "SELECT c.id, c.person_id, c.unit_id, coalesce(p.name, u.name), pu.name, c.category, c.votes,
        c.against, c.abstained, c.decided, c.note
     FROM ballot_candidate c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN unit u ON u.id = c.unit_id
     LEFT JOIN unit pu ON pu.id = p.unit_id WHERE c.ballot_id = ? ORDER BY c.position, c.id";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Ballot> {
    Ok(Ballot {
        id: row.get(0)?,
        term_id: row.get(1)?,
        term: String::new(),
        post: row.get(2)?,
        held_on: row.get(3)?,
        by_category: row.get(4)?,
        seats: row.get(5)?,
        due: row.get(6)?,
        present: row.get(7)?,
        issued: row.get(8)?,
        returned: row.get(9)?,
        valid: row.get(10)?,
        needs: row.get(11)?,
        note: row.get(12)?,
        candidates: Vec::new(),
        places: None,
        elected: 0,
        told: Vec::new(),
    })
}

fn candidates(conn: &Connection, ballot: BallotId) -> Result<Vec<Candidate>> {
    let mut statement = conn.prepare_cached(CANDIDATE)?;
    let rows = statement.query_map([ballot], |row| {
        Ok(Candidate {
            id: row.get(0)?,
            person_id: row.get(1)?,
            unit_id: row.get(2)?,
            name: row.get(3)?,
            unit: row.get(4)?,
            category: row.get(5)?,
            votes: row.get(6)?,
            against: row.get(7)?,
            abstained: row.get(8)?,
            decided: row.get(9)?,
            note: row.get(10)?,
            outcome: Outcome::Open,
            seated: false,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A ballot with its candidates, counted.
pub(super) fn ballot(conn: &Connection, id: BallotId) -> Result<Ballot> {
    let mut statement = conn.prepare_cached(&format!("{BALLOT} WHERE id = ?"))?;
    let mut ballot = statement.query_row([id], read).optional()?.ok_or(Error::NotFound { noun: NOUN })?;
    ballot.candidates = candidates(conn, id)?;
    ballot.term = term_name(conn, ballot.term_id)?;
    let now = categories(conn, body_of(conn, ballot.term_id)?)?;
    let then: Option<String> =
        conn.prepare_cached("SELECT category_seats FROM ballot WHERE id = ?")?.query_row([id], |row| row.get(0))?;
    let then: Option<Vec<BodyCategory>> = then.and_then(|then| serde_json::from_str(&then).ok());
    ballot.count(then.as_deref().unwrap_or(&now));
    if ballot.by_category && then.is_some_and(|then| then != now) && is_latest(conn, ballot.term_id)? {
        ballot.told.push("机构各类的席位后来改过，这次选举还按原来的算；再保存一次，就按现在的算".to_owned());
    }
    let sitting = seats(conn, ballot.term_id)?;
    for candidate in &mut ballot.candidates {
        candidate.seated = sitting.iter().any(|seat| candidate.sits_in(seat) && holds(&seat.post, &ballot.post));
    }
    Ok(ballot)
}

/// Candidates for the same seats.
struct Group<'a> {
    /// The category; none where all stand for the same seats.
    name: Option<&'a str>,
    seats: i64,
    at: Vec<usize>,
}

impl Ballot {
    fn count(&mut self, categories: &[BodyCategory]) {
        let groups: Vec<Group<'_>> = if self.by_category {
            let of = |name: &str| {
                let own = |at: &usize| self.candidates[*at].category.as_deref() == Some(name);
                (0..self.candidates.len()).filter(own).collect()
            };
            categories.iter().map(|one| Group { name: Some(&one.name), seats: one.seats, at: of(&one.name) }).collect()
        } else {
            self.seats
                .map(|seats| Group { name: None, seats, at: (0..self.candidates.len()).collect() })
                .into_iter()
                .collect()
        };
        self.places = (!groups.is_empty()).then(|| groups.iter().map(|group| group.seats).sum());
        let mut told = self.papers_told();
        let needed = self.needed();
        if needed.is_err() {
            let base = if self.needs.as_deref() == Some("half_valid") { "有效票" } else { "实到人数" };
            told.push(format!("还没有写{base}，算不出谁够票"));
        }
        if groups.is_empty() {
            told.push(match self.by_category {
                true => "机构还没有分类别的席位：请编辑机构加上，或写应选名额".to_owned(),
                false => "还没有写应选几席".to_owned(),
            });
        }
        for group in &groups {
            let Ok(needed) = needed else { break };
            let standing: Vec<Standing> = group
                .at
                .iter()
                .map(|at| Standing { votes: self.candidates[*at].votes, decided: self.candidates[*at].decided })
                .collect();
            let counted = outcomes(&standing, usize::try_from(group.seats).unwrap_or_default(), needed);
            for (at, outcome) in group.at.iter().zip(counted) {
                self.candidates[*at].outcome = outcome;
            }
            told.extend(self.group_told(group));
        }
        let strange: Vec<&str> = self
            .candidates
            .iter()
            .enumerate()
            .filter(|(at, _)| {
                self.by_category && !groups.is_empty() && groups.iter().all(|group| !group.at.contains(at))
            })
            .map(|(_, candidate)| candidate.name.as_str())
            .collect();
        if !strange.is_empty() {
            told.push(format!("{}不属于任何一类，没有计票", strange.join("、")));
        }
        self.elected = self.candidates.iter().filter(|one| one.outcome == Outcome::Elected).count() as i64;
        self.told = told;
    }

    /// What a candidate needs; refused where its base is not entered.
    fn needed(&self) -> Result<Option<Needed>, ()> {
        let (base, part) = match self.needs.as_deref() {
            Some("most") => return Ok(None),
            Some("half_valid") => (self.valid, Part::Half),
            Some("two_thirds_present") => (self.present, Part::TwoThirds),
            _ => (self.present, Part::Half),
        };
        base.map(|base| Some(Needed { base, part })).ok_or(())
    }

    /// What does not agree among the papers and the votes.
    fn papers_told(&self) -> Vec<String> {
        let mut told = Vec::new();
        if let (Some(due), Some(present)) = (self.due, self.present)
            && present * 3 < due * 2
        {
            told.push(format!("实到 {present} 人，不足应到 {due} 人的三分之二"));
        }
        let steps = [
            ("实到", self.present, "应到", self.due, ""),
            ("发出选票", self.issued, "实到", self.present, ""),
            ("收回选票", self.returned, "发出选票", self.issued, "，按规定这次选举无效"),
            ("有效票", self.valid, "收回选票", self.returned, ""),
        ];
        for (name, count, of, whole, so) in steps {
            if let (Some(count), Some(whole)) = (count, whole)
                && count > whole
            {
                told.push(format!("{name} {count}，多于{of} {whole}{so}"));
            }
        }
        for one in &self.candidates {
            let cast: i64 = [one.votes, one.against, one.abstained].into_iter().flatten().sum();
            if let Some(valid) = self.valid {
                let all = one.votes.is_some() && one.against.is_some() && one.abstained.is_some();
                if cast > valid || (all && cast < valid) {
                    told.push(format!("{}的票合计 {cast}，与有效票 {valid} 不符", one.name));
                }
            }
        }
        told
    }

    /// What the votes of a group do not decide, and what is lacking.
    fn group_told(&self, group: &Group<'_>) -> Vec<String> {
        let of = |wanted: Outcome| -> Vec<&Candidate> {
            group.at.iter().map(|at| &self.candidates[*at]).filter(|one| one.outcome == wanted).collect()
        };
        let names = |some: &[&Candidate]| some.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("、");
        let name = group.name.map(|name| format!("“{name}”")).unwrap_or_default();
        let mut told = Vec::new();
        let (open, tied, half, elected) =
            (of(Outcome::Open), of(Outcome::Tied), of(Outcome::Half), of(Outcome::Elected).len() as i64);
        if !open.is_empty() {
            let lacking = open.iter().filter(|one| one.votes.is_none()).count();
            told.push(format!("{name}还有 {lacking} 人没有记票，记全了才算得出谁当选"));
            return told;
        }
        let left = group.seats - elected;
        if let [first, ..] = tied[..] {
            let votes = first.votes.unwrap_or_default();
            told.push(format!(
                "{name}末席同票：{}各 {votes} 票，只剩 {left} 席；再投一次或按章程定下后，标明谁当选",
                names(&tied)
            ));
        }
        if !half.is_empty() {
            told.push(format!(
                "{name}{}得票恰好一半：章程写“半数以上”的算当选，写“过半数”的不算，请标明",
                names(&half)
            ));
        }
        if left < 0 {
            told.push(format!("{name}应选 {} 席，标明当选的有 {elected} 人", group.seats));
        } else if left > 0 && tied.is_empty() && half.is_empty() {
            told.push(format!("{name}应选 {} 席，当选 {elected} 席，缺 {left} 席", group.seats));
        }
        told
    }
}

pub(crate) fn ballot_list(at: &At<'_>, ask: BallotAsk) -> Result<BallotList> {
    at.read(|conn| {
        let ids: Vec<BallotId> = conn
            .prepare_cached(
                "SELECT id FROM ballot WHERE ?1 IS NULL OR term_id = ?1 ORDER BY held_on IS NULL, held_on, id",
            )?
            .query_map([ask.term_id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(BallotList { rows: ids.into_iter().map(|id| ballot(conn, id)).collect::<Result<_>>()? })
    })
}

fn body_of(conn: &Connection, term: TermId) -> Result<BodyId> {
    Ok(conn.prepare_cached("SELECT body_id FROM term WHERE id = ?")?.query_row([term], |row| row.get(0))?)
}

/// Whether no term of the body came after.
fn is_latest(conn: &Connection, term: TermId) -> Result<bool> {
    let sql = format!("SELECT NOT {HAS_NEXT} FROM term t WHERE t.id = ?");
    Ok(conn.prepare_cached(&sql)?.query_row([term], |row| row.get(0))?)
}

/// Keeps with a ballot how many seats each category has: a council that is made larger later was not so when it was voted on.
fn keep_categories(conn: &Connection, ballot: BallotId) -> Result<()> {
    let term: TermId =
        conn.prepare_cached("SELECT term_id FROM ballot WHERE id = ?")?.query_row([ballot], |row| row.get(0))?;
    if !is_latest(conn, term)? {
        return Ok(());
    }
    let now = serde_json::to_string(&categories(conn, body_of(conn, term)?)?).map_err(Error::internal)?;
    changes::update(conn, "ballot", ballot.0, &vec![("category_seats", now.into())], NOUN)
}

/// 区科协理事会第三届选举理事.
pub(super) fn called(conn: &Connection, id: BallotId) -> Result<String> {
    let sql = "SELECT b.name || t.name || '选举' || o.post FROM ballot o JOIN term t ON t.id = o.term_id
               JOIN body b ON b.id = t.body_id WHERE o.id = ?";
    changes::exists(conn, "ballot", id.0, NOUN)?;
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// Writes the candidates in place of those before; who is named by id stays who they are.
fn write_candidates(conn: &Connection, ballot: BallotId, lines: &[CandidateLine]) -> Result<()> {
    let before: Vec<CandidateId> = candidates(conn, ballot)?.iter().map(|one| one.id).collect();
    for id in before.iter().filter(|id| lines.iter().all(|line| line.id != Some(**id))) {
        changes::delete(conn, "ballot_candidate", "id", id.0)?;
    }
    for (position, line) in lines.iter().enumerate() {
        let counts = [("votes", line.votes), ("against", line.against), ("abstained", line.abstained)];
        let mut columns = vec![("position", Value::Integer(position as i64))];
        for (column, count) in counts {
            columns.push((column, count.map_or(Ok(Value::Null), |count| check::count(column, &count))?));
        }
        for (column, words) in [("category", &line.category), ("note", &line.note)] {
            columns.push((column, words.as_deref().map_or(Ok(Value::Null), |words| check::text(column, words))?));
        }
        columns.push(("decided", line.decided.map_or(Value::Null, |decided| Value::Integer(decided.into()))));
        match line.id {
            Some(id) if before.contains(&id) => changes::update(conn, "ballot_candidate", id.0, &columns, "名候选人")?,
            Some(_) => return Err(Error::NotFound { noun: "名候选人" }),
            None => {
                columns.extend(meant(conn, &line.who)?);
                columns.push(("ballot_id", ballot.0.into()));
                changes::insert(conn, "ballot_candidate", &columns)?;
            }
        }
    }
    let all = candidates(conn, ballot)?;
    let twice = all.iter().enumerate().find(|(at, one)| all[..*at].iter().any(|other| other.is_same(one)));
    match twice {
        Some((_, one)) => Err(Error::invalid("candidates", format!("{}在候选人里列了两次。请删掉一行。", one.name))),
        None => Ok(()),
    }
}

impl Candidate {
    /// Whether both are one person, or one unit.
    fn is_same(&self, other: &Self) -> bool {
        (self.person_id, self.unit_id) == (other.person_id, other.unit_id)
    }

    /// Whether the seat is theirs, and they sit there.
    pub(super) fn sits_in(&self, seat: &Seat) -> bool {
        seat.sitting && (seat.person_id, seat.unit_id) == (self.person_id, self.unit_id)
    }
}

pub(crate) fn ballot_create(at: &At<'_>, ask: BallotCreate) -> Result<BallotId> {
    let mut columns = ask.ballot.columns()?;
    changes::require(&columns, "post", true, POSTLESS)?;
    at.act(|act| {
        term_name(act, ask.term_id)?;
        columns.push(("term_id", ask.term_id.0.into()));
        let id = BallotId(changes::insert(act, "ballot", &columns)?);
        keep_categories(act, id)?;
        write_candidates(act, id, &ask.candidates)?;
        Ok((id, called(act, id)?))
    })
}

pub(crate) fn ballot_update(at: &At<'_>, ask: BallotUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "post", false, POSTLESS)?;
    at.act(|act| {
        changes::update(act, "ballot", ask.id.0, &columns, NOUN)?;
        keep_categories(act, ask.id)?;
        if let Some(lines) = &ask.candidates {
            write_candidates(act, ask.id, lines)?;
        }
        Ok((Nothing {}, format!("修改{}", called(act, ask.id)?)))
    })
}

pub(crate) fn ballot_delete(at: &At<'_>, ask: BallotDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = match ask.ids.as_slice() {
            [only] => format!("删除{}", called(act, *only)?),
            several => format!("删除 {} 次选举", several.len()),
        };
        for id in &ask.ids {
            changes::exists(act, "ballot", id.0, NOUN)?;
            changes::delete(act, "ballot_candidate", "ballot_id", id.0)?;
            changes::delete(act, "ballot", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}
