//! `bench`: how long the office takes at the sizes it must bear (tests/benches), beside others where they are installed, and how soon the window stands and how its
//! longest list scrolls (tests/e2e/bench.mjs), all optimised as users get it.

use crate::packages::{self, TESTS, WINDOW};
use crate::shell::{run as shell, target};
use crate::{faces, steps};

/// Runs all benches, or those of the office whose name holds `only`; `window` alone is the window's.
pub(crate) fn bench(only: Option<&str>) -> Result<(), String> {
    packages::node()?;
    packages::install(&[WINDOW, TESTS].concat(), true)?;
    faces::fetch()?;
    if only != Some("window") {
        let mut command = vec!["cargo", "bench", "--locked", "-p", "xieban-tests", "--bench", "office"];
        command.extend(only.map(|only| ["--", only]).into_iter().flatten());
        shell(".", &command, &[])?;
    }
    for bench in ["import", "papers"] {
        if only.is_none_or(|only| bench.contains(only)) {
            beside_others(bench)?;
        }
    }
    if only.is_none_or(|only| only == "window") { window() } else { Ok(()) }
}

/// Work as users have it, each program in a process of its own, beside the programs of others that are installed.
fn beside_others(bench: &str) -> Result<(), String> {
    shell(".", &["cargo", "build", "--locked", "--release", "-p", "xieban-cli"], &[])?;
    let cli = target().join("release").join(format!("xieban-cli{}", std::env::consts::EXE_SUFFIX));
    let env = [("XIEBAN_CLI", cli.into_os_string())];
    shell(".", &["cargo", "bench", "--locked", "-p", "xieban-tests", "--bench", bench], &env)
}

/// The window against an empty one on the same libraries.
fn window() -> Result<(), String> {
    steps::page()?;
    for what in [&["--features", "automation"][..], &["--example", "empty"]] {
        shell(".", &[&["cargo", "build", "--locked", "--release", "-p", "xieban"], what].concat(), &[])?;
    }
    let built = target().join("release");
    let env = [
        ("XIEBAN_BINARY", built.join("xieban").into_os_string()),
        ("XIEBAN_EMPTY", built.join("examples/empty").into_os_string()),
    ];
    shell("tests/e2e", &["npm", "run", "--silent", "bench"], &env)
}
