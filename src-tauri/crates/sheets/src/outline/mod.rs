//! A plan's text → its outline. Pure: lines in, entries and issues out.
//!
//! Lines that were cut to one width are joined and labels that ran into the line before are set apart; then the numbers
//! tell which of the possible labels are labels, and the lists that are open tell how deep each is. A label at the end of
//! its list without anything under it is a task; the lines between are text of the entry above.

mod fact;
mod frame;
mod glyph;
mod inline;
mod label;
mod level;
mod name;
mod outcome;
mod sequence;
mod target;
mod time;
mod wrap;

pub(crate) use glyph::han_number;
pub use outcome::{Doubt, DoubtCode, Entry, EntryKind, Outline, Paper, Target};

use self::fact::{Facts, facts, only_facts};
use self::label::{Label, Style};
use crate::prose::{Line, Prose};
use crate::understand::Severity;

/// Takes a plan's text apart. Times without a year belong to `year`, or to the one that the title says.
pub fn outline(prose: &Prose, year: Option<i32>) -> Outline {
    let lines = if prose.paragraphs { wrap::trimmed(&prose.lines) } else { wrap::joined(&prose.lines) };
    let (mut lines, after) = without_references(lines);
    let attachments;
    (lines, attachments) = without_attachments(lines);
    lines = inline::split(lines);
    let labels = sequence::accepted(&lines);
    let first = labels.iter().position(Option::is_some).unwrap_or(lines.len());
    let last = labels.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
    let mut head = lines[..first].to_vec();
    let mut tail = lines[last.max(first)..].to_vec();
    let mut paper = frame::above(&mut head);
    frame::below(&mut tail, &mut paper);
    tail.extend(attachments.into_iter().chain(after));
    let year = year.or(paper.year);
    let entries =
        Builder { year, ..Builder::default() }.entries(&head, &lines[first..last.max(first)], &labels[first..], &tail);
    let issues = issues(prose, &entries, &labels, &lines);
    Outline { paper, entries, issues }
}

/// True for a line that begins with a label by its form.
pub(crate) fn has_label(line: &str) -> bool {
    label::labels(line.trim()).first().is_some_and(|label| label.sure == label::Sure::Certain)
}

/// A line without the label that it surely begins with: 二、自身建设 is 自身建设.
pub fn unlabelled(line: &str) -> &str {
    let line = line.trim();
    let label = label::labels(line).into_iter().next().filter(|label| label.sure == label::Sure::Certain);
    label.and_then(|label| line.get(label.end..)).map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(line)
}

/// The targets found in words: 印发简报6期, 培训800人次.
pub fn targets(words: &str) -> Vec<Target> {
    target::targets(words)
}

/// The first and last day (ISO) of the first time in words, of a year: 3月底前, 第二季度, 全年.
pub fn time_span(words: &str, year: i32) -> Option<(String, String)> {
    time::time(words, Some(year))?.days
}

/// The lines above the list of references, and those of it, which has numbers of its own.
fn without_references(mut lines: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let at = lines.iter().position(|line| {
        let bare: String = line.text.chars().filter(|c| !"[]［］【】：: \u{3000}".contains(*c)).collect();
        bare == "参考文献" || bare == "主要参考文献"
    });
    let after = at.map_or_else(Vec::new, |at| lines.split_off(at));
    (lines, after)
}

/// The lines without the list behind 附件：, which names files and no tasks, and that list.
fn without_attachments(lines: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let mut number = None;
    lines.into_iter().partition(|line| {
        let behind =
            line.text.strip_prefix("附件").map(str::trim_start).and_then(|rest| rest.strip_prefix(['：', ':']));
        let numbered = |text: &str| {
            label::labels(text.trim()).first().filter(|label| label.style == Style::Digit).map(Label::number)
        };
        number = match (behind, number) {
            (Some(list), _) if list.trim().is_empty() => Some(0),
            (Some(list), _) => numbered(list),
            (None, Some(before)) => numbered(&line.text).filter(|number| *number == before + 1),
            (None, None) => None,
        };
        behind.is_none() && number.is_none()
    })
}

#[derive(Default)]
struct Builder {
    year: Option<i32>,
    entries: Vec<Entry>,
    /// The entry that texts belong to.
    above: Option<usize>,
}

impl Builder {
    fn entries(mut self, head: &[Line], body: &[Line], labels: &[Option<Label>], tail: &[Line]) -> Vec<Entry> {
        let found: Vec<&Label> = labels.iter().flatten().collect();
        let levels = level::levels(&found);
        let mut place = 0;
        for line in head {
            self.text(line);
        }
        for (line, label) in body.iter().zip(labels) {
            match label {
                None => self.text(line),
                Some(label) => {
                    let parent = levels.get(place + 1).is_some_and(|next| *next > levels[place]);
                    self.labelled(line, label, levels[place], parent);
                    place += 1;
                }
            }
        }
        for line in tail {
            self.text(line);
        }
        self.name_parts();
        self.entries
    }

    fn text(&mut self, line: &Line) {
        let above = self.above.map(|at| &mut self.entries[at]);
        let level = above.as_ref().map_or(0, |above| above.level);
        if let Some(above) = above
            && above.kind == EntryKind::Task
        {
            if let Some(found) = only_facts(&line.text, self.year) {
                take(above, found);
                return;
            }
            let (_, found) = facts(&line.text, self.year);
            take(above, found);
            let targets = target::targets(&line.text);
            above.targets.extend(targets);
            if above.time_text.is_none() {
                tell(above, time::time(&line.text, self.year));
            }
        }
        self.entries.push(Entry { level, ..entry(line, line.text.clone(), EntryKind::Text) });
    }

    fn labelled(&mut self, line: &Line, label: &Label, level: usize, parent: bool) {
        let words = line.text[label.end..].trim();
        let heading = parent || matches!(label.style, Style::Part | Style::Chapter | Style::Section);
        let mut entry = Entry {
            level,
            label: label.written.clone(),
            usual: label.usual(),
            ..entry(line, words.into(), if heading { EntryKind::Heading } else { EntryKind::Task })
        };
        let (rest, found) = facts(words, self.year);
        entry.text = rest;
        take(&mut entry, found);
        entry.title = name::title(&entry.text).map(str::to_string);
        // A heading names its tasks; what runs on behind it may set targets of its own.
        if !heading || entry.title.is_some() {
            entry.targets.extend(target::targets(&entry.text));
            if entry.time_text.is_none() {
                let time = time::time(&entry.text, self.year);
                tell(&mut entry, time);
            }
        }
        self.above = Some(self.entries.len());
        self.entries.push(entry);
    }

    /// A label with nothing under it is the name of a part when its words are a name: 指导思想, 存在的问题.
    fn name_parts(&mut self) {
        for at in 0..self.entries.len() {
            let described = self.entries.get(at + 1).is_some_and(|next| next.kind == EntryKind::Text);
            let entry = &mut self.entries[at];
            if entry.kind == EntryKind::Task && name::is_part(entry.title.as_deref().unwrap_or(&entry.text), described)
            {
                entry.kind = EntryKind::Heading;
                entry.targets.clear();
                (entry.time_text, entry.start, entry.end) = (None, None, None);
            }
        }
    }
}

fn entry(line: &Line, text: String, kind: EntryKind) -> Entry {
    Entry {
        level: 0,
        label: String::new(),
        usual: String::new(),
        text,
        line: line.number,
        kind,
        title: None,
        targets: Vec::new(),
        leader: None,
        lead_unit: None,
        person: None,
        helpers: None,
        time_text: None,
        start: None,
        end: None,
    }
}

fn take(entry: &mut Entry, found: Facts) {
    for (mine, theirs) in [
        (&mut entry.leader, found.leader),
        (&mut entry.lead_unit, found.lead_unit),
        (&mut entry.person, found.person),
        (&mut entry.helpers, found.helpers),
    ] {
        *mine = mine.take().or(theirs);
    }
    entry.targets.extend(found.targets);
    // What stands in a form is surer than what stands in the words.
    tell(entry, found.time);
}

fn tell(entry: &mut Entry, time: Option<time::Time>) {
    if let Some(time) = time {
        (entry.start, entry.end) = time.days.unzip();
        entry.time_text = Some(time.words);
    }
}

fn issues(prose: &Prose, entries: &[Entry], labels: &[Option<Label>], lines: &[Line]) -> Vec<Doubt> {
    let mut issues = Vec::new();
    let mut doubt = |line: usize, code: DoubtCode, value: String, message: String| {
        issues.push(Doubt { line, code, severity: Severity::Warning, value, message });
    };
    if labels.iter().all(Option::is_none) {
        let message = "没有找到“一、”“（一）”“1.”这样的序号，全文按正文读。请在标题和任务前加上序号，再导入。".into();
        doubt(0, DoubtCode::Unlabelled, String::new(), message);
    }
    if prose.tables > 0 {
        let message = format!("文中有 {} 个表格没有读。表格里的任务请另存为 .xlsx 再导入。", prose.tables);
        doubt(0, DoubtCode::Tables, String::new(), message);
    }
    for line in lines {
        for gap in target::gaps(&line.text) {
            let message = format!("“{gap}”缺了数字，没有当作数目或年份。请核对原文后补上。");
            doubt(line.number, DoubtCode::Gap, gap, message);
        }
    }
    numbering(entries, &mut doubt);
    issues.sort_by_key(|issue| issue.line);
    issues
}

/// Says where a list of labels skips or repeats a number.
fn numbering(entries: &[Entry], doubt: &mut dyn FnMut(usize, DoubtCode, String, String)) {
    let mut last: Vec<Option<(u32, &str)>> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.kind != EntryKind::Text) {
        last.truncate(entry.level);
        last.resize(entry.level, None);
        let number = label::labels(&format!("{} ", entry.label)).first().map(Label::number);
        let number = number.or_else(|| label::labels(&format!("{}　文", entry.label)).first().map(Label::number));
        let Some(number) = number else { continue };
        let before = last[entry.level - 1].replace((number, &entry.label));
        if let Some((before, label)) = before
            && number != before + 1
            && number != 1
        {
            let message = format!("“{label}”后面是“{}”，序号不连续。已按原样留下，请核对有没有漏项。", entry.label);
            doubt(entry.line, DoubtCode::Numbering, entry.label.clone(), message);
        }
    }
}
