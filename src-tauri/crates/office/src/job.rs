//! Long work: an id that the caller chose, a count, a cancel flag.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use crate::error::{Error, Result};

/// The running jobs, by id.
#[derive(Debug, Default)]
pub struct Jobs(Mutex<HashMap<String, Arc<Job>>>);

/// One piece of long work. Whoever does it says how far it is and asks whether to stop.
#[derive(Debug, Default)]
pub struct Job {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
    step: Mutex<String>,
}

/// How far a job is.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct JobStatus {
    /// True while it runs.
    pub running: bool,
    /// What it does now.
    pub step: String,
    /// How many are done.
    pub done: u64,
    /// Of how many; 0 when not known yet.
    pub total: u64,
}

impl Job {
    /// Begins a step of `total` pieces.
    pub fn step(&self, what: &str, total: usize) {
        *self.step.lock().unwrap_or_else(PoisonError::into_inner) = what.into();
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total as u64, Ordering::Relaxed);
    }

    /// One more piece is done; refuses to go on when the user has cancelled.
    pub fn tick(&self) -> Result<()> {
        self.done.fetch_add(1, Ordering::Relaxed);
        if self.is_cancelled() { Err(Error::Cancelled) } else { Ok(()) }
    }

    /// True once the user has cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    fn status(&self) -> JobStatus {
        JobStatus {
            running: true,
            step: self.step.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            done: self.done.load(Ordering::Relaxed),
            total: self.total.load(Ordering::Relaxed),
        }
    }
}

/// Strikes a job off the list when it ends, however it ends.
struct Running<'a> {
    jobs: &'a Jobs,
    id: Option<&'a str>,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            self.jobs.map().remove(id);
        }
    }
}

impl Jobs {
    /// Runs `work` as the job `id` (none: a job that nobody watches).
    pub fn run<T>(&self, id: Option<&str>, work: impl FnOnce(&Job) -> Result<T>) -> Result<T> {
        let job = Arc::new(Job::default());
        if let Some(id) = id {
            self.map().insert(id.into(), Arc::clone(&job));
        }
        let _end = Running { jobs: self, id };
        work(&job)
    }

    /// How far the job is; a job that ended is not running.
    pub fn status(&self, id: &str) -> JobStatus {
        let job = self.map().get(id).cloned();
        job.map_or(JobStatus { running: false, step: String::new(), done: 0, total: 0 }, |job| job.status())
    }

    /// Asks the job to stop at its next piece.
    pub fn cancel(&self, id: &str) {
        if let Some(job) = self.map().get(id) {
            job.cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn map(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Job>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
