//! The outline that readers show beside the pages (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Object};

use super::{Bookmark, utf16};

/// The outline as objects; none when there are no bookmarks.
pub(super) fn of(lo: &mut lopdf::Document, bookmarks: &[Bookmark]) -> Option<Object> {
    if bookmarks.is_empty() {
        return None;
    }
    let pages: Vec<lopdf::ObjectId> = lo.get_pages().into_values().collect();
    let root = lo.new_object_id();
    let ids: Vec<lopdf::ObjectId> = bookmarks.iter().map(|_| lo.new_object_id()).collect();
    let Tree { parents, children, places } = tree(bookmarks);
    let id = |at: Option<usize>| Object::Reference(at.map_or(root, |at| ids[at]));
    let under = |parent: Option<usize>| &children[parent.map_or(0, |at| at + 1)];
    for (at, mark) in bookmarks.iter().enumerate() {
        let siblings = under(parents[at]);
        let mut entry = Dictionary::new();
        entry.set("Title", utf16(&mark.text));
        entry.set("Parent", id(parents[at]));
        if let Some(before) = places[at].checked_sub(1).and_then(|place| siblings.get(place)) {
            entry.set("Prev", id(Some(*before)));
        }
        if let Some(next) = siblings.get(places[at] + 1) {
            entry.set("Next", id(Some(*next)));
        }
        let under = under(Some(at));
        if let (Some(first), Some(last)) = (under.first(), under.last()) {
            entry.set("First", id(Some(*first)));
            entry.set("Last", id(Some(*last)));
            entry.set("Count", under.len() as i64);
        }
        if let Some(page) = pages.get(mark.page) {
            let fit = [Object::Reference(*page), Object::Name(b"Fit".to_vec())];
            entry.set("Dest", fit.to_vec());
        }
        lo.set_object(ids[at], entry);
    }
    let top = under(None);
    let mut entry = Dictionary::new();
    entry.set("Type", Object::Name(b"Outlines".to_vec()));
    entry.set("Count", bookmarks.len() as i64);
    if let (Some(first), Some(last)) = (top.first(), top.last()) {
        entry.set("First", id(Some(*first)));
        entry.set("Last", id(Some(*last)));
    }
    lo.set_object(root, entry);
    Some(Object::Reference(root))
}

/// Which bookmark stands under which.
struct Tree {
    /// The parent of each: the last one before it with a higher level.
    parents: Vec<Option<usize>>,
    /// First those without a parent, then those under each.
    children: Vec<Vec<usize>>,
    /// The place of each among those under its parent.
    places: Vec<usize>,
}

fn tree(bookmarks: &[Bookmark]) -> Tree {
    let mut children = vec![Vec::new(); bookmarks.len() + 1];
    let (mut parents, mut places) = (Vec::new(), Vec::new());
    // The bookmarks that are open: each under the one before.
    let mut open: Vec<usize> = Vec::new();
    for (at, mark) in bookmarks.iter().enumerate() {
        while open.last().is_some_and(|last| bookmarks[*last].level >= mark.level) {
            open.pop();
        }
        let parent = open.last().copied();
        let siblings: &mut Vec<usize> = &mut children[parent.map_or(0, |at| at + 1)];
        places.push(siblings.len());
        siblings.push(at);
        parents.push(parent);
        open.push(at);
    }
    Tree { parents, children, places }
}
