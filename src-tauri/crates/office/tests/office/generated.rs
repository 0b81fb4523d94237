//! The TypeScript of the wire is written from the Rust types. With XIEBAN_WRITE_TYPES=1 this writes it; without, it fails
//! when the committed files differ.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

#[test]
fn the_committed_types_are_those_of_the_api() {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/generated");
    let wanted = office::api::typescript();
    if env::var_os("XIEBAN_WRITE_TYPES").is_some() {
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        for (name, text) in &wanted {
            fs::write(dir.join(name), text).unwrap();
        }
    }
    let found: BTreeSet<String> =
        fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let names: BTreeSet<String> = wanted.keys().cloned().collect();
    assert_eq!(found, names, "run: XIEBAN_WRITE_TYPES=1 cargo test -p office --test office committed_types");
    for (name, text) in &wanted {
        assert_eq!(&fs::read_to_string(dir.join(name)).unwrap(), text, "{name} is not what the API says");
    }
}
