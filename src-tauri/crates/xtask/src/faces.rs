//! Fetches the open faces that the program carries (never committed) into assets/fonts.
//!
//! A face that cannot be fetched is said and the build goes on: papers are then set in another one, and say so.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{run, target, top};

/// A package that holds faces.
struct Package {
    /// Its name, in npm with the version.
    name: &'static str,
    registry: Registry,
    /// The files wanted: where they lie in the package, and what they are called here.
    files: &'static [(&'static str, &'static str)],
}

enum Registry {
    Npm,
    Debian,
}

const PACKAGES: &[Package] = &[
    Package {
        name: "@expo-google-fonts/noto-serif-sc@0.4.3",
        registry: Registry::Npm,
        files: &[
            ("package/400Regular/NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf"),
            ("package/700Bold/NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf"),
        ],
    },
    Package {
        name: "@expo-google-fonts/noto-sans-sc@0.4.3",
        registry: Registry::Npm,
        files: &[
            ("package/400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"),
            ("package/700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"),
        ],
    },
    Package {
        name: "@expo-google-fonts/ma-shan-zheng@0.4.3",
        registry: Registry::Npm,
        files: &[("package/400Regular/MaShanZheng_400Regular.ttf", "MaShanZheng-Regular.ttf")],
    },
    Package {
        name: "@expo-google-fonts/zcool-xiaowei@0.4.1",
        registry: Registry::Npm,
        files: &[("package/400Regular/ZCOOLXiaoWei_400Regular.ttf", "ZCOOLXiaoWei-Regular.ttf")],
    },
    Package {
        name: "fonts-lxgw-wenkai",
        registry: Registry::Debian,
        files: &[("usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "LXGWWenKai-Regular.ttf")],
    },
    Package {
        name: "texlive-lang-chinese",
        registry: Registry::Debian,
        files: &[(
            "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
            "FandolFang-Regular.otf",
        )],
    },
];

/// Fetches what is not there yet.
pub(crate) fn fetch() -> Result<(), String> {
    let folder = top().join("assets/fonts");
    fs::create_dir_all(&folder).map_err(|cause| format!("{}：{cause}", folder.display()))?;
    for package in PACKAGES {
        if package.files.iter().all(|(_, file)| folder.join(file).is_file()) {
            continue;
        }
        println!("取字体：{}", package.name);
        if let Err(why) = take(package, &folder) {
            let files: Vec<&str> = package.files.iter().map(|(_, file)| *file).collect();
            println!("没有取到 {}：{why}\n纸面会改用别的字体，并在结果里说明；其余照常。", files.join("、"));
        }
    }
    Ok(())
}

fn take(package: &Package, folder: &Path) -> Result<(), String> {
    let plain: String = package.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let scratch = target().join("faces").join(plain);
    // What an earlier, broken-off attempt left must not be taken for the package.
    if scratch.exists() {
        fs::remove_dir_all(&scratch).map_err(|cause| cause.to_string())?;
    }
    fs::create_dir_all(&scratch).map_err(|cause| cause.to_string())?;
    let at = scratch.to_string_lossy();
    match package.registry {
        Registry::Npm => {
            run(&at, &["npm", "pack", "--silent", package.name], &[])?;
            run(&at, &["tar", "-xzf", &only(&scratch, "tgz")?], &[])?;
        }
        Registry::Debian => {
            run(&at, &["apt-get", "download", "-q", package.name], &[])?;
            run(&at, &["dpkg", "-x", &only(&scratch, "deb")?, "."], &[])?;
        }
    }
    for (from, file) in package.files {
        // Renamed only when whole: a face that is there is a face that can be read.
        let part = folder.join(format!("{file}.part"));
        fs::copy(scratch.join(from), &part)
            .and_then(|_| fs::rename(&part, folder.join(file)))
            .map_err(|cause| format!("{from}：{cause}"))?;
    }
    fs::remove_dir_all(&scratch).map_err(|cause| cause.to_string())
}

/// The one file of a folder with that ending.
fn only(folder: &Path, ending: &str) -> Result<String, String> {
    let entries = fs::read_dir(folder).map_err(|cause| cause.to_string())?;
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let found = paths.iter().find(|path| path.extension().is_some_and(|own| own == ending));
    found.map(|path| path.to_string_lossy().into_owned()).ok_or_else(|| format!("没有下载到 .{ending} 文件"))
}
