//! The rows under a header, one by one: records, sections, totals, notes, footers.

use super::kind::ValueKind;
use super::outcome::{Issue, IssueCode, Severity, Skip, Skipped};
use super::row;
use super::section::{self, Said};
use super::table::{Open, Reading};
use super::text::{one_line, squeeze};
use super::value::{Years, is_point_in_time, month_of, year_in};
use crate::{Cell, Value, column_letters};

impl Reading<'_> {
    pub(super) fn read_row(&mut self, open: &mut [Open<'_, '_>], row: u32, body: &[u32], last: u32) {
        let cells = self.grid.cells(row);
        let Some(first) = cells.first() else { return };
        if self.hints.is_title(row) {
            self.sections.clear();
            open.iter_mut().for_each(|open| open.flow.sections.clear());
            self.title = Some(self.words_of(row));
            open[0].table.skipped.push(Skipped::new(row, Skip::Title));
            return;
        }
        if let Some(section) = self.hints.section(row) {
            let skipped = match section::said(self.kind, &self.words_of(row), section.field.as_deref()) {
                Some(said) => {
                    let skipped = Skipped::section(row, said.field);
                    self.enter(open, said);
                    skipped
                }
                None => self.unknown_section(&mut open[0], row, first),
            };
            open[0].table.skipped.push(skipped);
            return;
        }
        let words = first.text();
        let said = self.hints.is_data(row);
        let alone = cells.len() == 1;
        let is_header = cells.len() > 1 && {
            let labels = open[0].header.map_or(&[][..], |header| &header.labels);
            cells.iter().all(|cell| {
                let words = cell.text();
                let text = squeeze(&words);
                labels
                    .iter()
                    .any(|label| label.column == cell.column && label.levels.iter().any(|level| *level == text))
            })
        };
        let in_name = |open: &Open<'_, '_>| {
            open.list.columns.iter().any(|mapped| {
                mapped.label.column == first.column
                    && mapped.field.is_some_and(|field| self.kind.names.contains(&field.name))
            })
        };
        if let Some(said) = self.numbered_section(&open[0], row, body).filter(|_| !said) {
            open[0].table.skipped.push(Skipped::section(row, said.field));
            self.enter(open, said);
            return;
        }
        let skip = if said {
            None
        } else if is_header {
            Some(Skipped::new(row, Skip::Header))
        } else if row::is_total(&words)
            || cells.get(1).is_some_and(|cell| row::is_total(&cell.text())) && !in_name(&open[0])
        {
            Some(Skipped::new(row, Skip::Total))
        } else if row::is_footer(&words)
            && cells.iter().skip(1).all(|cell| !open[0].list.kind.names.is_empty() && is_footer_like(&cell.text()))
        {
            Some(Skipped::new(row, Skip::Footer))
        } else if self.is_example(&open[0], row) {
            Some(Skipped::new(row, Skip::Note))
        } else if alone {
            self.lone_text(open, row, last)
        } else {
            None
        };
        if let Some(skipped) = skip {
            open[0].table.skipped.push(skipped);
            return;
        }
        let mut any = false;
        for open in open.iter_mut().filter(|open| open.list.has_values(row)) {
            any = true;
            let (record, issues) = open.list.read(row, &mut open.flow);
            open.table.records.push(self.titled(record));
            open.table.issues.extend(issues);
        }
        if !any {
            open[0].table.skipped.push(Skipped::new(row, Skip::Blank));
        }
    }

    /// A row of one cell: a section, a note, or a record that has no more than its name.
    fn lone_text(&mut self, open: &mut [Open<'_, '_>], row: u32, last: u32) -> Option<Skipped> {
        let cell = self.grid.cells(row).first()?;
        let words = cell.text();
        let wide = self.grid.span(row, cell.column).is_some_and(|span| span.left < span.right);
        if let Some(reason) = row::told_by_words(&words) {
            return Some(Skipped::new(row, reason));
        }
        let field = open.iter().find_map(|open| {
            open.list.columns.iter().find(|mapped| mapped.label.column == cell.column).and_then(|mapped| mapped.field)
        });
        let followed = row < last;
        let dated = is_point_in_time(&words) || matches!(cell.value, Value::Date(_));
        if dated && !followed && !field.is_some_and(|field| matches!(field.value, ValueKind::Date | ValueKind::Span(_)))
        {
            return Some(Skipped::new(row, Skip::Footer));
        }
        let first = cell.column <= open[0].list.first_column();
        if (wide || first) && followed && self.enter_time(open, &words) {
            return Some(Skipped::new(row, Skip::Section));
        }
        let sure = section::meaning(self.kind, &words, true);
        // 第一期 alone in its own column is a record's only value, unless the row spans the list.
        let may_be_section = wide || first || field.is_none();
        let names = field.is_some_and(|field| self.kind.names.contains(&field.name));
        if !wide && names && sure.is_none() {
            return None;
        }
        if !may_be_section {
            // A date or the office's name below the list.
            return (!followed && matches!(cell.value, Value::Text(_) | Value::Date(_)))
                .then(|| Skipped::new(row, Skip::Footer));
        }
        if self.title.as_deref().is_some_and(|title| squeeze(title) == squeeze(&words)) {
            return Some(Skipped::new(row, Skip::Title));
        }
        if matches!(cell.value, Value::Number(_)) {
            return Some(Skipped::new(row, Skip::Blank));
        }
        let ends_before_next_list = !followed;
        let said = sure
            .or_else(|| section::meaning(self.kind, &words, false))
            .filter(|_| followed || ends_before_next_list && self.is_section_for_next(&words));
        match said {
            Some(said) => {
                let skipped = Skipped::section(row, said.field);
                self.enter(open, said);
                Some(skipped)
            }
            None if followed && squeeze(&words).chars().count() <= 20 => {
                Some(self.unknown_section(&mut open[0], row, cell))
            }
            None => {
                if !followed {
                    self.title = Some(one_line(&words).into_owned());
                }
                Some(Skipped::new(row, Skip::Note))
            }
        }
    }

    /// A row that groups those below it by something that no field holds.
    fn unknown_section(&self, open: &mut Open<'_, '_>, row: u32, cell: &Cell) -> Skipped {
        let words = cell.text();
        let words = one_line(&words).into_owned();
        open.table.issues.push(Issue {
            row: row + 1,
            column: column_letters(cell.column),
            field: self.kind.names[0],
            code: IssueCode::Section,
            severity: Severity::Warning,
            message: format!("第 {} 行“{words}”像是分组的标题，但看不出属于哪一栏，没有导入。", row + 1),
            value: words,
        });
        Skipped::new(row, Skip::Section)
    }

    /// A row that only shows how the others are to be filled in.
    fn is_example(&self, open: &Open<'_, '_>, row: u32) -> bool {
        let names = open.list.columns.iter().filter(|mapped| {
            mapped.field.is_some_and(|field| self.kind.names.contains(&field.name)) || mapped.field.is_none()
        });
        names.filter_map(|mapped| self.grid.own(row, mapped.label.column)).any(|cell| row::is_example(&cell.text()))
    }

    /// 2022年, 三月份 or 第二季度 alone in a row: the rows below took place then.
    fn enter_time(&mut self, open: &mut [Open<'_, '_>], words: &str) -> bool {
        let (years, month, part) = match nothing_but_time(words) {
            Some((years, month)) => (years, month, None),
            // 上旬 and 第一周 are within the month that was said before.
            None if section::is_part_of_year(&squeeze(words)) && squeeze(words).ends_with(['旬', '周']) => {
                return true;
            }
            None if section::is_part_of_year(&squeeze(words)) => (None, None, Some(squeeze(words).into_owned())),
            None => return false,
        };
        for open in open {
            open.flow.years = years.or(open.flow.years);
            open.flow.month = month;
            open.flow.part.clone_from(&part);
        }
        true
    }

    /// 一 | 强化思想引领: a numeral and a text alone, where the other rows are numbered 1, 2, 3.
    fn numbered_section(&self, open: &Open<'_, '_>, row: u32, body: &[u32]) -> Option<Said> {
        let [number, text] = self.grid.cells(row) else { return None };
        let numeral = |text: &str| {
            let bare = squeeze(text);
            let bare = bare.trim_matches(['(', ')', '（', '）', '、', '.']);
            !bare.is_empty() && bare.chars().all(|c| "一二三四五六七八九十".contains(c))
        };
        let unmapped =
            |column: u32| open.list.columns.iter().any(|own| own.label.column == column && own.field.is_none());
        let wide = open.list.columns.iter().filter(|column| column.field.is_some()).count() >= 3;
        if !(wide && numeral(&number.text()) && unmapped(number.column) && matches!(text.value, Value::Text(_))) {
            return None;
        }
        let mut others =
            body.iter().filter(|below| **below > row).filter_map(|below| self.grid.own(*below, number.column));
        if others.all(|cell| numeral(&cell.text())) {
            return None;
        }
        section::meaning(self.kind, &text.text(), false)
    }

    /// From here on the rows stand in this section.
    fn enter(&mut self, open: &mut [Open<'_, '_>], said: Said) {
        for open in open {
            open.flow.sections.retain(|other| other.field != said.field);
            open.flow.sections.push(said.clone());
        }
        self.learn(said);
    }

    fn is_section_for_next(&self, words: &str) -> bool {
        section::meaning(self.kind, words, true).is_some()
    }
}

/// The year and the month of 2022年, 三月份, 2024年3月; none where the words say anything else.
pub(super) fn nothing_but_time(words: &str) -> Option<(Option<Years>, Option<u32>)> {
    let bare = squeeze(words);
    let (month, years) = (month_of(&bare), year_in(&bare));
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "二〇零一三四五六七八九○".contains(c));
    let only_year = years.is_some() && matches!(rest, "年" | "年度");
    let only_month = month.is_some() && (bare.ends_with('月') || bare.ends_with("月份"));
    (only_year || only_month).then_some((years, month.filter(|_| only_month)))
}

/// Beside 填表人:王秘书 stand only more of its kind, dates and blanks to sign in.
fn is_footer_like(text: &str) -> bool {
    row::is_footer(text) || row::is_fill_in(text) || squeeze(text).chars().count() <= 12
}
