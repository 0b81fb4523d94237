//! The bundled faces, chosen character by character; the same on every machine.

use std::path::Path;

use fonts::{Faces, Slot};

fn bundled() -> Faces {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    assert!(
        folder.join("FandolFang-Regular.otf").is_file(),
        "no faces in {}: run `cargo xtask fonts`, which fetches them",
        folder.display()
    );
    Faces::bundled(&folder)
}

#[test]
fn a_character_finds_the_face_of_its_slot_or_the_next_that_has_it() {
    let faces = bundled();
    let check = |slot: Slot, ch: char, wanted: Option<&str>| {
        let found = faces.glyph(slot, ch).map(|glyph| faces.face(glyph.face).name.as_str());
        assert_eq!(found, wanted, "{ch} (U+{:04X}) in {}", u32::from(ch), slot.label());
    };
    check(Slot::Serif, '协', Some("NotoSerifSC-Regular"));
    check(Slot::Sans, '协', Some("NotoSansSC-Regular"));
    check(Slot::Kai, '协', Some("LXGWWenKai-Regular"));
    check(Slot::FangSong, '协', Some("FandolFang-Regular"));
    check(Slot::Title, '协', Some("NotoSerifSC-Bold"));
    check(Slot::Calligraphy, '荣', Some("MaShanZheng-Regular"));
    // Rare characters fall back, the closest style first.
    check(Slot::FangSong, '𬭎', Some("LXGWWenKai-Regular"));
    check(Slot::FangSong, '䶮', Some("LXGWWenKai-Regular"));
    check(Slot::FangSong, '𠮷', Some("LXGWWenKai-Regular"));
    check(Slot::FangSong, '㛃', Some("LXGWWenKai-Regular"));
    check(Slot::Calligraphy, '喆', Some("LXGWWenKai-Regular"));
    check(Slot::Serif, '\u{E000}', None);
}

#[test]
fn advances_are_in_sizes() {
    let faces = bundled();
    let advance = |slot, ch| faces.glyph(slot, ch).unwrap().advance;
    for slot in [Slot::Serif, Slot::Sans, Slot::Kai, Slot::FangSong, Slot::Title] {
        assert!((advance(slot, '协') - 1.0).abs() < 0.01, "{}", slot.label());
        assert!(advance(slot, '1') < 0.7, "{}", slot.label());
    }
}

#[test]
fn a_stand_in_is_named_and_a_missing_folder_is_no_panic() {
    let faces = bundled();
    assert_eq!(faces.stands_in(Slot::FangSong).map(|face| face.name.as_str()), Some("FandolFang-Regular"));
    let none = Faces::bundled(Path::new("no such folder"));
    assert!(none.serving(Slot::Serif).is_none());
    assert!(none.glyph(Slot::Serif, '协').is_none());
}
