//! The steps of `run` and `test`. One that fails says so and ends the whole.

use std::fs;
use std::time::Instant;

use crate::faces;
use crate::packages::{self, TESTS, WINDOW};
use crate::shell::{run as shell, target, top};

type Outcome = Result<(), String>;

/// A named step.
struct Step {
    what: &'static str,
    work: fn() -> Outcome,
}

const CHECKS: &[Step] = &[
    Step { what: "系统软件包", work: || packages::install(&[WINDOW, TESTS].concat(), true) },
    Step { what: "字体", work: faces::fetch },
    Step { what: "格式", work: || shell(".", &["cargo", "fmt", "--all", "--check"], &[]) },
    Step { what: "界面的依赖", work: || npm_ci("ui").and_then(|()| npm_ci("tests/e2e")) },
    Step { what: "界面的写法", work: || npm("lint").and_then(|()| npm("typecheck")) },
    Step { what: "界面的测试", work: || npm("test") },
    Step { what: "界面", work: || npm("build") },
    Step {
        what: "静态检查",
        work: || {
            let lint =
                ["cargo", "clippy", "--workspace", "--all-targets", "--features", "xieban/automation", "--locked"];
            shell(".", &[&lint[..], &["--", "-D", "warnings"]].concat(), &[])
        },
    },
    Step {
        what: "测试",
        work: || shell(".", &["cargo", "test", "--workspace", "--exclude", "xieban", "--locked"], &[]),
    },
    Step {
        what: "程序",
        work: || shell(".", &["cargo", "build", "-p", "xieban", "--features", "automation", "--locked"], &[]),
    },
    Step {
        what: "真窗口里的测试",
        work: || {
            let binary = target().join("debug/xieban");
            shell("tests/e2e", &["npm", "test"], &[("XIEBAN_BINARY", binary.into_os_string())])
        },
    },
];

/// Everything that must hold before a change lands; the last line counts the steps.
pub(crate) fn test() -> Outcome {
    packages::node()?;
    for (done, step) in CHECKS.iter().enumerate() {
        println!("── {}", step.what);
        let begun = Instant::now();
        if let Err(why) = (step.work)() {
            println!("── {}没有通过，{:.0} 秒", step.what, begun.elapsed().as_secs_f32());
            return Err(format!("{why}\n{done} passed, 1 failed"));
        }
        println!("── {}通过，{:.0} 秒", step.what, begun.elapsed().as_secs_f32());
    }
    println!("{} passed, 0 failed", CHECKS.len());
    Ok(())
}

/// Builds everything and opens the window.
pub(crate) fn run(yes: bool) -> Outcome {
    packages::node()?;
    packages::install(WINDOW, yes)?;
    faces::fetch()?;
    npm_ci("ui")?;
    npm("build")?;
    shell(".", &["cargo", "build", "-p", "xieban", "--locked"], &[])?;
    let binary = target().join("debug").join(if cfg!(windows) { "xieban.exe" } else { "xieban" });
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if cfg!(target_os = "linux") && !display {
        return Err(format!(
            "程序已编好，但这里没有屏幕。要在虚拟屏幕里打开：\n  xvfb-run -s '-screen 0 1366x768x24' {}",
            binary.display()
        ));
    }
    shell(".", &[&binary.to_string_lossy()], &[])
}

/// The page, built, and what drives it.
pub(crate) fn page() -> Outcome {
    npm_ci("ui")?;
    npm_ci("tests/e2e")?;
    npm("build")
}

fn npm(script: &str) -> Outcome {
    shell("ui", &["npm", "run", "--silent", script], &[])
}

/// `npm ci`, unless the lock file is the one that was installed last.
fn npm_ci(folder: &str) -> Outcome {
    let lock = fs::read(top().join(folder).join("package-lock.json")).map_err(|cause| format!("{folder}: {cause}"))?;
    let stamp = top().join(folder).join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    shell(folder, &["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], &[])?;
    fs::write(&stamp, lock).map_err(|cause| format!("{}: {cause}", stamp.display()))
}
