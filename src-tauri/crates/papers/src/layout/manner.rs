//! The measures of the two styles. Lengths are points unless a name says millimetres.

use fonts::Slot;

use super::glyph::Type;
use crate::document::Style;
use crate::pdf::POINTS;

/// A4 on its short side, in millimetres.
const A4: [f32; 2] = [210.0, 297.0];

/// Where words may stand on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    /// The paper's width.
    pub(crate) paper_width: f32,
    /// The paper's height.
    pub(crate) paper_height: f32,
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Area {
    pub(crate) fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// How a style sets everything.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Manner {
    pub(crate) style: Style,
    /// Upper, right, lower and left margin in millimetres.
    margins: [f32; 4],
    /// The same when the page lies on its long side.
    margins_landscape: [f32; 4],
    pub(crate) body: Type,
    /// From baseline to baseline.
    pub(crate) pitch: f32,
    pub(crate) title: Type,
    pub(crate) title_pitch: f32,
    pub(crate) subtitle: Type,
    /// By level.
    pub(crate) headings: [Type; 4],
    pub(crate) table: TableManner,
    pub(crate) folio: Type,
}

/// How a style sets tables.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TableManner {
    pub(crate) body: Type,
    pub(crate) header: Type,
    /// From baseline to baseline, in sizes.
    pub(crate) leading: f32,
    /// Between rule and words at the sides, in sizes.
    pub(crate) side: f32,
    /// The least height of a row.
    pub(crate) row: f32,
    /// The rules around the table and inside it.
    pub(crate) rules: [f32; 2],
}

/// 3号 on the grid of GB/T 9704-2012: 28 characters of 15.75 points fill the 156 mm of the type area.
const fn on_grid(slot: Slot) -> Type {
    Type { cell: 15.75, ..Type::new(slot, 16.0) }
}

impl Manner {
    /// The measures of a style; `bold` sets second and third headings bold, as some offices do.
    pub(crate) fn of(style: Style, bold: bool) -> Self {
        match style {
            Style::Official => Self::official(bold),
            Style::List => Self::list(),
        }
    }

    fn official(bold: bool) -> Self {
        let heavy = |look: Type| Type { bold, ..look };
        Self {
            style: Style::Official,
            margins: [37.0, 26.0, 35.0, 28.0],
            // The page turned to the right: its head lies at the binding edge.
            margins_landscape: [28.0, 37.0, 26.0, 35.0],
            body: on_grid(Slot::FangSong),
            pitch: 28.95,
            title: Type::new(Slot::Title, 22.0),
            title_pitch: 28.95,
            subtitle: on_grid(Slot::Kai),
            headings: [
                on_grid(Slot::Sans),
                heavy(on_grid(Slot::Kai)),
                heavy(on_grid(Slot::FangSong)),
                on_grid(Slot::FangSong),
            ],
            table: TableManner {
                body: Type::new(Slot::FangSong, 12.0),
                header: Type::new(Slot::Sans, 12.0),
                leading: 1.35,
                side: 0.3,
                row: 8.0 * POINTS,
                rules: [0.75, 0.5],
            },
            folio: Type::new(Slot::Serif, 14.0),
        }
    }

    fn list() -> Self {
        let body = Type::new(Slot::Serif, 10.5);
        Self {
            style: Style::List,
            margins: [20.0, 15.0, 18.0, 20.0],
            margins_landscape: [20.0, 15.0, 18.0, 15.0],
            body,
            pitch: 18.0,
            title: Type::new(Slot::Title, 18.0),
            title_pitch: 25.0,
            subtitle: Type::new(Slot::Kai, 12.0),
            headings: [Type::new(Slot::Sans, 12.0), Type::new(Slot::Sans, 10.5), body, body],
            table: TableManner {
                body,
                header: Type::new(Slot::Sans, 10.5),
                leading: 1.3,
                side: 0.3,
                row: 7.5 * POINTS,
                rules: [0.75, 0.4],
            },
            folio: Type::new(Slot::Serif, 9.0),
        }
    }

    /// The type area of a page.
    pub(crate) fn area(&self, landscape: bool) -> Area {
        let [top, right, bottom, left] = if landscape { self.margins_landscape } else { self.margins };
        let [width, height] = if landscape { [A4[1], A4[0]] } else { A4 };
        Area {
            paper_width: width * POINTS,
            paper_height: height * POINTS,
            left: left * POINTS,
            top: top * POINTS,
            width: (width - left - right) * POINTS,
            height: (height - top - bottom) * POINTS,
        }
    }

    /// How wide lines of words are: on the grid, so many whole characters as fit.
    pub(crate) fn measure(&self, area: &Area) -> f32 {
        match self.style {
            Style::Official => (area.width / self.body.cell).floor() * self.body.cell,
            Style::List => area.width,
        }
    }
}
