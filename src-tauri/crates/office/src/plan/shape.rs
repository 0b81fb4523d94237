//! 样式: the built-in shapes that a plan begins from. Each is the text of a paper in assets/shapes, read as a pasted one is.

use serde::Serialize;

use crate::api::Nothing;
use crate::error::{Error, Result};
use crate::office::At;
use crate::year::YearKind;

/// A shape to choose.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct PlanShape {
    /// Its name in requests.
    pub name: &'static str,
    /// What such a paper is called.
    pub title: &'static str,
    /// What it is good for, in a line.
    pub about: &'static str,
    /// The text for an office that counts by calendar years.
    #[serde(skip)]
    calendar: &'static str,
    /// The text for one that counts by school years.
    #[serde(skip)]
    academic: &'static str,
}

/// The shapes, the most common first.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct PlanShapeList {
    /// The shapes.
    pub rows: &'static [PlanShape],
}

const KEY_POINTS: &str = include_str!("../../../../../assets/shapes/key-points.txt");
const REVIEW: &str = include_str!("../../../../../assets/shapes/review-and-plan.txt");
const TASKS: &str = include_str!("../../../../../assets/shapes/task-table.txt");

const SHAPES: &[PlanShape] = &[
    PlanShape {
        name: "key-points",
        title: "工作要点",
        about: "分几个方面写要做的事，带次数和时限，适合印发",
        calendar: KEY_POINTS,
        academic: KEY_POINTS,
    },
    PlanShape {
        name: "months",
        title: "按月安排",
        about: "一个月一段，照着日历往下办",
        calendar: include_str!("../../../../../assets/shapes/months.txt"),
        academic: include_str!("../../../../../assets/shapes/months-academic.txt"),
    },
    PlanShape {
        name: "review-and-plan",
        title: "总结加打算",
        about: "先写上一年的做法和问题，再写这一年的打算",
        calendar: REVIEW,
        academic: REVIEW,
    },
    PlanShape {
        name: "task-table",
        title: "任务分解表",
        about: "每项任务写明责任单位、时限和指标，便于督查",
        calendar: TASKS,
        academic: TASKS,
    },
];

pub(crate) fn plan_shape_list(_: &At<'_>, _: Nothing) -> Result<PlanShapeList> {
    Ok(PlanShapeList { rows: SHAPES })
}

/// The shape of this name.
pub(super) fn named(name: &str) -> Result<&'static PlanShape> {
    SHAPES.iter().find(|shape| shape.name == name).ok_or_else(|| {
        let titles: Vec<&str> = SHAPES.iter().map(|shape| shape.title).collect();
        Error::invalid("shape", format!("没有“{name}”这种计划样式。请从{}中选一种。", titles.join("、")))
    })
}

impl PlanShape {
    /// The text for a year: its name and that of the year before stand where the text says so, and the times at which such an
    /// office begins, looks back halfway and ends.
    pub(super) fn text(&self, year: i32, kind: YearKind) -> String {
        let (text, [begin, middle, end]) = match kind {
            YearKind::Calendar => (self.calendar, ["3月底前", "6月底前", "12月底前"]),
            YearKind::Academic => (self.academic, ["9月底前", "1月底前", "6月底前"]),
        };
        text.replace("{year}", &kind.spoken(year))
            .replace("{last}", &kind.spoken(year - 1))
            .replace("{begin}", begin)
            .replace("{middle}", middle)
            .replace("{end}", end)
    }
}
