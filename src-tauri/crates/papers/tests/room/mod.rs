//! The bundled faces, which every test sets its papers in: the same on every machine.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use fonts::{Faces, Slot};

/// The bundled faces.
pub fn faces() -> Faces {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    let faces = Faces::bundled(&folder);
    assert!(
        faces.serving(Slot::Serif).is_some(),
        "no faces in {}: run `cargo xtask fonts`, which fetches them",
        folder.display()
    );
    faces
}

/// A time that does not move.
pub fn noon() -> NaiveDateTime {
    chrono::NaiveDate::from_ymd_opt(2026, 3, 5).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap()
}

/// The text of a PDF, page by page, as a reader would select it.
pub fn text(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    let text = |number: &u32| document.extract_text(&[*number]).unwrap().replace('\n', "");
    pages.keys().map(text).collect()
}
