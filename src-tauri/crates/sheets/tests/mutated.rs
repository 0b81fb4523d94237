//! Two thousand broken files, the same on every run: each is read or refused, and nothing else happens.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod made;
mod mutation;

use std::path::Path;
use std::sync::Mutex;

/// Where the code of this crate panicked; a reader of others that does so is caught and refused.
static OURS: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[test]
fn broken_files_are_read_or_refused() {
    let more = vec![
        made::xlsx(),
        made::biff5(false),
        made::gb18030(&made::separated(',')),
        made::html().into_bytes(),
        made::xml2003().into_bytes(),
        made::fods().into_bytes(),
    ];
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let sound = mutation::sound_files(&fixtures, more).unwrap();
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location().filter(|place| place.file().contains("crates/sheets")) {
            OURS.lock().unwrap().push(place.to_string());
        }
    }));
    let mut read = 0;
    for seed in 0..2000 {
        let file = mutation::broken(&sound, seed);
        let outcome = std::panic::catch_unwind(|| mutation::read(&file));
        let ours = OURS.lock().unwrap().clone();
        if outcome.is_err() || !ours.is_empty() {
            let _ = std::panic::take_hook();
            panic!("file {seed}: {ours:?}");
        }
        read += usize::from(outcome.unwrap_or_default());
    }
    let _ = std::panic::take_hook();
    // Some of the changes hit nothing that matters; a reader that refuses everything would pass otherwise.
    assert!((200..1900).contains(&read), "{read} of 2000 were read");
}
