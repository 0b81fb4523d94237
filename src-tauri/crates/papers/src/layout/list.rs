//! Lists: the lines of an item stand below its first words. So do the names of what is attached.

use super::compose::Composer;
use super::flow::Strip;
use super::glyph::Type;
use super::line::{self, Line, Unit};
use crate::document::{Attachment, List};

/// Between a mark and the words behind it, in characters.
const GAP: f32 = 0.25;

impl Composer<'_, '_> {
    /// Items behind their marks.
    pub(super) fn list(&mut self, list: &List) {
        let look = self.manner.body;
        let indent = self.indent();
        let marks: Vec<Line> = (0..list.items.len()).map(|at| self.line(&list.mark(at), look)).collect();
        let widest = marks.iter().map(|mark| mark.width).fold(0.0, f32::max);
        for (mark, item) in marks.into_iter().zip(&list.items) {
            let words: Vec<(String, Type)> =
                item.iter().map(|run| (run.text.replace('\n', " "), self.look(run))).collect();
            let runs: Vec<(&str, Type)> = words.iter().map(|(text, look)| (text.as_str(), *look)).collect();
            let units = line::units(self.finder, &runs);
            self.hanging(vec![(indent, mark)], indent + widest + GAP * look.cell, &units);
        }
    }

    /// 附件：1. … below the body, names one below the other.
    pub(super) fn attachment_names(&mut self, attachments: &[Attachment]) {
        if attachments.is_empty() {
            return;
        }
        let look = self.manner.body;
        let lead = self.line("附件：", look);
        let (indent, name_indent) = (self.indent(), self.indent() + lead.width);
        self.strips.push(Strip::blank(self.manner.pitch));
        for (at, attachment) in attachments.iter().enumerate() {
            let label = if attachments.len() > 1 { format!("{}.", at + 1) } else { String::new() };
            let label = self.line(&label, look);
            let label_width = if label.width > 0.0 { label.width + GAP * look.cell } else { 0.0 };
            let units = self.units(&attachment.title.replace('\n', ""), look);
            let mut before = vec![(name_indent, label)];
            if at == 0 {
                before.push((indent, lead.clone()));
            }
            self.hanging(before, name_indent + label_width, &units);
        }
    }

    /// Words whose lines all begin at one place, behind what stands before the first of them.
    fn hanging(&mut self, before: Vec<(f32, Line)>, x: f32, units: &[Unit]) {
        let look = self.manner.body;
        let mut lines = line::paragraph(units, self.measure() - x, 0.0).into_iter();
        let first = lines.next().unwrap_or_default();
        self.push(before.into_iter().chain([(x, first)]).collect(), look);
        for line in lines {
            self.push(vec![(x, line)], look);
        }
    }
}
