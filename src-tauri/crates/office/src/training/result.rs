//! 结果: 合格, 优秀, 结业 by the rule of the class, changed by hand where that is meant; the levels that come of a class.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::test::{Scores, scores};
use super::{Class, store, title};
use crate::error::Result;
use crate::ids::ClassId;
use crate::office::At;

/// Results by the rule.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ResultApply {
    /// The class.
    pub class_id: ClassId,
    /// Also in place of results that were written by hand.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub over_hand: bool,
}

/// What came of the rule.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ResultsApplied {
    /// How many results were written.
    pub written: usize,
    /// How many stay as they were written by hand.
    pub kept: usize,
    /// Who has none yet.
    pub without: Vec<String>,
}

/// Levels that were written into the directory.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct LevelsApplied {
    /// Of how many people.
    pub people: usize,
}

/// Levels after a class, to be the levels of its people.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LevelApply {
    /// The class.
    pub class_id: ClassId,
}

/// The marks that a class goes by.
pub(super) struct Rule {
    pass: f64,
    merit: f64,
    least_rate: Option<f64>,
}

impl Rule {
    pub(super) fn of(class: &Class) -> Self {
        let pass = class.pass_mark.unwrap_or(60.0);
        Self { pass, merit: class.merit_mark.unwrap_or(90.0_f64.max(pass)), least_rate: class.least_rate }
    }

    pub(super) fn said(&self, has_scores: bool) -> String {
        let rate = self.least_rate.map(|rate| format!("；出勤率不到 {rate}% 为不合格")).unwrap_or_default();
        if has_scores {
            format!("{} 分及以上合格，{} 分及以上且没有补考为优秀{rate}", self.pass, self.merit)
        } else {
            format!("没有考核的班，有考勤的为结业{rate}")
        }
    }

    /// What the rule says of one, and why where the score does not show it.
    pub(super) fn result(
        &self,
        score: Option<f64>,
        has_scores: bool,
        resat: bool,
        rate: Option<f64>,
    ) -> (Option<&'static str>, Option<String>) {
        if let (Some(least), Some(rate)) = (self.least_rate, rate)
            && rate < least
        {
            return (Some("不合格"), Some(format!("出勤率 {rate}%，不到 {least}%")));
        }
        match (score, has_scores) {
            (Some(score), _) if score >= self.merit && resat => (Some("合格"), Some("有补考，不评优秀".into())),
            (Some(score), _) if score >= self.merit => (Some("优秀"), None),
            (Some(score), _) if score >= self.pass => (Some("合格"), None),
            (Some(_), _) => (Some("不合格"), None),
            (None, true) => (None, Some("成绩还不齐".into())),
            (None, false) => (rate.map(|_| "结业"), None),
        }
    }
}

pub(crate) fn result_apply(at: &At<'_>, ask: ResultApply) -> Result<ResultsApplied> {
    at.act(|act| {
        let Scores { rows, .. } = scores(act, ask.class_id)?;
        let mut done = ResultsApplied { written: 0, kept: 0, without: Vec::new() };
        for row in rows {
            if row.by_hand && !ask.over_hand {
                done.kept += 1;
                continue;
            }
            match &row.by_rule {
                Some(_) => done.written += 1,
                None => done.without.push(row.name),
            }
            act.prepare_cached("UPDATE enrolment SET result = ?, result_by_hand = 0 WHERE id = ?")?
                .execute(params![row.by_rule, row.id])?;
        }
        let label = format!("按规则评定“{}”的结果（{} 人）", title(act, ask.class_id)?, done.written);
        Ok((done, label))
    })
}

pub(crate) fn level_apply(at: &At<'_>, ask: LevelApply) -> Result<LevelsApplied> {
    at.act(|act| {
        let class = store::class(act, ask.class_id)?;
        let changed = act.execute(
            "UPDATE person SET skill_level = (SELECT e.level_after FROM enrolment e WHERE e.person_id = person.id AND e.class_id = ?1)
             WHERE EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = person.id AND e.class_id = ?1 AND e.waiting = 0
               AND e.level_after IS NOT NULL AND e.level_after IS NOT person.skill_level)",
            [ask.class_id],
        )?;
        Ok((LevelsApplied { people: changed }, format!("按“{}”更新 {changed} 人的技能等级", class.name)))
    })
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn results_by_the_rule() {
        let rule = Rule { pass: 60.0, merit: 90.0, least_rate: Some(80.0) };
        for (score, has_scores, resat, rate, expected) in [
            (Some(95.0), true, false, Some(100.0), Some("优秀")),
            (Some(95.0), true, true, Some(100.0), Some("合格")),
            (Some(60.0), true, false, None, Some("合格")),
            (Some(59.9), true, false, None, Some("不合格")),
            (Some(95.0), true, false, Some(79.9), Some("不合格")),
            (None, true, false, Some(100.0), None),
            (None, false, false, Some(80.0), Some("结业")),
            (None, false, false, None, None),
        ] {
            assert_eq!(rule.result(score, has_scores, resat, rate).0, expected, "{score:?} {rate:?}");
        }
    }
}
