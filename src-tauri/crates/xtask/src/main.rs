//! cargo xtask test: everything that must hold before a change lands, step by step, each with its time.

mod steps;

use std::process::ExitCode;

const USAGE: &str = "用法：cargo xtask test    检查格式、静态检查、运行全部测试";

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("test") => steps::test(),
        Some(other) => {
            eprintln!("没有“{other}”这个命令。\n{USAGE}");
            ExitCode::from(2)
        }
        None => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}
