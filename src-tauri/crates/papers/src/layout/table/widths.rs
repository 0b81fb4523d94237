//! How wide the columns of a table are. Lengths are points.

use crate::document::Width;

/// What the words of a column ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Wish {
    /// Narrower than this, words would be torn.
    pub(super) least: f32,
    /// At this width every cell takes one line.
    pub(super) natural: f32,
}

/// How much of what nobody needs the automatic columns take before the shares do.
const BREATH: f32 = 0.5;

/// No automatic column grows beyond so many times what its words ask for while others take shares.
const AIRY: f32 = 1.5;

/// Parts the width of a table among its columns: fixed ones first, then what the words of the others ask for, then shares.
/// When words ask for more than there is, wide columns give way before narrow ones.
pub(super) fn part(columns: &[(Width, Wish)], width: f32, points_a_millimetre: f32) -> Vec<f32> {
    let mut widths: Vec<f32> = columns
        .iter()
        .map(|(column, wish)| match column {
            Width::Fixed(millimetres) => millimetres.max(0.0) * points_a_millimetre,
            Width::Auto | Width::Share(_) => wish.least,
        })
        .collect();
    let left = width - widths.iter().sum::<f32>();
    if left < 0.0 {
        let scale = width / widths.iter().sum::<f32>();
        return widths.into_iter().map(|one| one * scale).collect();
    }
    let left = grow(columns, &mut widths, left);
    spread(columns, &mut widths, left);
    widths
}

/// Up to its natural width, a column gets in proportion to the root of what it lacks: a column of long texts takes most,
/// but not all, and no other one is left a strip. Returns what is left over.
fn grow(columns: &[(Width, Wish)], widths: &mut [f32], mut left: f32) -> f32 {
    let weight = |at: usize| (columns[at].1.natural - columns[at].1.least).max(0.1).sqrt();
    for _ in 0..columns.len() {
        let lacks = |at: &usize| !fixed(columns[*at].0) && columns[*at].1.natural > widths[*at] + 0.1;
        let open: Vec<usize> = (0..columns.len()).filter(lacks).collect();
        let all: f32 = open.iter().map(|at| weight(*at)).sum();
        if open.is_empty() || left < 0.1 {
            break;
        }
        let mut given = 0.0;
        for at in open {
            let part = (left * weight(at) / all).min(columns[at].1.natural - widths[at]);
            widths[at] += part;
            given += part;
        }
        left -= given;
    }
    left
}

/// Gives away what no words ask for, so that the table fills the type area: some air to automatic columns, the rest to
/// shares; without shares all to the automatic columns as they are, else to every column.
fn spread(columns: &[(Width, Wish)], widths: &mut [f32], mut left: f32) {
    let automatic: Vec<usize> = (0..columns.len()).filter(|at| matches!(columns[*at].0, Width::Auto)).collect();
    let shares: f32 = columns.iter().map(|(column, _)| share(*column)).sum();
    if shares > 0.0 {
        let wanted: f32 = automatic.iter().map(|at| widths[*at] * (AIRY - 1.0)).sum();
        let given = wanted.min(left * BREATH);
        for at in automatic {
            widths[at] += if wanted > 0.0 { widths[at] * (AIRY - 1.0) * given / wanted } else { 0.0 };
        }
        left -= given;
        for (at, (column, _)) in columns.iter().enumerate() {
            widths[at] += left * share(*column) / shares;
        }
        return;
    }
    let takers: Vec<usize> = if automatic.is_empty() { (0..columns.len()).collect() } else { automatic };
    let all: f32 = takers.iter().map(|at| widths[*at]).sum();
    let count = takers.len() as f32;
    for at in takers {
        widths[at] += if all > 0.0 { left * widths[at] / all } else { left / count };
    }
}

fn fixed(width: Width) -> bool {
    matches!(width, Width::Fixed(_))
}

fn share(width: Width) -> f32 {
    match width {
        Width::Share(share) => share.max(0.0),
        Width::Auto | Width::Fixed(_) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_table_and_none_is_torn() {
        let wish = |least, natural| Wish { least, natural };
        let check = |what: &str, columns: &[(Width, Wish)], wanted: &[f32]| {
            let widths = part(columns, 100.0, 1.0);
            assert!((widths.iter().sum::<f32>() - 100.0).abs() < 0.1, "{what}: {widths:?}");
            for (got, wanted) in widths.iter().zip(wanted) {
                assert!((got - wanted).abs() < 0.6, "{what}: {widths:?}");
            }
        };
        let auto = Width::Auto;
        check("room for all", &[(auto, wish(5.0, 10.0)), (auto, wish(5.0, 40.0))], &[20.0, 80.0]);
        check("fixed stands", &[(Width::Fixed(30.0), wish(5.0, 90.0)), (auto, wish(5.0, 10.0))], &[30.0, 70.0]);
        check("a long text gives way", &[(auto, wish(10.0, 20.0)), (auto, wish(10.0, 900.0))], &[17.8, 82.2]);
        let share = Width::Share;
        check("shares take the rest", &[(auto, wish(5.0, 40.0)), (share(1.0), wish(0.0, 0.0))], &[60.0, 40.0]);
        check("air is not all of it", &[(auto, wish(5.0, 10.0)), (share(1.0), wish(0.0, 0.0))], &[15.0, 85.0]);
        check("words before shares", &[(share(9.0), wish(5.0, 10.0)), (share(1.0), wish(5.0, 80.0))], &[19.0, 81.0]);
        check("too many", &[(auto, wish(150.0, 200.0)), (auto, wish(50.0, 60.0))], &[75.0, 25.0]);
        check("no words", &[(auto, wish(0.0, 0.0)), (auto, wish(0.0, 0.0))], &[50.0, 50.0]);
    }
}
