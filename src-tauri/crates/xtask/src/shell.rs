//! Running other programs from the top of the checkout.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The top of the checkout: this crate stands three folders below it.
pub(crate) fn top() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), PathBuf::from)
}

/// Runs a command in a folder below the top; the reason when it did not succeed.
pub(crate) fn run(folder: &str, command: &[&str], env: &[(&str, OsString)]) -> Result<(), String> {
    let line = command.join(" ");
    let Some((program, arguments)) = command.split_first() else { return Err("没有命令".into()) };
    let status = Command::new(program)
        .args(arguments)
        .current_dir(top().join(folder))
        .envs(env.iter().map(|(name, value)| (name, value)))
        .status()
        .map_err(|cause| format!("“{program}”运行不了：{cause}。请先安装它。"))?;
    if status.success() { Ok(()) } else { Err(format!("没有通过：{line}（在 {folder} 里可单独再跑）")) }
}

/// What a command prints, or nothing when it cannot be run.
pub(crate) fn output(command: &[&str]) -> Option<String> {
    let (program, arguments) = command.split_first()?;
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
