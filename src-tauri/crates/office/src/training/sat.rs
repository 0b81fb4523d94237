//! What one sat in a test and what comes of it: cells as they are written, the score by the weights, ranks.

use super::attendance::rounded;
use super::test::Test;
use crate::ids::ClassTestId;

/// What one sat: the first score, and the resit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sat {
    pub(super) score: Option<f64>,
    pub(super) resit: Option<f64>,
}

impl Sat {
    /// What counts: a resit in place of what was before; absent without one is nothing.
    pub(super) fn counts(self) -> f64 {
        self.resit.or(self.score).unwrap_or_default()
    }

    pub(super) fn said(self) -> String {
        let first = self.score.map_or_else(|| "缺考".to_owned(), |score| score.to_string());
        self.resit.map_or(first.clone(), |resit| format!("{first}/{resit}"))
    }

    /// Reads a cell; the message says what is wrong.
    pub(super) fn read(text: &str, full: f64) -> Result<Option<Self>, String> {
        let plain: String = text
            .trim()
            .chars()
            .map(|ch| match ch {
                '０'..='９' => char::from(b'0' + (ch as u32 - '０' as u32) as u8),
                '．' => '.',
                '／' => '/',
                other => other,
            })
            .collect();
        if plain.is_empty() {
            return Ok(None);
        }
        let one = |text: &str| -> Result<Option<f64>, String> {
            let text = text.trim().trim_end_matches('分');
            if matches!(text, "缺考" | "缺" | "缺席") {
                return Ok(None);
            }
            match text.parse::<f64>() {
                Ok(score) if (0.0..=full).contains(&score) => Ok(Some(score)),
                Ok(score) if score > full => Err(format!("“{score}”超过满分 {full}")),
                Ok(score) => Err(format!("“{score}”不是成绩")),
                Err(_) => Err(format!("“{text}”不是成绩，写分数、缺考，或者 55/70（补考 70）")),
            }
        };
        match plain.split_once('/') {
            None => Ok(Some(Self { score: one(&plain)?, resit: None })),
            Some((first, resit)) => {
                let resit = one(resit)?.ok_or_else(|| "补考没有成绩时，斜线后面空着不写".to_owned())?;
                Ok(Some(Self { score: one(first)?, resit: Some(resit) }))
            }
        }
    }
}

/// 总评 by the weights, in points of 100; none until every test that counts is there.
pub(super) fn total(tests: &[Test], of: impl Fn(ClassTestId) -> Option<Sat>) -> Option<f64> {
    let weights: f64 = tests.iter().map(|test| test.weight).sum();
    if weights <= 0.0 {
        return None;
    }
    let mut sum = 0.0;
    for test in tests.iter().filter(|test| test.weight > 0.0) {
        sum += test.weight * of(test.id)?.counts() / test.full_mark * 100.0;
    }
    Some(rounded(sum / weights))
}

/// Places in the order of scores: those of one score share one, and the next is as many further on.
pub(super) fn ranks(scores: &[Option<f64>]) -> Vec<Option<i64>> {
    let better = |score: f64| scores.iter().flatten().filter(|other| **other > score).count();
    scores.iter().map(|score| score.map(|score| better(score) as i64 + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Sat, ranks};

    #[test]
    fn cells_of_scores_are_read() {
        let sat = |score, resit| Ok(Some(Sat { score, resit }));
        for (text, expected) in [
            ("85", sat(Some(85.0), None)),
            ("８５．５分", sat(Some(85.5), None)),
            ("缺考", sat(None, None)),
            ("55/70", sat(Some(55.0), Some(70.0))),
            ("缺/70", sat(None, Some(70.0))),
            ("", Ok(None)),
            ("850", Err("“850”超过满分 100".to_owned())),
            ("-1", Err("“-1”不是成绩".to_owned())),
            ("NaN", Err("“NaN”不是成绩".to_owned())),
            ("优", Err("“优”不是成绩，写分数、缺考，或者 55/70（补考 70）".to_owned())),
            ("55/缺考", Err("补考没有成绩时，斜线后面空着不写".to_owned())),
        ] {
            assert_eq!(Sat::read(text, 100.0), expected, "{text}");
        }
    }

    #[test]
    fn equal_scores_share_a_rank() {
        let scores = [Some(90.0), Some(80.0), None, Some(90.0), Some(70.0)];
        assert_eq!(ranks(&scores), [Some(1), Some(3), None, Some(1), Some(4)]);
    }
}
