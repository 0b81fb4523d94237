//! 拼版: several papers on one sheet, with marks to cut them by.

use super::Error;
use super::template::Paper;
use crate::drawing::Shape;

/// How long a cut mark is, and how far from the paper it begins, in millimetres.
const MARK: f32 = 4.0;
const AWAY: f32 = 1.0;

/// Deals out places, sheet by sheet.
pub(super) struct Imposition {
    sheet: Option<Paper>,
    /// The sheet that is being filled: what papers it is for, where they go, how many are there.
    open: Option<(Paper, Vec<[f32; 2]>, usize)>,
}

/// Where a paper goes.
pub(super) struct Place {
    /// A sheet to begin, with its cut marks; none when the last one has room.
    pub(super) fresh: Option<(Paper, Vec<Shape>)>,
    /// The paper's upper left corner on the sheet, in millimetres.
    pub(super) at: [f32; 2],
}

impl Imposition {
    /// Places on sheets of this size; none for a sheet of its own for every paper.
    pub(super) fn new(sheet: Option<Paper>) -> Self {
        Self { sheet, open: None }
    }

    /// The place of the next paper. Papers of another size begin a sheet of their own.
    pub(super) fn next(&mut self, paper: Paper) -> Result<Place, Error> {
        let Some(sheet) = self.sheet else { return Ok(Place { fresh: Some((paper, Vec::new())), at: [0.0, 0.0] }) };
        if let Some((of, places, used)) = &mut self.open
            && *of == paper
            && let Some(at) = places.get(*used)
        {
            *used += 1;
            return Ok(Place { fresh: None, at: *at });
        }
        let (size, places) = best(sheet, paper).ok_or(Error::Sheet { sheet, paper })?;
        let at = places.first().copied().unwrap_or_default();
        let marks =
            places.iter().flat_map(|corner| marks(*corner, paper)).filter(|mark| is_clear(*mark, &places, paper));
        let shapes = marks.map(|[from, to]| Shape::rule(from, to, 0.1)).collect();
        self.open = Some((paper, places, 1));
        Ok(Place { fresh: Some((size, shapes)), at })
    }
}

/// The sheet, lying or standing so that it holds the most, with the corners of its papers; none when it holds only one.
fn best(sheet: Paper, paper: Paper) -> Option<(Paper, Vec<[f32; 2]>)> {
    let turned = Paper { width: sheet.height, height: sheet.width };
    let (size, places) =
        [sheet, turned].map(|size| (size, places(size, paper))).into_iter().max_by_key(|(_, places)| places.len())?;
    (places.len() > 1).then_some((size, places))
}

/// The corners of as many papers as go on a sheet, side by side in its middle.
fn places(sheet: Paper, paper: Paper) -> Vec<[f32; 2]> {
    // A hair of tolerance: A5 is said to be 148 or 148.5 wide.
    let count = |whole: f32, part: f32| ((whole + 0.6) / part).floor();
    let (columns, rows) = (count(sheet.width, paper.width), count(sheet.height, paper.height));
    let left = (sheet.width - columns * paper.width) / 2.0;
    let top = (sheet.height - rows * paper.height) / 2.0;
    let corner = |row: u16, column: u16| [left + f32::from(column) * paper.width, top + f32::from(row) * paper.height];
    (0..rows as u16).flat_map(|row| (0..columns as u16).map(move |column| corner(row, column))).collect()
}

/// The eight marks around a paper, two at each corner, outside of it.
fn marks([x, y]: [f32; 2], paper: Paper) -> Vec<[[f32; 2]; 2]> {
    let (right, bottom) = (x + paper.width, y + paper.height);
    let across = |x: f32, y: f32, way: f32| [[x + way * AWAY, y], [x + way * (AWAY + MARK), y]];
    let down = |x: f32, y: f32, way: f32| [[x, y + way * AWAY], [x, y + way * (AWAY + MARK)]];
    vec![
        across(x, y, -1.0),
        down(x, y, -1.0),
        across(right, y, 1.0),
        down(right, y, -1.0),
        across(x, bottom, -1.0),
        down(x, bottom, 1.0),
        across(right, bottom, 1.0),
        down(right, bottom, 1.0),
    ]
}

/// Whether a mark lies on none of the papers: what is cut out bears no mark.
fn is_clear([[ax, ay], [bx, by]]: [[f32; 2]; 2], places: &[[f32; 2]], paper: Paper) -> bool {
    let (x, y) = (f32::midpoint(ax, bx), f32::midpoint(ay, by));
    let inside = |low: f32, at: f32, length: f32| at > low - 0.05 && at < low + length + 0.05;
    !places.iter().any(|[left, top]| inside(*left, x, paper.width) && inside(*top, y, paper.height))
}
