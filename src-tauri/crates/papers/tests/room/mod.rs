//! The bundled faces, which every test sets its papers in: the same on every machine. And what the papers say.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use fonts::{Faces, Slot};
use papers::certificate::{Day, Facts};

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

/// What is known of the paper of a winner.
pub fn facts(name: &str) -> Facts {
    Facts {
        name: name.into(),
        unit: "江岸区第一中学".into(),
        work: "太阳能垃圾桶".into(),
        rank: "一等奖".into(),
        event: "第三届青少年科技创新大赛".into(),
        year: "2026".into(),
        number: "KX-2026-JS-0001".into(),
        date: Some(Day { year: 2026, month: 10, day: 25 }),
        issuers: vec!["江岸区科学技术协会".into(), "江岸区教育局".into()],
        ..Facts::default()
    }
}

/// Facts that leave no token of any template empty.
pub fn full(name: &str) -> Facts {
    let more = [("起止", "2026年3月5日至2026年4月9日"), ("学时", "40"), ("成绩", "92"), ("聘期", "三年")];
    Facts { more: more.map(|(token, value)| (token.into(), value.into())).into(), ..facts(name) }
}
