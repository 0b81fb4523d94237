//! Which items stand elsewhere in the file than in the plan: under another one, or in another order among their siblings.

use std::collections::{HashMap, HashSet};

use super::super::compare::{ChangedField, ChangedItem, Difference};
use super::super::version::PlanText;
use super::ReturnedChange;
use super::lines::Read;
use super::sorting::{Change, Of};

/// The file and the plan, as far as places go.
pub(super) struct Standing<'a> {
    pub(super) text: &'a PlanText,
    pub(super) read: &'a Read,
    /// Items of the file that are items of the plan.
    pub(super) of_file: &'a HashMap<usize, usize>,
    /// The level of each item of the file.
    pub(super) levels: &'a [usize],
}

impl Standing<'_> {
    /// The items of the file that were moved, each as a change by its place in the file. What went along with its parent was not
    /// moved itself.
    pub(super) fn moved(&self) -> HashMap<usize, Change> {
        let parents: Vec<Option<usize>> = (0..self.levels.len()).map(|index| self.parent(index)).collect();
        let moved: HashSet<usize> = self.out_of_order(&parents);
        let changes = (0..self.levels.len()).filter_map(|index| {
            let old = *self.of_file.get(&index)?;
            let (before, after) = (self.parent_in_plan(old), parents[index]);
            let stays = match (before, after) {
                (None, None) => true,
                (Some(before), Some(after)) => self.of_file.get(&after) == Some(&before),
                _ => false,
            };
            if stays && !moved.contains(&index) {
                return None;
            }
            let field = if stays {
                self.order(index, old, &parents)
            } else {
                let words = |at: Option<usize>, name: &dyn Fn(usize) -> String| {
                    at.map(name).unwrap_or_else(|| "最上一级".into())
                };
                ChangedField {
                    name: "所属".into(),
                    before: words(before, &|at| self.text.items[at].text.clone()),
                    after: words(after, &|at| self.read.items[at].words.clone()),
                }
            };
            Some((index, self.change(index, old, field)))
        });
        changes.collect()
    }

    /// The last item above with a higher level.
    fn parent(&self, index: usize) -> Option<usize> {
        (0..index).rev().find(|above| self.levels[*above] < self.levels[index])
    }

    fn parent_in_plan(&self, old: usize) -> Option<usize> {
        (0..old).rev().find(|above| self.text.items[*above].level < self.text.items[old].level)
    }

    /// Siblings that stayed siblings, but for the longest run of them that kept its order.
    fn out_of_order(&self, parents: &[Option<usize>]) -> HashSet<usize> {
        let mut families: HashMap<Option<usize>, Vec<(usize, usize)>> = HashMap::new();
        for (index, parent) in parents.iter().enumerate() {
            if let Some(&old) = self.of_file.get(&index) {
                let same = parent.and_then(|parent| self.of_file.get(&parent).copied()) == self.parent_in_plan(old);
                if same {
                    families.entry(*parent).or_default().push((index, old));
                }
            }
        }
        families.into_values().flat_map(|family| not_rising(&family)).collect()
    }

    fn order(&self, index: usize, old: usize, parents: &[Option<usize>]) -> ChangedField {
        let before = (0..old).rev().find(|at| {
            self.text.items[*at].level == self.text.items[old].level
                && self.parent_in_plan(*at) == self.parent_in_plan(old)
        });
        let after =
            (0..index).rev().find(|at| self.levels[*at] == self.levels[index] && parents[*at] == parents[index]);
        let told = |words: Option<&str>| words.map_or_else(|| "最前".to_owned(), |words| format!("在“{words}”之后"));
        ChangedField {
            name: "次序".into(),
            before: told(before.map(|at| self.text.items[at].text.as_str())),
            after: told(after.map(|at| self.read.items[at].words.as_str())),
        }
    }

    fn change(&self, index: usize, old: usize, field: ChangedField) -> Change {
        let item = &self.text.items[old];
        let shown = ChangedItem {
            how: Difference::Changed,
            kind: item.kind.clone(),
            label: item.label.clone(),
            text: item.text.clone(),
            fields: vec![field],
        };
        let by = self.read.items[index].by.clone();
        Change { of: Of::Moved(index), shown: ReturnedChange { item: shown, by }, item: Some(old), columns: Vec::new() }
    }
}

/// Of pairs (here, there), in the order of the first: those here that are not of the longest run in which the second rises.
fn not_rising(pairs: &[(usize, usize)]) -> Vec<usize> {
    // For each pair, the longest run that ends with it, and the pair before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, (_, there)) in pairs.iter().enumerate() {
        let before = (0..at).filter(|before| pairs[*before].1 < *there).max_by_key(|before| runs[*before].0);
        runs.push((before.map_or(1, |before| runs[before].0 + 1), before));
    }
    // Of runs alike, the first one: what moved down is what moved.
    let mut at = (0..runs.len()).rev().max_by_key(|at| runs[*at].0);
    let mut kept = HashSet::new();
    while let Some(here) = at {
        kept.insert(pairs[here].0);
        at = runs[here].1;
    }
    pairs.iter().map(|(here, _)| *here).filter(|here| !kept.contains(here)).collect()
}

#[cfg(test)]
mod tests {
    use super::not_rising;

    #[test]
    fn as_few_as_can_be_are_said_to_have_moved() {
        for (there, moved) in [
            (vec![], vec![]),
            (vec![0, 1, 2], vec![]),
            (vec![2, 0, 1, 3], vec![0]),
            (vec![0, 2, 3, 1], vec![3]),
            (vec![3, 2, 1], vec![1, 2]),
        ] {
            let pairs: Vec<(usize, usize)> = there.into_iter().enumerate().collect();
            assert_eq!(not_rising(&pairs), moved, "{pairs:?}");
        }
    }
}
