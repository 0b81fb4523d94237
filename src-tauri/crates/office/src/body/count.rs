//! 计票: who is elected by the votes as they were entered. What the votes do not decide stays open.

use serde::Serialize;

/// What the votes make of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "BallotOutcome")]
pub enum Outcome {
    /// 当选
    Elected,
    /// 票数不足: enough votes, but no seat is left.
    Beyond,
    /// 未过半: fewer votes than are needed.
    Short,
    /// 同票: as many votes as another, and not enough seats for both.
    Tied,
    /// 恰好一半: 半数以上 takes it in, 过半数 does not; the charter decides.
    Half,
    /// Not to be told yet: votes, seats or people present are not entered.
    Open,
}

/// A candidate as the count sees one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// 得票
    pub(super) votes: Option<i64>,
    /// What the meeting decided beside the votes.
    pub(super) decided: Option<bool>,
}

/// How many votes are needed: `times` of them against `of` of the base.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needed {
    /// The people or votes that the part is of.
    pub(super) base: i64,
    /// The part: more than half, or two thirds and more.
    pub(super) part: Part,
}

/// The part of a base that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// More than half.
    Half,
    /// Two thirds or more.
    TwoThirds,
}

impl Needed {
    /// Whether so many votes are too few, just half, or enough.
    fn judge(self, votes: i64) -> Outcome {
        match self.part {
            Part::Half if votes * 2 == self.base => Outcome::Half,
            Part::Half if votes * 2 > self.base => Outcome::Elected,
            Part::TwoThirds if votes * 3 >= self.base * 2 => Outcome::Elected,
            Part::Half | Part::TwoThirds => Outcome::Short,
        }
    }
}

/// What the votes make of candidates for the same `seats`, in their order. Without all votes nothing is told: who is not
/// counted yet may have the most.
pub(super) fn outcomes(candidates: &[Standing], seats: usize, needed: Option<Needed>) -> Vec<Outcome> {
    let mut outcomes = vec![Outcome::Open; candidates.len()];
    let mut left = seats;
    let mut standing: Vec<(usize, i64, Outcome)> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        match (candidate.decided, candidate.votes) {
            (Some(true), _) => {
                outcomes[at] = Outcome::Elected;
                left = left.saturating_sub(1);
            }
            (Some(false), _) => outcomes[at] = Outcome::Beyond,
            (None, Some(votes)) => {
                standing.push((at, votes, needed.map_or(Outcome::Elected, |needed| needed.judge(votes))))
            }
            (None, None) => {}
        }
    }
    if candidates.iter().any(|candidate| candidate.votes.is_none() && candidate.decided.is_none()) {
        return outcomes;
    }
    standing.sort_by_key(|(_, votes, _)| std::cmp::Reverse(*votes));
    for (at, _, judged) in &standing {
        outcomes[*at] = *judged;
    }
    let able: Vec<(usize, i64)> =
        standing.iter().filter(|(.., judged)| *judged != Outcome::Short).map(|(at, votes, _)| (*at, *votes)).collect();
    if able.len() <= left {
        return outcomes;
    }
    for (at, _) in &able[left..] {
        outcomes[*at] = Outcome::Beyond;
    }
    // As many votes as the first who has no seat: none of them has it surely.
    let last = able[left].1;
    if left > 0 && able[left - 1].1 == last {
        for (at, _) in able.iter().filter(|(_, votes)| *votes == last) {
            outcomes[*at] = Outcome::Tied;
        }
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use super::{Needed, Outcome, Part, Standing, outcomes};

    fn marks(outcomes: &[Outcome]) -> String {
        let mark = |outcome: &Outcome| match outcome {
            Outcome::Elected => '当',
            Outcome::Beyond => '外',
            Outcome::Short => '少',
            Outcome::Tied => '同',
            Outcome::Half => '半',
            Outcome::Open => '?',
        };
        outcomes.iter().map(mark).collect()
    }

    #[test]
    fn votes_seats_and_what_they_do_not_decide() {
        let half = |base| Some(Needed { base, part: Part::Half });
        let thirds = |base| Some(Needed { base, part: Part::TwoThirds });
        // Votes as written: a number, + or - what the meeting decided, ? not entered yet.
        for (votes, seats, needed, expected) in [
            ("", 3, half(10), ""),
            ("9 8 7", 3, half(10), "当当当"),
            ("9 8 7", 2, half(10), "当当外"),
            ("7 9 8", 1, half(10), "外当外"),
            // 过半, not half.
            ("6 5 4", 3, half(10), "当半少"),
            ("6 5 5", 2, half(10), "当同同"),
            ("6 5 4", 3, half(11), "当少少"),
            ("9 6 6", 2, half(10), "当同同"),
            ("9 6 6 6", 3, half(10), "当同同同"),
            // A tie above the last seat, and one below it, decide themselves.
            ("6 6 5", 2, half(8), "当当外"),
            ("9 6 6", 1, half(10), "当外外"),
            ("9 +6 6", 2, half(10), "当当外"),
            ("9 +6 -6", 2, half(10), "当当外"),
            // What the meeting decided stands even where the votes are too few.
            ("9 +2", 2, half(10), "当当"),
            ("+ + 9", 1, half(10), "当当外"),
            ("9 ? 8", 2, half(10), "???"),
            ("9 ? +8", 2, half(10), "??当"),
            ("20 19", 2, thirds(30), "当少"),
            ("3 2 1", 2, None, "当当外"),
            ("3 3", 0, None, "外外"),
        ] {
            let candidates: Vec<Standing> = votes
                .split_whitespace()
                .map(|word| Standing {
                    votes: word.trim_start_matches(['+', '-']).parse().ok(),
                    decided: word.starts_with(['+', '-']).then(|| word.starts_with('+')),
                })
                .collect();
            assert_eq!(marks(&outcomes(&candidates, seats, needed)), expected, "{votes} for {seats}");
        }
    }
}
