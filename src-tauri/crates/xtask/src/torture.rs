//! `torture`: the main job through xieban-cli, killed at random moments. The test itself stands beside the program it kills
//! (cli/tests/torture.rs) and runs one round in every test run; here it runs as many as are asked for.

use crate::shell::run as shell;

/// How many rounds when none are named.
const ROUNDS: &str = "20";

/// Runs so many rounds; each one kills some forty processes.
pub(crate) fn torture(rounds: Option<&str>) -> Result<(), String> {
    let rounds = rounds.unwrap_or(ROUNDS);
    if rounds.parse::<u32>().is_err() {
        return Err(format!("“{rounds}”不是轮数，请写一个数，例如 --rounds 50。"));
    }
    let test = ["cargo", "test", "--locked", "-p", "xieban-cli", "--test", "torture", "--", "--nocapture"];
    shell(".", &test, &[("XIEBAN_TORTURE_ROUNDS", rounds.into())])
}
