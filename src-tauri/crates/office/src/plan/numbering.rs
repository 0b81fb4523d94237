//! 序号: which label an item has. One count serves the window, the papers, the comparisons and what comes back from them.

use std::collections::{HashMap, HashSet};

use rusqlite::types::Value;

use super::PlanItem;
use super::label::{Form, Written, written};
use crate::changes::Columns;
use crate::error::{Error, Result};
use crate::ids::PlanItemId;

/// How a plan numbers its items. The default is that of official documents, 一、（一）1.（1） by level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbering {
    style: Style,
    /// Tasks stand at least at this level of the numbers, whatever they stand under.
    tasks_level: Option<usize>,
    /// The numbers of this level run on through the whole plan.
    running_level: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Style {
    /// 一、（一）1.（1）
    #[default]
    Official,
    /// 一、1.（1）
    Short,
    /// 1.（1）
    Digits,
    /// 1. 1.1 1.1.1
    Decimal,
}

/// The ways other than that of official documents, as records name them.
pub(super) const STYLES: &[&str] = &["short", "digits", "decimal"];

impl Style {
    fn named(name: Option<&str>) -> Self {
        match name {
            Some("short") => Style::Short,
            Some("digits") => Style::Digits,
            Some("decimal") => Style::Decimal,
            _ => Style::Official,
        }
    }

    fn name(self) -> Option<&'static str> {
        match self {
            Style::Official => None,
            Style::Short => Some("short"),
            Style::Digits => Some("digits"),
            Style::Decimal => Some("decimal"),
        }
    }

    /// The forms of the levels, the first one first; what is deeper has no label.
    fn forms(self) -> &'static [Form] {
        use Form::{Decimal, Digit, DigitBracket, Han, HanBracket};
        match self {
            Style::Official => &[Han, HanBracket, Digit, DigitBracket],
            Style::Short => &[Han, Digit, DigitBracket],
            Style::Digits => &[Digit, DigitBracket],
            Style::Decimal => &[Digit, Decimal, Decimal, Decimal],
        }
    }
}

impl Numbering {
    /// As the records of a plan say.
    pub(super) fn of(style: Option<&str>, tasks_level: Option<i64>, running_level: Option<i64>) -> Self {
        let level = |level: Option<i64>| level.and_then(|level| usize::try_from(level).ok());
        Self { style: Style::named(style), tasks_level: level(tasks_level), running_level: level(running_level) }
    }

    /// As the records of a plan keep it.
    pub(super) fn columns(self) -> Columns {
        let level = |level: Option<usize>| level.map_or(Value::Null, |level| Value::Integer(level as i64));
        vec![
            ("numbering", self.style.name().map_or(Value::Null, |name| Value::Text(name.to_owned()))),
            ("tasks_level", level(self.tasks_level)),
            ("running_level", level(self.running_level)),
        ]
    }

    /// The way of numbering that makes most labels of a text; of several the plainest. `lines`: depth from 1, whether it is a task,
    /// and the label in its usual form, in reading order.
    pub(super) fn read(lines: &[(usize, bool, &str)]) -> Self {
        let missed = |numbering: Numbering| {
            let mut count = Count::new(numbering);
            let misses = |&&(depth, is_task, label): &&(usize, bool, &str)| {
                let misses = count.next(depth, is_task) != label;
                if misses {
                    count.keep(label);
                }
                misses
            };
            lines.iter().filter(misses).count()
        };
        all().min_by_key(|numbering| missed(*numbering)).unwrap_or_default()
    }
}

/// All ways of numbering, the plainest first.
fn all() -> impl Iterator<Item = Numbering> {
    let styles = [Style::Official, Style::Short, Style::Digits, Style::Decimal];
    styles.into_iter().flat_map(|style| {
        let levels = move || std::iter::once(None).chain((2..=style.forms().len()).map(Some));
        levels().flat_map(move |tasks_level| {
            levels().map(move |running_level| Numbering { style, tasks_level, running_level })
        })
    })
}

/// Refuses a level that no way of numbering has.
pub(super) fn level(field: &str, level: &i64) -> Result<Value> {
    match level {
        2..=4 => Ok(Value::Integer(*level)),
        _ => Err(Error::invalid(field, format!("序号没有第 {level} 级可以这样编。请写 2、3 或 4，不要就留空。"))),
    }
}

/// Counts the items of a plan in reading order.
pub(super) struct Count {
    numbering: Numbering,
    /// The plan, and below it the items that the next one can stand under.
    open: Vec<Open>,
    /// The last number of the level whose numbers run on.
    running: usize,
}

/// An item that others can stand under.
#[derive(Default)]
struct Open {
    /// The level of its number.
    level: usize,
    /// The numbers from the first level down to its own.
    path: Vec<usize>,
    /// The last number at each level under it.
    last: Vec<usize>,
}

impl Open {
    /// The last number at a level under it.
    fn last_at(&mut self, level: usize) -> &mut usize {
        if self.last.len() <= level {
            self.last.resize(level + 1, 0);
        }
        &mut self.last[level]
    }
}

impl Count {
    pub(super) fn new(numbering: Numbering) -> Self {
        Self { numbering, open: vec![Open::default()], running: 0 }
    }

    /// The label of the next item, at a depth from 1; empty below the levels that have one.
    pub(super) fn next(&mut self, depth: usize, is_task: bool) -> String {
        let Numbering { style, tasks_level, running_level } = self.numbering;
        self.open.truncate(depth.max(1));
        let Some(above) = self.open.last_mut() else { return String::new() };
        let least = tasks_level.filter(|_| is_task).unwrap_or(1).min(style.forms().len());
        let level = (above.level + 1).max(least);
        let last = if running_level == Some(level) { &mut self.running } else { above.last_at(level) };
        *last += 1;
        let number = *last;
        let path: Vec<usize> = above.path.iter().copied().chain([number]).collect();
        let label = style.forms().get(level - 1).map_or_else(String::new, |form| written(*form, &path));
        self.open.push(Open { level, path, last: Vec::new() });
        label
    }

    /// The item counted last keeps this label instead: where it is of the form of its level, the items after it count on from it.
    pub(super) fn keep(&mut self, label: &str) {
        let Some((item, above)) = self.open.split_last_mut() else { return };
        let Some(form) = item.level.checked_sub(1).and_then(|at| self.numbering.style.forms().get(at)) else { return };
        let number = Written::read(label).filter(|it| it.length == label.len() && it.form == *form).map(|it| it.number);
        let (Some(number), Some(above)) = (number, above.last_mut()) else { return };
        let is_running = self.numbering.running_level == Some(item.level);
        *(if is_running { &mut self.running } else { above.last_at(item.level) }) = number;
        if let Some(own) = item.path.last_mut() {
            *own = number;
        }
    }
}

/// The label of the `number`th part (from 1) at `level` (from 1) of a text numbered as official documents are. Levels below the
/// fourth have none.
pub fn label(level: usize, number: usize) -> String {
    Style::Official.forms().get(level.wrapping_sub(1)).map_or_else(String::new, |form| written(*form, &[number]))
}

/// The number of each task, where each has one and no two the same: lists of tasks then count as the plan does.
pub(super) fn through(items: &[PlanItem]) -> Option<HashMap<PlanItemId, usize>> {
    let tasks = items.iter().filter(|item| item.kind == "task");
    let number = |item: &PlanItem| {
        Written::read(&item.label).filter(|it| it.form != Form::Decimal).map(|it| (item.id, it.number))
    };
    let numbers: HashMap<_, _> = tasks.map(number).collect::<Option<_>>()?;
    let distinct: HashSet<usize> = numbers.values().copied().collect();
    (distinct.len() == numbers.len()).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{Count, Numbering};

    /// A heading #, a task -, by their depth.
    const PLAN: [(usize, bool); 10] = [
        (1, false),
        (2, false),
        (3, true),
        (3, true),
        (4, true),
        (2, false),
        (3, true),
        (1, false),
        (2, true),
        (2, true),
    ];

    #[test]
    fn every_way_of_numbering_is_made_and_is_read_from_its_own_labels() {
        for ((style, tasks, running), wanted) in [
            ((None, None, None), "一、（一）1. 2.（1）（二）1. 二、（一）（二）"),
            ((None, None, Some(2)), "一、（一）1. 2.（1）（二）1. 二、（三）（四）"),
            ((None, Some(3), None), "一、（一）1. 2.（1）（二）1. 二、1. 2."),
            ((None, Some(3), Some(3)), "一、（一）1. 2.（1）（二）3. 二、4. 5."),
            ((Some("short"), None, None), "一、1.（1）（2）2.（1）二、1. 2."),
            ((Some("short"), None, Some(2)), "一、1.（1）（2）2.（1）二、3. 4."),
            ((Some("decimal"), None, None), "1. 1.1 1.1.1 1.1.2 1.1.2.1 1.2 1.2.1 2. 2.1 2.2"),
        ] {
            let numbering = Numbering::of(style, tasks, running);
            let mut count = Count::new(numbering);
            let labels: Vec<String> = PLAN.iter().map(|(depth, is_task)| count.next(*depth, *is_task)).collect();
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&labels.concat()), bare(wanted), "{numbering:?}");
            let lines: Vec<_> =
                PLAN.iter().zip(&labels).map(|((depth, is_task), label)| (*depth, *is_task, label.as_str())).collect();
            assert_eq!(Numbering::read(&lines), numbering, "{wanted}");
        }
    }

    #[test]
    fn the_items_after_a_kept_label_count_on_from_it() {
        for (kept, after) in [("三、", "四、"), ("三．", "二、"), ("（三）", "二、"), ("附：", "二、")]
        {
            let mut count = Count::new(Numbering::default());
            count.next(1, false);
            count.keep(kept);
            assert_eq!(count.next(1, false), after, "{kept}");
        }
        let mut count = Count::new(Numbering::of(Some("decimal"), None, None));
        count.next(1, false);
        count.keep("4.");
        assert_eq!(count.next(2, true), "4.1 ");
    }
}
