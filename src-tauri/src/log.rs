//! A local log without personal data: times, request names, error codes, and where a panic happened.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

static FILE: OnceLock<PathBuf> = OnceLock::new();

/// The log grows to this size, then begins anew beside the old one.
const LARGEST: u64 = 1 << 20;

/// Begins the log in `home` and keeps panics in it.
pub fn begin(home: PathBuf) {
    let file = home.join("xieban.log");
    if fs::metadata(&file).is_ok_and(|meta| meta.len() > LARGEST) {
        // A log that cannot be moved goes on growing; that is no reason not to start.
        let _ = fs::rename(&file, home.join("xieban.old.log"));
    }
    let _ = fs::create_dir_all(&home);
    let _ = FILE.set(file);
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // The place only: the message may quote a record.
        line(&format!("panic at {}", panic.location().map(ToString::to_string).unwrap_or_default()));
        before(panic);
    }));
}

/// Adds a line. A full disk must not stop the work that is logged.
pub fn line(text: &str) {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    if let Some(file) = FILE.get()
        && let Ok(mut file) = OpenOptions::new().create(true).append(true).open(file)
    {
        let _ = writeln!(file, "{seconds} {text}");
    }
}
