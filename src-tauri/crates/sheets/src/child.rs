//! Reading in a process of its own: a file that makes its reader abort, hang or eat memory ends that process and no other.
//!
//! The program runs itself again with a hidden first argument; [`serve_if_asked`] must be the first thing its `main` does.

use std::ffi::OsStr;
use std::io::{BufReader, BufWriter, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::wire::{self, Answer};
use crate::{Prose, ReadError, Workbook, read};

/// The hidden first arguments: read cells, read running text.
const ASKED: &str = "--read-spreadsheet";
const ASKED_FOR_TEXT: &str = "--read-text";

/// What reading may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes of data that the process may add to what it has at its start.
    pub memory: u64,
    /// Longest time.
    pub time: Duration,
    /// Most bytes of the answer, which the asking process has to hold.
    pub answer: u64,
}

impl Default for Limits {
    /// 100,000 rows of 12 columns take a tenth of the memory and of the answer.
    fn default() -> Self {
        Limits { memory: 1024 << 20, time: Duration::from_secs(20), answer: 256 << 20 }
    }
}

/// Bytes that go into the pipe, or out of it, at once.
const PIPE: usize = 1 << 16;

/// Between two looks whether the user has stopped the reading.
const LOOK: Duration = Duration::from_millis(100);

/// When this process was started to read a file: limits itself, reads, answers on stdout and exits. Returns otherwise.
pub fn serve_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    let asked = arguments.next().unwrap_or_default();
    let file = arguments.next().unwrap_or_default();
    let memory = arguments.next().and_then(|most| most.to_string_lossy().parse().ok());
    let memory = memory.unwrap_or_else(|| Limits::default().memory);
    if asked == ASKED {
        serve(&file, memory, read::file);
    } else if asked == ASKED_FOR_TEXT {
        serve(&file, memory, read::prose::file);
    }
}

fn serve<T: Answer>(file: &OsStr, memory: u64, read: fn(&Path) -> Result<T, ReadError>) -> ! {
    limit_memory(memory);
    let answer = match file.is_empty() {
        true => Err(ReadError::Unopened { file: String::new(), detail: "没有给出文件".into() }),
        false => read(Path::new(file)),
    };
    let written = wire::put(&answer, BufWriter::with_capacity(PIPE, std::io::stdout().lock()));
    std::process::exit(i32::from(written.is_err()));
}

/// Reads the cells of `file` in a child process of `program`, whose `main` calls [`serve_if_asked`]. None when `stopped`
/// said so before it was done.
pub fn read(program: &Path, file: &Path, stopped: &dyn Fn() -> bool) -> Result<Option<Workbook>, ReadError> {
    answer(program, ASKED, file, Limits::default(), stopped)
}

/// [`read`] within other limits, to its end.
pub fn read_within(program: &Path, file: &Path, limits: Limits) -> Result<Option<Workbook>, ReadError> {
    answer(program, ASKED, file, limits, &|| false)
}

/// Reads the running text of `file` in such a process; none when it is no running text.
pub fn read_text(program: &Path, file: &Path) -> Result<Option<Prose>, ReadError> {
    Ok(answer(program, ASKED_FOR_TEXT, file, Limits::default(), &|| false)?.flatten())
}

fn answer<T: Answer>(
    program: &Path,
    asked: &str,
    file: &Path,
    limits: Limits,
    stopped: &dyn Fn() -> bool,
) -> Result<Option<T>, ReadError> {
    let name = file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
    let crashed = |detail: String| ReadError::Crashed { file: name.clone(), detail };
    let mut child = Command::new(program)
        .arg(asked)
        .arg(file)
        .arg(limits.memory.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| crashed(cause.to_string()))?;
    let (sender, receiver) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        thread::spawn(move || {
            let mut stdout = BufReader::with_capacity(PIPE, stdout.take(limits.answer));
            let read = wire::take::<T>(&mut stdout).map_err(|cause| cause.to_string());
            let too_long = read.is_err() && stdout.get_ref().limit() == 0;
            // Nobody listens any more once the time is over.
            let _ = sender.send((read, too_long));
        });
    }
    let begun = Instant::now();
    let mut answer = Err(mpsc::RecvTimeoutError::Timeout);
    while matches!(answer, Err(mpsc::RecvTimeoutError::Timeout)) && begun.elapsed() < limits.time && !stopped() {
        answer = receiver.recv_timeout(LOOK.min(limits.time));
    }
    let too_long = matches!(&answer, Ok((_, true)));
    if answer.is_err() || too_long {
        // It may have ended by itself in between; then there is nothing to kill.
        let _ = child.kill();
    }
    let status = child.wait().map_err(|cause| crashed(cause.to_string()))?;
    if answer.is_err() && begun.elapsed() < limits.time && stopped() {
        return Ok(None);
    }
    match answer {
        Err(_) => Err(ReadError::TooSlow { file: name, seconds: limits.time.as_secs() }),
        Ok(_) if too_long => Err(ReadError::TooLarge { file: name, detail: "内容超过上限".into() }),
        Ok((Ok(answer), _)) if status.success() => answer.map(Some),
        Ok((Err(cause), _)) if status.success() => Err(crashed(cause)),
        Ok(_) if out_of_memory(status) => Err(ReadError::TooLarge { file: name, detail: "内存超过上限".into() }),
        Ok(_) => Err(ReadError::Crashed { file: name, detail: status.to_string() }),
    }
}

/// An allocation that fails aborts the process.
#[cfg(unix)]
fn out_of_memory(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(6)
}

#[cfg(not(unix))]
fn out_of_memory(_: ExitStatus) -> bool {
    false
}

/// Limits what this process may add to its memory from now on; an allocation beyond that aborts it.
///
/// RLIMIT_DATA rather than RLIMIT_AS: a large executable maps hundreds of megabytes before it starts.
#[cfg(unix)]
pub fn limit_memory(more: u64) {
    let baseline = std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            status.lines().find_map(|line| line.strip_prefix("VmData:")?.split_whitespace().next()?.parse::<u64>().ok())
        })
        .map_or(0, |kilobytes| kilobytes << 10);
    let most = baseline.saturating_add(more);
    // Where the system does not take the limit, the time cap remains.
    let _ = rlimit::Resource::DATA.set(most, most);
}

/// No limit here; the time cap remains.
#[cfg(not(unix))]
pub fn limit_memory(_: u64) {}
