//! What a summary is written with: sentences of words and figures, and headings that count on.

use super::figure::Figure;
use super::{ByHand, SummaryPart, SummaryRun};
use crate::plan;

/// Runs that are written one after the other.
#[derive(Default)]
pub(super) struct Sentence(pub(super) Vec<SummaryRun>);

impl Sentence {
    pub(super) fn say(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(SummaryRun { text: text.into(), figure: None });
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn figure(&mut self, figure: Figure, text: impl Into<String>) -> &mut Self {
        self.0.push(SummaryRun { text: text.into(), figure: Some(figure) });
        self
    }

    /// Puts the parts into one sentence, with `between` between them and a full stop at the end; nothing of no parts.
    pub(super) fn of(parts: Vec<Sentence>, between: &str) -> Self {
        let mut all = Sentence::default();
        for part in parts.into_iter().filter(|part| !part.0.is_empty()) {
            if !all.0.is_empty() {
                all.say(between);
            }
            all.0.extend(part.0);
        }
        if !all.0.is_empty() {
            all.say("。");
        }
        all
    }

    pub(super) fn paragraph(self) -> SummaryPart {
        SummaryPart { runs: self.0, ..SummaryPart::default() }
    }
}

/// Headings with labels that count on at each level.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) parts: Vec<SummaryPart>,
    numbers: [usize; 4],
}

impl Parts {
    pub(super) fn heading(&mut self, level: usize, heading: impl Into<String>, runs: Sentence) {
        let level = level.clamp(1, 4);
        self.numbers[level - 1] += 1;
        self.numbers[level..].fill(0);
        let label = plan::label(level, self.numbers[level - 1]);
        let heading = heading.into();
        self.parts.push(SummaryPart { level: level as u8, label, heading, runs: runs.0, by_hand: None });
    }

    pub(super) fn by_hand(&mut self, text: &str, by_hand: ByHand) {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.parts.extend(lines.map(|line| {
            let mut sentence = Sentence::default();
            sentence.say(line);
            SummaryPart { by_hand: Some(by_hand), ..sentence.paragraph() }
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::{Parts, Sentence};

    #[test]
    fn headings_count_on_at_each_level() {
        let mut parts = Parts::default();
        for level in [1, 2, 2, 3, 2, 1, 2, 7] {
            parts.heading(level, "", Sentence::default());
        }
        let labels: Vec<&str> = parts.parts.iter().map(|part| part.label.as_str()).collect();
        assert_eq!(labels, ["一、", "（一）", "（二）", "1.", "（三）", "二、", "（一）", "（1）"]);
    }
}
