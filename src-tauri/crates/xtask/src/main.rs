//! cargo xtask run | test | fonts | bench | torture: all set-up on a fresh Debian or Ubuntu with only Rust and Node, then the
//! window, or every check, or the faces alone; how long things take; whether the office outlives being killed.

mod bench;
mod faces;
mod packages;
mod shell;
mod steps;
mod torture;

use std::process::ExitCode;

const USAGE: &str = "用法：
  cargo xtask run [--yes]    装好所缺，编出界面与程序，打开窗口
  cargo xtask test           装好所缺，检查格式与写法，运行全部测试（含真窗口）
  cargo xtask fonts          取来随程序带的字体，放进 assets/fonts
  cargo xtask bench [名称]    量数据多时的快慢、窗口打开的快慢；写了名称就只量名称里有它的，window 是窗口
  cargo xtask torture [--rounds N]   反复在任意时刻杀掉进程，看本会文件是否完好";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => steps::run(false),
        ["run", "--yes"] => steps::run(true),
        ["test"] => steps::test(),
        ["fonts"] => faces::fetch(),
        ["bench"] => bench::bench(None),
        ["bench", only] => bench::bench(Some(only)),
        ["torture"] => torture::torture(None),
        ["torture", "--rounds", rounds] => torture::torture(Some(rounds)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // On stdout like every step before it, so that a log keeps the order.
            println!("{why}");
            ExitCode::FAILURE
        }
    }
}
