//! The rules of ARCHITECTURE.md that neither Cargo nor a lint keeps, checked on the tree itself.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// What a part of the tree must never name.
struct Rule {
    /// Folder below the top; only files under it are read.
    under: &'static str,
    /// Endings of the files that are read.
    endings: &'static [&'static str],
    /// Parts of paths that the rule passes over.
    except: &'static [&'static str],
    /// Words that must not stand there.
    never: &'static [&'static str],
    /// Why.
    why: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        under: "src-tauri/crates",
        endings: &["Cargo.toml"],
        except: &[],
        never: &["tauri =", "tauri-", "wry"],
        why: "only the shell names tauri",
    },
    Rule {
        under: "src-tauri/crates",
        endings: &["Cargo.toml"],
        except: &["crates/office/"],
        never: &["rusqlite", "libsqlite3"],
        why: "only office speaks SQL",
    },
    Rule {
        under: "src-tauri",
        endings: &[".rs"],
        except: &["/tests/"],
        never: &["std::net", "net::{", "TcpStream", "UdpSocket", "reqwest", "ureq", "hyper::"],
        why: "no call leaves the machine",
    },
    Rule {
        under: "src-tauri/crates/papers/src",
        endings: &[".rs"],
        except: &[],
        never: &["SystemTime::now", "Local::now", "Utc::now", "fs::", "{fs", "Path"],
        why: "papers knows no clock and no path",
    },
    Rule {
        under: "src-tauri/crates/sheets/src",
        endings: &[".rs"],
        except: &[],
        never: &["SystemTime::now", "Local::now", "Utc::now"],
        why: "sheets knows no clock",
    },
    Rule {
        under: "src-tauri/crates/office/src",
        endings: &[".rs"],
        // The doors themselves, and what looks at the whole file: copies, the check, the preview of an undo.
        except: &["src/office.rs", "src/journal/", "src/backup", "src/undoing.rs"],
        never: &[".writer()", "transaction(", "BEGIN\"", "BEGIN IMMEDIATE"],
        why: "the office file is written through act, record and upkeep",
    },
    Rule {
        under: "src-tauri/src",
        endings: &[".rs"],
        except: &[],
        never: &["rusqlite", "sheets::", "papers::", "Office::", "Place::", "At::", "SELECT "],
        why: "the shell holds no rule: it hands requests to office::api",
    },
    Rule {
        under: "ui/src",
        endings: &[".ts", ".tsx"],
        except: &["ui/src/backend/tauri.ts"],
        never: &["@tauri-apps"],
        why: "one door to Rust",
    },
    Rule {
        under: "ui/src",
        endings: &[".ts", ".tsx", ".css"],
        except: &[".test.ts", "/generated/"],
        never: &["http://", "https://", "XMLHttpRequest", "WebSocket(", "EventSource("],
        why: "no call leaves the machine",
    },
    Rule {
        under: "ui/src/shared",
        endings: &[".ts", ".tsx"],
        except: &[".test.tsx"],
        never: &["/features/"],
        why: "what areas share knows no area",
    },
    Rule {
        under: "src-tauri/crates/office/src",
        endings: &[".rs"],
        except: &["journal/session.rs"],
        never: &["unsafe {", "unsafe extern", "unsafe fn"],
        why: "one unsafe file around the session API",
    },
    Rule {
        under: "src-tauri/crates/office/src",
        endings: &[".rs", ".sql"],
        except: &[],
        never: &["INSERT OR REPLACE", "REPLACE INTO", "ON DELETE CASCADE", "ON DELETE SET NULL"],
        why: "REPLACE leaves stale search hits, cascades escape the journal",
    },
];

impl Rule {
    fn applies(&self, path: &str) -> bool {
        path.starts_with(self.under)
            && self.endings.iter().any(|ending| path.ends_with(ending))
            && !self.except.iter().any(|part| path.contains(part))
    }

    /// The words of `text` that break the rule.
    fn broken_by(&self, path: &str, text: &str) -> Vec<&'static str> {
        if !self.applies(path) {
            return Vec::new();
        }
        self.never.iter().copied().filter(|word| text.contains(word)).collect()
    }
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | "node_modules" | "dist" | ".git") {
                files(&path, out);
            }
        } else {
            out.push(path);
        }
    }
}

#[test]
fn no_part_names_what_it_must_never_name() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut all = Vec::new();
    files(&top.join("src-tauri"), &mut all);
    files(&top.join("ui/src"), &mut all);
    assert!(all.len() > 20, "the tree was not read");
    let mut broken = Vec::new();
    for file in all {
        let path = file.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
        let Ok(text) = fs::read_to_string(&file) else { continue };
        for rule in RULES {
            for word in rule.broken_by(&path, &text) {
                broken.push(format!("{path} names “{word}”: {}", rule.why));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The area that a file of the page belongs to, and the areas that it imports.
fn areas_of(path: &str, text: &str) -> Option<(String, Vec<String>)> {
    let own = path.strip_prefix("ui/src/features/")?.split('/').next()?.to_owned();
    let imported = text.split("from \"../").skip(1).filter_map(|rest| rest.split(['/', '"']).next());
    // ../../shared climbs out of the features; ../event goes to a neighbour.
    Some((own, imported.filter(|area| *area != "..").map(str::to_owned).collect()))
}

#[test]
fn areas_of_the_page_do_not_import_one_another() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut all = Vec::new();
    files(&top.join("ui/src/features"), &mut all);
    assert!(all.len() > 20, "the tree was not read");
    let mut broken = Vec::new();
    for file in all {
        let path = file.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let Some((own, imported)) = areas_of(&path, &text) else { continue };
        broken.extend(imported.into_iter().filter(|area| *area != own).map(|area| format!("{path} imports {area}")));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let neighbour = areas_of("ui/src/features/plan/Plans.tsx", "import { x } from \"../event/Events\";");
    assert_eq!(neighbour, Some(("plan".to_owned(), vec!["event".to_owned()])));
}

#[test]
fn each_rule_can_fail() {
    for (path, text, breaks) in [
        ("src-tauri/crates/office/Cargo.toml", "tauri = \"2\"", true),
        ("src-tauri/Cargo.toml", "tauri = \"2\"", false),
        ("src-tauri/crates/sheets/Cargo.toml", "rusqlite = \"0.43\"", true),
        ("src-tauri/crates/office/Cargo.toml", "rusqlite = \"0.43\"", false),
        ("src-tauri/src/main.rs", "use std::net::TcpStream;", true),
        ("src-tauri/crates/papers/src/lib.rs", "let now = Local::now();", true),
        ("src-tauri/crates/sheets/src/child.rs", "let now = Utc::now();", true),
        ("src-tauri/crates/papers/src/lib.rs", "use std::{fs, io};", true),
        ("src-tauri/crates/office/src/event/mod.rs", "at.office().writer()?", true),
        ("src-tauri/crates/office/src/office.rs", "self.office.writer()?", false),
        ("src-tauri/src/call.rs", "Office::open(place, Mode::Write)", true),
        ("ui/src/shared/keys.ts", "import { invoke } from \"@tauri-apps/api/core\";", true),
        ("ui/src/backend/tauri.ts", "import { invoke } from \"@tauri-apps/api/core\";", false),
        ("ui/src/shell/Frame.tsx", "fetch(\"https://example.org\")", true),
        ("ui/src/shared/keys.ts", "import { FACTS } from \"../features/plan/FactToken\";", true),
        ("src-tauri/crates/office/src/place.rs", "unsafe { call() }", true),
        ("src-tauri/crates/office/src/journal/session.rs", "unsafe { call() }", false),
        ("src-tauri/crates/office/src/plan/store.rs", "INSERT OR REPLACE INTO plan", true),
        ("src-tauri/crates/office/src/schema/0001_first.sql", "ON DELETE CASCADE", true),
    ] {
        let broken = RULES.iter().any(|rule| !rule.broken_by(path, text).is_empty());
        assert_eq!(broken, breaks, "{path}: {text}");
    }
}
