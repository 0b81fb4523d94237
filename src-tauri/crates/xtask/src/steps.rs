//! The steps of `cargo xtask test`. A step that fails says so, names what to run again, and ends the whole.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// One command from the top of the checkout.
struct Step {
    /// What it is for, as the output names it.
    what: &'static str,
    /// The program and its arguments.
    command: &'static [&'static str],
}

/// The shell needs system libraries and is left out until a step installs them.
const STEPS: &[Step] = &[
    Step { what: "格式", command: &["cargo", "fmt", "--all", "--check"] },
    Step {
        what: "静态检查",
        command: &[
            "cargo",
            "clippy",
            "--workspace",
            "--exclude",
            "xieban",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
    },
    Step { what: "测试", command: &["cargo", "test", "--workspace", "--exclude", "xieban", "--locked"] },
];

/// Runs every step; the last line counts them.
pub(crate) fn test() -> ExitCode {
    let top = top();
    for (done, step) in STEPS.iter().enumerate() {
        let line = step.command.join(" ");
        println!("── {}：{line}", step.what);
        let begun = Instant::now();
        let passed = run(&top, step.command);
        println!(
            "── {}{}，{:.0} 秒",
            step.what,
            if passed { "通过" } else { "没有通过" },
            begun.elapsed().as_secs_f32()
        );
        if !passed {
            println!("改好后可单独再跑：{line}");
            println!("{done} passed, 1 failed");
            return ExitCode::FAILURE;
        }
    }
    println!("{} passed, 0 failed", STEPS.len());
    ExitCode::SUCCESS
}

fn run(top: &Path, command: &[&str]) -> bool {
    let Some((program, arguments)) = command.split_first() else { return false };
    match Command::new(program).args(arguments).current_dir(top).status() {
        Ok(status) => status.success(),
        Err(cause) => {
            println!("“{program}”运行不了：{cause}");
            false
        }
    }
}

/// The top of the checkout: this crate stands three folders below it.
fn top() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_path_buf()
}
