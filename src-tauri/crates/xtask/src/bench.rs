//! `bench`: how long the office takes at the sizes it must bear (tests/benches), optimised as users get it.

use crate::shell::run as shell;

/// Runs all benches, or those whose name holds `only`.
pub(crate) fn bench(only: Option<&str>) -> Result<(), String> {
    let mut command = vec!["cargo", "bench", "--locked", "-p", "xieban-tests", "--bench", "office"];
    command.extend(only.map(|only| ["--", only]).into_iter().flatten());
    shell(".", &command, &[])
}
