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

/// Parts the width of a table among its columns: fixed ones first, then what the words of automatic ones ask for, then
/// shares. When words ask for more than there is, wide columns give way before narrow ones.
pub(super) fn part(columns: &[(Width, Wish)], width: f32, points_a_millimetre: f32) -> Vec<f32> {
    let mut widths: Vec<f32> = columns
        .iter()
        .map(|(column, wish)| match column {
            Width::Fixed(millimetres) => millimetres.max(0.0) * points_a_millimetre,
            Width::Auto | Width::Share(_) => wish.least,
        })
        .collect();
    let mut left = width - widths.iter().sum::<f32>();
    if left < 0.0 {
        let scale = width / widths.iter().sum::<f32>();
        return widths.into_iter().map(|one| one * scale).collect();
    }
    let automatic: Vec<usize> = (0..columns.len()).filter(|at| matches!(columns[*at].0, Width::Auto)).collect();
    let shares: f32 = columns.iter().map(|(column, _)| share(*column)).sum();
    // Up to its natural width, a column gets in proportion to the root of what it lacks: a column of long texts takes
    // most, but not all, and no other one is left a strip.
    for _ in 0..columns.len() {
        let open: Vec<usize> =
            automatic.iter().copied().filter(|at| columns[*at].1.natural > widths[*at] + 0.1).collect();
        let weight = |at: usize| (columns[at].1.natural - columns[at].1.least).max(0.1).sqrt();
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
    if shares > 0.0 {
        for (at, (column, _)) in columns.iter().enumerate() {
            widths[at] += left * share(*column) / shares;
        }
        return widths;
    }
    // What is still left goes to the automatic columns as they are, else to all: the table fills the type area.
    let takers: Vec<usize> = if automatic.is_empty() { (0..columns.len()).collect() } else { automatic };
    let all: f32 = takers.iter().map(|at| widths[*at]).sum();
    for at in takers {
        widths[at] += if all > 0.0 { left * widths[at] / all } else { left / columns.len() as f32 };
    }
    widths
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
        check("shares take the rest", &[(auto, wish(5.0, 40.0)), (Width::Share(1.0), wish(0.0, 0.0))], &[40.0, 60.0]);
        check("too many", &[(auto, wish(150.0, 200.0)), (auto, wish(50.0, 60.0))], &[75.0, 25.0]);
        check("no words", &[(auto, wish(0.0, 0.0)), (auto, wish(0.0, 0.0))], &[50.0, 50.0]);
    }
}
