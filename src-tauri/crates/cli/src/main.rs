//! xieban-cli: the same office without a window.

use std::process::ExitCode;

fn main() -> ExitCode {
    office::serve_if_asked();
    xieban_cli::run(std::env::args_os())
}
