//! `cargo xtask fuzz`: broken files from the project's own fixtures, read by a worker within the limits of a real reading. A
//! worker that dies, hangs or trips over our own code leaves its file in target/fuzz, told by its number.

#[path = "../../sheets/tests/mutation/mod.rs"]
mod mutation;

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sheets::child::{Limits, limit_memory};

use crate::shell::{target, top};

/// The hidden argument of the worker.
pub(crate) const WORKER: &str = "--fuzz-worker";

/// How long the whole runs where nothing else is said.
pub(crate) const SECONDS: u64 = 60;

/// How the worker tells that a file was read.
const READ: &str = "read";

/// What has come of the files so far.
#[derive(Default)]
struct Count {
    files: u64,
    read: u64,
    faults: Vec<String>,
}

/// Breaks and reads files for so many seconds, from the file of this number on.
pub(crate) fn run(seconds: u64, first: u64) -> Result<(), String> {
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut count = Count::default();
    let mut next = first;
    while Instant::now() < end {
        next = until_it_falls(next, end, &mut count)?;
    }
    println!("{} 个改坏的文件：读出 {} 个，拒绝 {} 个", count.files, count.read, count.files - count.read);
    match count.faults.as_slice() {
        [] => Ok(()),
        faults => Err(format!("{}\n有问题的文件在 {}", faults.join("\n"), folder().display())),
    }
}

/// Runs one worker until it falls or the time is over; the number of the next file comes back.
fn until_it_falls(first: u64, end: Instant, count: &mut Count) -> Result<u64, String> {
    let program = std::env::current_exe().map_err(|cause| cause.to_string())?;
    let mut worker = Command::new(program)
        .args([WORKER, &first.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| format!("开不了子进程：{cause}"))?;
    let lines = lines_of(&mut worker);
    let mut at = first;
    let fault = loop {
        if Instant::now() >= end {
            break None;
        }
        match lines.recv_timeout(Limits::default().time) {
            Ok(line) if line == READ || line.is_empty() => {
                count.files += 1;
                count.read += u64::from(line == READ);
                at += 1;
            }
            Ok(panic) => break Some(panic),
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => break Some("20 秒没有读完".into()),
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => {
                break Some("进程中止（内存超过上限或崩溃）".into());
            }
        }
    };
    // It may have ended by itself.
    let _ = worker.kill();
    let ended = worker.wait().map_err(|cause| cause.to_string())?;
    let Some(fault) = fault else { return Ok(at) };
    count.files += 1;
    count.faults.push(format!("{at} 号文件：{fault}，{ended}"));
    keep(at)?;
    Ok(at + 1)
}

fn lines_of(worker: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    if let Some(stdout) = worker.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
    }
    receiver
}

/// The worker: reads file after file and says of each, on a line of its own, what came of it. Ends when it is ended.
pub(crate) fn work(first: u64) -> Result<(), String> {
    let sound = sound().map_err(|cause| cause.to_string())?;
    limit_memory(Limits::default().memory);
    let ours = Arc::new(Mutex::new(String::new()));
    let seen = Arc::clone(&ours);
    std::panic::set_hook(Box::new(move |panic| {
        // A reader of others that trips is caught and refused; our own code must not.
        if let (Some(place), Ok(mut seen)) =
            (panic.location().filter(|place| place.file().contains("crates/sheets")), seen.lock())
        {
            *seen = format!("在 {place} 出错");
        }
    }));
    for seed in first.. {
        let file = mutation::broken(&sound, seed);
        let read = std::panic::catch_unwind(|| mutation::read(&file));
        let panic = ours.lock().map(|panic| panic.clone()).unwrap_or_default();
        let line = match read {
            _ if !panic.is_empty() => panic,
            Ok(true) => READ.into(),
            Ok(false) => String::new(),
            Err(_) => "读时出错".into(),
        };
        writeln!(std::io::stdout(), "{line}").map_err(|cause| cause.to_string())?;
    }
    Ok(())
}

/// Keeps the file of a number.
fn keep(seed: u64) -> Result<(), String> {
    let path = folder().join(format!("{seed}.xls"));
    let written =
        std::fs::create_dir_all(folder()).and_then(|()| std::fs::write(&path, mutation::broken(&sound()?, seed)));
    written.map_err(|cause| format!("{}: {cause}", path.display()))
}

fn sound() -> Result<Vec<Vec<u8>>, std::io::Error> {
    mutation::sound_files(&top().join("src-tauri/crates/sheets/tests/fixtures"), Vec::new())
}

fn folder() -> PathBuf {
    target().join("fuzz")
}
