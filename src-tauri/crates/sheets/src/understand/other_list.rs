//! Another list below one of the kind, with a header that names nothing of the kind: it is left out, and that is said.

use super::header::Header;
use super::outcome::{Issue, IssueCode, Severity, Skip, Skipped};
use super::row;
use super::table::Reading;
use super::text::squeeze;
use crate::{Cell, Value};

impl Reading<'_> {
    /// Takes away the rows of another list that stands below this one and has a header of its own, which names nothing of the
    /// kind: a duty roster below the members. Its first row comes back.
    pub(super) fn cut_other_list(&mut self, body: &mut Vec<u32>, header: &Header) -> Option<u32> {
        // A header that comes again, whole or in part, goes on with this list.
        let repeats = |cells: &[Cell]| {
            cells.iter().any(|cell| {
                let text = cell.text();
                let text = squeeze(&text);
                header.labels.iter().any(|label| label.levels.iter().any(|level| *level == text))
            })
        };
        let alone = |row: u32| {
            let [cell] = self.grid.cells(row) else { return false };
            matches!(cell.value, Value::Text(_)) && row::told_by_words(&cell.text()).is_none()
        };
        let at = (1..body.len()).find(|at| {
            let (above, row) = (body[at - 1], body[*at]);
            let cells = self.grid.cells(row);
            (alone(above) || row > above + 1) && !self.hints.is_data(row) && !repeats(cells) && heads_other_list(cells)
        })?;
        let from = if alone(body[at - 1]) { at - 1 } else { at };
        let (kept, cut): (Vec<u32>, Vec<u32>) =
            body.split_off(from).into_iter().partition(|row| self.hints.is_data(*row));
        body.extend(kept);
        self.skipped.extend(cut.iter().map(|row| Skipped::new(*row, Skip::Note)));
        cut.first().copied()
    }

    /// What was left out because it looks like another list is said, never passed over.
    pub(super) fn warn_of_other_list(&mut self, row: Option<u32>) {
        let (Some(row), Some(table)) = (row, self.done.last_mut()) else { return };
        let row = row + 1;
        table.issues.push(Issue {
            row,
            column: String::new(),
            field: self.kind.names[0],
            code: IssueCode::Section,
            severity: Severity::Warning,
            value: String::new(),
            message: format!("第 {row} 行起像是另一张表，没有导入。如果要导入，请把这些行指明为数据。"),
        });
    }
}

/// True for 日期 | 值班人员 | 带班领导: short words, of which the first can only name a column.
fn heads_other_list(cells: &[Cell]) -> bool {
    let word = |cell: &Cell| {
        let text = cell.text();
        let text = squeeze(&text);
        matches!(cell.value, Value::Text(_))
            && (2..=10).contains(&text.chars().count())
            && !text.chars().any(|c| c.is_ascii_digit())
    };
    let first = cells.first().map(|cell| squeeze(&cell.text()).into_owned()).unwrap_or_default();
    let names_column =
        ["日期", "时间", "序号", "编号", "项目", "内容", "名称", "科目", "品名", "月份", "星期", "金额", "数量"];
    cells.len() > 1 && cells.iter().all(word) && names_column.contains(&first.as_str())
}
