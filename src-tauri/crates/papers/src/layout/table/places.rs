//! Which cell covers which places of the table's grid.

use crate::document::{Cell, Row};

/// A cell with the places it covers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot<'d> {
    pub(crate) cell: &'d Cell,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) across: usize,
    pub(crate) down: usize,
}

/// Places the cells of some rows: a cell goes to the first free column of its row; what would reach beyond the last row
/// ends there.
pub(crate) fn spots(rows: &[Row]) -> Vec<Spot<'_>> {
    let mut spots = Vec::new();
    // Until which row each column is covered by a cell from above.
    let mut covered: Vec<usize> = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in &cells.0 {
            while covered.get(column).is_some_and(|until| *until > row) {
                column += 1;
            }
            let down = cell.down.clamp(1, rows.len() - row);
            // A merged cell is no wider than the gap that cells from above leave.
            let wanted = cell.across.clamp(1, 1024);
            let free = (0..wanted).take_while(|at| covered.get(column + at).is_none_or(|until| *until <= row)).count();
            let across = free.max(1);
            if covered.len() < column + across {
                covered.resize(column + across, 0);
            }
            covered[column..column + across].fill(row + down);
            spots.push(Spot { cell, row, column, across, down });
            column += across;
        }
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_push_the_others_aside() {
        let check = |rows: Vec<Row>, wanted: &[(usize, usize, usize, usize)]| {
            let found: Vec<_> = spots(&rows).iter().map(|s| (s.row, s.column, s.across, s.down)).collect();
            assert_eq!(found, wanted);
        };
        let one = || Cell::new("");
        check(vec![Row(vec![one(), one()])], &[(0, 0, 1, 1), (0, 1, 1, 1)]);
        check(vec![Row(vec![one().down(2), one()]), Row(vec![one()])], &[(0, 0, 1, 2), (0, 1, 1, 1), (1, 1, 1, 1)]);
        // Two levels of header, the first cell over both, the last one too far down.
        check(
            vec![Row(vec![one().down(2), one().across(2), one().down(9)]), Row(vec![one(), one()])],
            &[(0, 0, 1, 2), (0, 1, 2, 1), (0, 3, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)],
        );
    }
}
