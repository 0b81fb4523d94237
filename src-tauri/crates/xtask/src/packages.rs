//! System packages of Debian and Ubuntu, and the least Node.

use std::io::{IsTerminal, Write};

use crate::shell::{output, run};

/// A package and what it is for.
type Package = (&'static str, &'static str);

/// What building and showing the window needs.
pub(crate) const WINDOW: &[Package] = &[
    ("build-essential", "编译 SQLite"),
    ("pkg-config", "找到系统库"),
    ("libwebkit2gtk-4.1-dev", "窗口里的网页引擎"),
    ("fonts-noto-cjk", "界面的中文字"),
];

/// What testing the window needs beside that.
pub(crate) const TESTS: &[Package] = &[
    ("webkit2gtk-driver", "在测试里操作窗口"),
    ("xvfb", "测试用的虚拟屏幕"),
    ("dbus", "输入法与窗口说话"),
    ("ibus", "在测试里打中文"),
    ("ibus-gtk3", "窗口接上输入法"),
    ("ibus-libpinyin", "拼音输入法"),
    ("xdotool", "在测试里敲键盘"),
    ("poppler-utils", "在测试里把文稿画成图片来比"),
    ("libreoffice-writer-nogui", "在测试里打开 Word 文件"),
    ("python3-uno", "在测试里用 LibreOffice 改 Word 文件"),
];

/// The least Node that the ui builds with.
const NODE: (u32, u32) = (20, 19);

/// Installs what is missing; asks first in a terminal unless `yes`.
pub(crate) fn install(wanted: &[Package], yes: bool) -> Result<(), String> {
    let missing: Vec<&Package> = wanted.iter().filter(|(name, _)| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("还缺这些系统软件包：");
    for (name, why) in &missing {
        println!("  {name}：{why}");
    }
    if output(&["apt-get", "--version"]).is_none() {
        return Err("这台电脑没有 apt-get，请用系统自带的办法装上以上软件包，再运行一次。".into());
    }
    if !yes && std::io::stdin().is_terminal() {
        print!("现在安装？[Y/n] ");
        let mut answer = String::new();
        std::io::stdout()
            .flush()
            .and_then(|()| std::io::stdin().read_line(&mut answer))
            .map_err(|cause| cause.to_string())?;
        if answer.trim().eq_ignore_ascii_case("n") {
            return Err("没有安装，先停在这里。".into());
        }
    }
    let root = output(&["id", "-u"]).is_some_and(|id| id.trim() == "0");
    let sudo: &[&str] = if root { &[] } else { &["sudo"] };
    let env = [("DEBIAN_FRONTEND", "noninteractive".into())];
    run(".", &[sudo, &["apt-get", "update", "-q"]].concat(), &env)?;
    let names = missing.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    run(".", &[sudo, &["apt-get", "install", "-y", "-q", "--no-install-recommends"], &names].concat(), &env)
}

fn installed(name: &str) -> bool {
    output(&["dpkg-query", "-W", "-f=${Status}", name]).is_some_and(|status| status.ends_with(" installed"))
}

/// Refuses a Node that is too old, or missing.
pub(crate) fn node() -> Result<(), String> {
    let version = output(&["node", "--version"]).ok_or("没有找到 Node。请安装 Node 20.19 或更新的版本。")?;
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < NODE {
        return Err(format!("Node {} 太旧，请换成 {}.{} 或更新的版本。", version.trim(), NODE.0, NODE.1));
    }
    Ok(())
}
