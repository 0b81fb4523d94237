//! xieban-cli: the same office without a window.

use std::process::ExitCode;

fn main() -> ExitCode {
    xieban_cli::run(std::env::args_os())
}
